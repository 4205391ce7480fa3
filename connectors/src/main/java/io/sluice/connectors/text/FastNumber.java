package io.sluice.connectors.text;

/**
 * Plain numbers where they stand, up to eight digits at a time (the three multiplications are D. Lemire's, Number
 * Parsing at a Gigabyte per Second, 2021). For numbers in a longer text whose end is not known; whatever is not plain is
 * left to others.
 */
public final class FastNumber {
    private static final long ZEROS = Swar.repeat('0');
    /** Digits that a long surely holds. */
    private static final int MOST_DIGITS = 18;
    /** Digits of a whole number that a double surely holds. */
    private static final int EXACT_DIGITS = 15;

    private static final long[] POWERS = {1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000};
    private static final double[] DOUBLE_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };

    /** What was read. */
    private long value;

    private double floating;

    public long value() {
        return value;
    }

    public double floating() {
        return floating;
    }

    /** Bytes in a row that are digits, from the lowest on: 0 to 8. */
    static int digits(long word) {
        long x = word ^ ZEROS;
        long notDigits = (x + Swar.repeat(0x76) | x) & Swar.HIGHS;
        return Swar.first(notDigits);
    }

    /** The number that the lowest {@code count} bytes, all digits, stand for. */
    static long number(long word, int count) {
        if (count == 0) {
            return 0;
        }
        long digits = (word ^ ZEROS) << (8 - count) * 8;
        digits = digits * 10 + (digits >>> 8);
        return ((digits & 0x000000FF000000FFL) * 0x000F424000000064L
                        + (digits >>> 16 & 0x000000FF000000FFL) * 0x0000271000000001L)
                >>> 32;
    }

    /**
     * Reads digits with or without a minus into {@link #value}; gives the position behind them, or -1 when there are none,
     * too many, a zero before others, or not eight bytes more in the array.
     */
    public int whole(byte[] b, int start) {
        boolean negative = b[start] == '-';
        int first = negative ? start + 1 : start;
        int p = first;
        long sum = 0;
        int count = 8;
        while (count == 8) {
            if (p + 8 > b.length || p - first > MOST_DIGITS - 8) {
                return -1;
            }
            long word = Swar.load(b, p);
            count = digits(word);
            sum = sum * POWERS[count] + number(word, count);
            p += count;
        }
        if (p == first || b[first] == '0' && p > first + 1) {
            return -1;
        }
        value = negative ? -sum : sum;
        return p;
    }

    /**
     * Reads a number with or without a point into {@link #floating}, rounded right; gives the position behind it, or -1
     * when {@link #whole} would or the digits are too many for it.
     */
    public int decimal(byte[] b, int start) {
        int point = whole(b, start);
        if (point < 0) {
            return -1;
        }
        if (b[point] != '.') {
            floating = b[start] == '-' && value == 0 ? -0.0 : value;
            return point - start > EXACT_DIGITS ? -1 : point;
        }
        int p = point + 1;
        long sum = Math.abs(value);
        int count = 8;
        while (count == 8) {
            if (p + 8 > b.length || p - start > EXACT_DIGITS) {
                return -1;
            }
            long word = Swar.load(b, p);
            count = digits(word);
            sum = sum * POWERS[count] + number(word, count);
            p += count;
        }
        if (p == point + 1 || p - start > EXACT_DIGITS + 1) {
            return -1;
        }
        double positive = sum / DOUBLE_POWERS[p - point - 1];
        floating = b[start] == '-' ? -positive : positive;
        return p;
    }
}
