package io.sluice.engine.text;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.nested.TextWriter;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.DateText;
import io.sluice.core.value.DecimalText;
import io.sluice.core.value.IntervalText;
import io.sluice.core.value.TimeText;
import io.sluice.core.value.TimestampText;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;

/** The values of a result as people read them, in Flink's spelling. Immutable, for any thread. */
public final class ValueText {
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
            case DECIMAL -> DecimalText.of(column, row, type.scale()).toPlainString();
            case CHAR, VARCHAR -> text((VarcharColumn) column, row);
            case BINARY, VARBINARY, ARRAY, MAP, MULTISET, ROW ->
                TextWriter.of(type, zone.getRules(), true).text(column, row);
            case DATE -> date(((IntColumn) column).values[row]);
            case TIME -> time(((LongColumn) column).values[row], type.precision());
            case TIMESTAMP -> timestamp(((LongColumn) column).values[row], type.precision());
            case TIMESTAMP_LTZ ->
                timestamp(TimestampText.toLocal(((LongColumn) column).values[row], zone.getRules()), type.precision());
            case INTERVAL_YEAR_MONTH -> IntervalText.months(((IntColumn) column).values[row]);
            case INTERVAL_DAY_TIME -> IntervalText.duration(((LongColumn) column).values[row]);
            case NULL -> null;
        };
    }

    private static String text(VarcharColumn column, int row) {
        return new String(column.heap, column.starts[row], column.lengths[row], StandardCharsets.UTF_8);
    }

    private static String date(int day) {
        byte[] out = new byte[DateText.MAX_LENGTH];
        return ascii(out, DateText.write(day, out, 0));
    }

    private static String time(long micros, int digits) {
        byte[] out = new byte[TimeText.MAX_LENGTH];
        return ascii(out, TimeText.write(micros, digits, out, 0));
    }

    private static String timestamp(long micros, int digits) {
        byte[] out = new byte[TimestampText.MAX_LENGTH];
        return ascii(out, TimestampText.write(micros, ' ', digits, out, 0));
    }

    private static String ascii(byte[] text, int length) {
        return new String(text, 0, length, StandardCharsets.US_ASCII);
    }
}
