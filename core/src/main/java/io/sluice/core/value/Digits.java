package io.sluice.core.value;

/** ASCII digits of a fixed number, as dates and times have them. */
final class Digits {
    private Digits() {}

    /** The number written with exactly {@code count} digits, or -1. */
    static int read(byte[] bytes, int start, int count) {
        int value = 0;
        for (int p = start; p < start + count; p++) {
            int digit = bytes[p] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** Writes the last {@code count} digits of a non-negative number at {@code out[at]}; gives the position behind. */
    static int write(long value, int count, byte[] out, int at) {
        long rest = value;
        for (int i = at + count - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + count;
    }
}
