package io.sluice.connectors.text;

/** Times of the day as microseconds, written {@code HH:mm:ss} with a fraction of up to nine digits. */
final class TimeText {
    static final long BAD = Long.MIN_VALUE;

    private static final int WHOLE_LENGTH = 8;
    private static final int MICRO_DIGITS = 6;
    private static final int LONGEST_FRACTION = 9;
    private static final int[] MICROS_PER_UNIT = {1_000_000, 100_000, 10_000, 1_000, 100, 10, 1};

    private TimeText() {}

    /** Microseconds of the day, or {@link #BAD}; digits past {@code precision} must be zero. */
    static long parse(byte[] bytes, int start, int end, int precision) {
        if (end - start < WHOLE_LENGTH) {
            return BAD;
        }
        int hour = DateText.digits(bytes, start, 2);
        int minute = DateText.digits(bytes, start + 3, 2);
        int second = DateText.digits(bytes, start + 6, 2);
        boolean inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (!inRange || bytes[start + 2] != ':' || bytes[start + 5] != ':') {
            return BAD;
        }
        long micros = ((hour * 60 + minute) * 60 + second) * 1_000_000L;
        if (end == start + WHOLE_LENGTH) {
            return micros;
        }
        int fraction = fraction(bytes, start + WHOLE_LENGTH, end, Math.min(precision, MICRO_DIGITS));
        return fraction < 0 ? BAD : micros + fraction;
    }

    private static int fraction(byte[] bytes, int point, int end, int precision) {
        int digits = end - point - 1;
        if (bytes[point] != '.' || digits < 1 || digits > LONGEST_FRACTION) {
            return -1;
        }
        int kept = Math.min(digits, precision);
        int value = DateText.digits(bytes, point + 1, kept);
        for (int p = point + 1 + kept; p < end; p++) {
            if (bytes[p] != '0') {
                return -1;
            }
        }
        return value < 0 ? -1 : value * MICROS_PER_UNIT[kept];
    }
}
