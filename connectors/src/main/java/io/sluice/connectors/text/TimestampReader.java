package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
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
    private static final long MICROS_PER_DAY = 86_400_000_000L;
    private static final long MICROS_PER_MINUTE = 60_000_000L;
    /** A day less than what microseconds in a long can hold: some 292,000 years. */
    private static final long LAST_DAY = Long.MAX_VALUE / MICROS_PER_DAY - 2;

    private static final int DATE_LENGTH = 10;

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
        int timeEnd = zoned ? zoneStart(bytes, start, end) : end;
        int split = separatorOf(bytes, start, timeEnd);
        if (split < 0) {
            return false;
        }
        int days = days(bytes, start, split);
        long micros = TimeText.parse(bytes, split + 1, timeEnd, precision);
        long offset = zoned ? offsetMinutes(bytes, timeEnd, end) : 0;
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
        if (end - start > DATE_LENGTH && bytes[start + DATE_LENGTH] == separator) {
            return start + DATE_LENGTH;
        }
        for (int p = start; p < end; p++) {
            if (bytes[p] == separator) {
                return p;
            }
        }
        return -1;
    }

    private int days(byte[] bytes, int start, int end) {
        if (end - start != DATE_LENGTH) {
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

    private static int zoneStart(byte[] bytes, int start, int end) {
        boolean offset = end - start > 6 && bytes[end - 3] == ':' && (bytes[end - 6] == '+' || bytes[end - 6] == '-');
        return offset ? end - 6 : Math.max(start, end - 1);
    }

    private static long offsetMinutes(byte[] bytes, int start, int end) {
        if (end - start == 1) {
            return bytes[start] == 'Z' ? 0 : TimeText.BAD;
        }
        int hours = end - start == 6 ? DateText.digits(bytes, start + 1, 2) : -1;
        int minutes = hours < 0 ? -1 : DateText.digits(bytes, start + 4, 2);
        if (minutes < 0 || minutes > 59 || hours > 18) {
            return TimeText.BAD;
        }
        return bytes[start] == '-' ? -(hours * 60L + minutes) : hours * 60L + minutes;
    }

    @Override
    public String expected() {
        String zone = zoned ? " and a Z or an offset behind" : "";
        return type + " as yyyy-MM-dd" + (separator == ' ' ? " " : "'" + separator + "'") + "HH:mm:ss" + zone
                + ", with at most " + Math.min(precision, 6) + " digits of fraction";
    }
}
