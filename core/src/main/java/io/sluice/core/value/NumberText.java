package io.sluice.core.value;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/**
 * Decimal numbers as text: {@code [+-] digits [. digits] [e [+-] digits]}, with a digit before or after the point. Nearly
 * all numbers are plain: up to 18 digits with at most a minus before and a point within. Those are read in one pass.
 */
public final class NumberText {
    /** What {@link #plainLong} gives for a text that is not plain; 18 digits never come to it. */
    public static final long BAD = Long.MIN_VALUE;

    /** The longest text of a BIGINT. */
    public static final int MAX_LONG_LENGTH = 20;

    private NumberText() {}

    /** A whole number of 1 to 18 digits with or without a minus; {@link #BAD} for everything else. */
    public static long plainLong(byte[] bytes, int start, int end) {
        boolean negative = start < end && bytes[start] == '-';
        int p = negative ? start + 1 : start;
        if (p == end || end - p > Powers.MAX_LONG) {
            return BAD;
        }
        long value = 0;
        for (; p < end; p++) {
            int digit = bytes[p] - '0';
            if (digit < 0 || digit > 9) {
                return BAD;
            }
            value = value * 10 + digit;
        }
        return negative ? -value : value;
    }

    /** The digits of a plain number without sign, its point left out; -1 when it is none. */
    static long plainDigits(byte[] bytes, int start, int end) {
        if (end - start > Powers.MAX_LONG) {
            return -1;
        }
        long value = 0;
        int points = 0;
        for (int p = start; p < end; p++) {
            int digit = bytes[p] - '0';
            if (digit >= 0 && digit <= 9) {
                value = value * 10 + digit;
            } else if (bytes[p] != '.' || points++ > 0) {
                return -1;
            }
        }
        return points == end - start ? -1 : value;
    }

    /** How many of the digits of a plain number stand behind its point. */
    static int plainFraction(byte[] bytes, int start, int end) {
        for (int p = end - 1; p >= start; p--) {
            if (bytes[p] == '.') {
                return end - 1 - p;
            }
        }
        return 0;
    }

    public static boolean isNumber(byte[] bytes, int start, int end) {
        int p = start < end && (bytes[start] == '-' || bytes[start] == '+') ? start + 1 : start;
        int whole = skipDigits(bytes, p, end);
        int digits = whole - p;
        p = whole;
        if (p < end && bytes[p] == '.') {
            int fraction = skipDigits(bytes, p + 1, end);
            digits += fraction - p - 1;
            p = fraction;
        }
        if (digits == 0) {
            return false;
        }
        if (p < end && (bytes[p] | 0x20) == 'e') {
            p++;
            p += p < end && (bytes[p] == '-' || bytes[p] == '+') ? 1 : 0;
            int exponent = skipDigits(bytes, p, end);
            return exponent > p && exponent == end;
        }
        return p == end;
    }

    /** The position of the first byte that is not a digit, or {@code end}. */
    public static int skipDigits(byte[] bytes, int start, int end) {
        int p = start;
        while (p < end && bytes[p] >= '0' && bytes[p] <= '9') {
            p++;
        }
        return p;
    }

    /** Null when the text is not a number, or one whose exponent no type could hold. */
    public static BigDecimal toBigDecimal(byte[] bytes, int start, int end) {
        if (!isNumber(bytes, start, end)) {
            return null;
        }
        try {
            return new BigDecimal(new String(bytes, start, end - start, StandardCharsets.ISO_8859_1));
        } catch (NumberFormatException exponentTooLarge) {
            return null;
        }
    }

    /** Writes the number at {@code out[at]}, which needs {@link #MAX_LONG_LENGTH} bytes; gives the position behind it. */
    public static int write(long value, byte[] out, int at) {
        long rest = value;
        int length = 1;
        for (long v = value / 10; v != 0; v /= 10) {
            length++;
        }
        int first = at;
        if (value < 0) {
            out[first++] = '-';
        }
        for (int i = first + length - 1; i >= first; i--) {
            out[i] = (byte) ('0' + Math.abs(rest % 10));
            rest /= 10;
        }
        return first + length;
    }
}
