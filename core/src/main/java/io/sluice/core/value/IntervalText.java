package io.sluice.core.value;

import java.nio.charset.StandardCharsets;

/** Intervals as Flink prints them: {@code +1-02} and {@code +1 02:03:04.005}; six digits where three lose something. */
public final class IntervalText {
    private static final int MONTHS_PER_YEAR = 12;

    private IntervalText() {}

    public static String months(int months) {
        long absolute = Math.abs((long) months);
        long rest = absolute % MONTHS_PER_YEAR;
        return (months < 0 ? "-" : "+") + absolute / MONTHS_PER_YEAR + (rest < 10 ? "-0" : "-") + rest;
    }

    public static String duration(long micros) {
        long absolute = Math.abs(micros);
        byte[] time = new byte[TimeText.MAX_LENGTH];
        int precision = absolute % 1000 == 0 ? 3 : 6;
        int length = TimeText.write(absolute % TimestampText.MICROS_PER_DAY, precision, time, 0);
        String text = new String(time, 0, length, StandardCharsets.ISO_8859_1);
        return (micros < 0 ? "-" : "+") + absolute / TimestampText.MICROS_PER_DAY + " " + text;
    }
}
