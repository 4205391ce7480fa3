package io.sluice.core.value;

import static io.sluice.core.value.TimestampText.MICROS_PER_SECOND;

/** TIME as text, from microseconds of the day: {@code HH:mm:ss} with a fraction of up to nine digits. */
public final class TimeText {
    /** What {@link #parse} gives for a text that is no time. */
    public static final long BAD = Long.MIN_VALUE;

    /** The longest text that {@link #write} makes. */
    public static final int MAX_LENGTH = 18;

    private static final int WHOLE_LENGTH = 8;
    private static final int MICRO_DIGITS = 6;
    private static final int LONGEST_FRACTION = 9;

    private TimeText() {}

    /** Microseconds of the day, or {@link #BAD}; digits past {@code precision} must be zero. */
    public static long parse(byte[] bytes, int start, int end, int precision) {
        if (end - start < WHOLE_LENGTH) {
            return BAD;
        }
        int hour = Digits.read(bytes, start, 2);
        int minute = Digits.read(bytes, start + 3, 2);
        int second = Digits.read(bytes, start + 6, 2);
        boolean inRange = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0 && second < 60;
        if (!inRange || bytes[start + 2] != ':' || bytes[start + 5] != ':') {
            return BAD;
        }
        long micros = ((hour * 60 + minute) * 60 + second) * MICROS_PER_SECOND;
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
        int value = Digits.read(bytes, point + 1, kept);
        for (int p = point + 1 + kept; p < end; p++) {
            if (bytes[p] != '0') {
                return -1;
            }
        }
        return value < 0 ? -1 : value * (int) Powers.ofTen(MICRO_DIGITS - kept);
    }

    /** How many digits behind the point (0 to 6) show all of the value. */
    public static int fractionDigits(long micros) {
        long rest = Math.floorMod(micros, MICROS_PER_SECOND);
        if (rest == 0) {
            return 0;
        }
        int digits = MICRO_DIGITS;
        for (; rest % 10 == 0; rest /= 10) {
            digits--;
        }
        return digits;
    }

    /**
     * Writes {@code 04:05:06} and {@code digits} (0 to 9) behind a point; what is finer is cut. Needs {@link #MAX_LENGTH}
     * bytes; gives the position behind what is to be kept.
     */
    public static int write(long microsOfDay, int digits, byte[] out, int at) {
        int seconds = (int) (microsOfDay / MICROS_PER_SECOND);
        int next = Digits.write(seconds / 3600, 2, out, at);
        out[next++] = ':';
        next = Digits.write(seconds / 60 % 60, 2, out, next);
        out[next++] = ':';
        next = Digits.write(seconds % 60, 2, out, next);
        if (digits == 0) {
            return next;
        }
        out[next++] = '.';
        Digits.write(microsOfDay % MICROS_PER_SECOND * 1000, LONGEST_FRACTION, out, next);
        return next + digits;
    }
}
