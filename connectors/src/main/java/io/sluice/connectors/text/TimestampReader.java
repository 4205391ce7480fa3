package io.sluice.connectors.text;

import static io.sluice.core.value.TimestampText.MICROS_PER_DAY;
import static io.sluice.core.value.TimestampText.MICROS_PER_MINUTE;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.core.value.DateText;
import io.sluice.core.value.TimeText;
import io.sluice.core.value.TimestampText;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * TIMESTAMP(p) as {@code yyyy-MM-dd HH:mm:ss[.fraction]} and TIMESTAMP_LTZ(p) with {@code Z} or an offset such as
 * {@code +02:00} behind it. Remembers the last date: in most files the next row has the same.
 */
final class TimestampReader implements ValueReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);
    /** A day less than what microseconds in a long can hold: some 292,000 years. */
    private static final long LAST_DAY = Long.MAX_VALUE / MICROS_PER_DAY - 2;

    private final SqlType type;
    private final char separator;
    private final boolean zoned;
    private final int precision;
    private long lastYearAndMonth;
    private short lastDay;
    private int lastDays = DateText.BAD;

    TimestampReader(SqlType type, char separator) {
        this.type = type.withNullable(true);
        this.separator = separator;
        this.zoned = type.root() == TypeRoot.TIMESTAMP_LTZ;
        this.precision = type.precision();
    }

    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        int timeEnd = zoned ? TimestampText.zoneStart(bytes, start, end) : end;
        int split = separatorOf(bytes, start, timeEnd);
        if (split < 0) {
            return false;
        }
        int days = days(bytes, start, split);
        long micros = TimeText.parse(bytes, split + 1, timeEnd, precision);
        long offset = zoned ? TimestampText.offsetMinutes(bytes, timeEnd, end) : 0;
        if (days == DateText.BAD || micros == TimeText.BAD || offset == TimeText.BAD) {
            return false;
        }
        if (Math.abs(days) > LAST_DAY) {
            return false;
        }
        column.appendLong(days * MICROS_PER_DAY + micros - offset * MICROS_PER_MINUTE);
        return true;
    }

    private int separatorOf(byte[] bytes, int start, int end) {
        if (end - start > DateText.PLAIN_LENGTH && bytes[start + DateText.PLAIN_LENGTH] == separator) {
            return start + DateText.PLAIN_LENGTH;
        }
        for (int p = start; p < end; p++) {
            if (bytes[p] == separator) {
                return p;
            }
        }
        return -1;
    }

    private int days(byte[] bytes, int start, int end) {
        if (end - start != DateText.PLAIN_LENGTH) {
            return DateText.parse(bytes, start, end);
        }
        long yearAndMonth = (long) LONG.get(bytes, start);
        short day = (short) SHORT.get(bytes, start + 8);
        if (yearAndMonth != lastYearAndMonth || day != lastDay || lastDays == DateText.BAD) {
            lastDays = DateText.parse(bytes, start, end);
            lastYearAndMonth = yearAndMonth;
            lastDay = day;
        }
        return lastDays;
    }

    @Override
    public String expected() {
        String zone = zoned ? " and a Z or an offset behind" : "";
        return type + " as yyyy-MM-dd" + (separator == ' ' ? " " : "'" + separator + "'") + "HH:mm:ss" + zone
                + ", with at most " + Math.min(precision, 6) + " digits of fraction";
    }
}
