package io.sluice.engine.text;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.type.Int128;
import io.sluice.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;

/** The values of a result as people read them, in Flink's spelling. Immutable, for any thread. */
public final class ValueText {
    private static final long MICROS_PER_SECOND = 1_000_000L;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;
    private static final int STORED_DIGITS = 6;
    private static final int MILLI_DIGITS = 3;
    private static final int MONTHS_PER_YEAR = 12;

    private final ZoneId zone;

    /** @param zone in which TIMESTAMP_LTZ is shown */
    public ValueText(ZoneId zone) {
        this.zone = zone;
    }

    /** The text of one value, null for NULL. */
    public String of(SqlType type, Column column, int row) {
        if (column.isNull(row)) {
            return null;
        }
        return switch (type.root()) {
            case BOOLEAN -> ((BooleanColumn) column).values[row] ? "TRUE" : "FALSE";
            case TINYINT, SMALLINT, INTEGER -> Integer.toString(((IntColumn) column).values[row]);
            case BIGINT -> Long.toString(((LongColumn) column).values[row]);
            case FLOAT -> Float.toString(((FloatColumn) column).values[row]);
            case DOUBLE -> Double.toString(((DoubleColumn) column).values[row]);
            case DECIMAL -> new BigDecimal(unscaled(column, row), type.scale()).toPlainString();
            case VARCHAR -> text((VarcharColumn) column, row);
            case DATE -> date(((IntColumn) column).values[row]);
            case TIME -> time(((LongColumn) column).values[row], type.precision());
            case TIMESTAMP -> timestamp(((LongColumn) column).values[row], type.precision());
            case TIMESTAMP_LTZ -> timestamp(local(((LongColumn) column).values[row]), type.precision());
            case INTERVAL_YEAR_MONTH -> months(((IntColumn) column).values[row]);
            case INTERVAL_DAY_TIME -> duration(((LongColumn) column).values[row]);
            case NULL -> null;
        };
    }

    private static BigInteger unscaled(Column column, int row) {
        return column instanceof DecimalColumn wide
                ? Int128.toBigInteger(wide.high[row], wide.low[row])
                : BigInteger.valueOf(((LongColumn) column).values[row]);
    }

    private static String text(VarcharColumn column, int row) {
        return new String(column.heap, column.starts[row], column.lengths[row], StandardCharsets.UTF_8);
    }

    private long local(long micros) {
        long second = Math.floorDiv(micros, MICROS_PER_SECOND);
        return micros + zone.getRules().getOffset(Instant.ofEpochSecond(second)).getTotalSeconds() * MICROS_PER_SECOND;
    }

    private static String date(long epochDay) {
        return LocalDate.ofEpochDay(epochDay).toString();
    }

    private static String time(long microsOfDay, int digits) {
        StringBuilder out = new StringBuilder("HH:mm:ss.SSSSSS".length());
        appendTime(out, microsOfDay, digits);
        return out.toString();
    }

    private static String timestamp(long micros, int digits) {
        StringBuilder out = new StringBuilder("yyyy-MM-dd HH:mm:ss.SSSSSS".length());
        out.append(date(Math.floorDiv(micros, MICROS_PER_DAY))).append(' ');
        appendTime(out, Math.floorMod(micros, MICROS_PER_DAY), digits);
        return out.toString();
    }

    private static void appendTime(StringBuilder out, long microsOfDay, int digits) {
        long second = microsOfDay / MICROS_PER_SECOND;
        appendPadded(out, second / 3600, 2);
        appendPadded(out.append(':'), second / 60 % 60, 2);
        appendPadded(out.append(':'), second % 60, 2);
        if (digits > 0) {
            int start = out.append('.').length();
            appendPadded(out, microsOfDay % MICROS_PER_SECOND, STORED_DIGITS);
            out.append("0".repeat(Math.max(0, digits - STORED_DIGITS))).setLength(start + digits);
        }
    }

    private static String months(int months) {
        int absolute = Math.abs(months);
        String sign = months < 0 ? "-" : "+";
        StringBuilder out =
                new StringBuilder(sign).append(absolute / MONTHS_PER_YEAR).append('-');
        appendPadded(out, absolute % MONTHS_PER_YEAR, 2);
        return out.toString();
    }

    private static String duration(long micros) {
        long absolute = Math.abs(micros);
        StringBuilder out = new StringBuilder(micros < 0 ? "-" : "+");
        out.append(absolute / MICROS_PER_DAY).append(' ');
        boolean wholeMillis = absolute % 1000 == 0;
        appendTime(out, absolute % MICROS_PER_DAY, wholeMillis ? MILLI_DIGITS : STORED_DIGITS);
        return out.toString();
    }

    private static void appendPadded(StringBuilder out, long value, int width) {
        String digits = Long.toString(value);
        out.append("0".repeat(width - digits.length())).append(digits);
    }
}
