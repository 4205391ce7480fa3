package io.sluice.functions.value;

import io.sluice.functions.Result;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * Numbers as text. Readers take the text without blanks around it and throw {@link InvalidValueException}.
 */
public final class NumberText {
    /** The longest text of a BIGINT. */
    public static final int MAX_LONG_LENGTH = 20;

    /** The longest text of a DECIMAL: sign, 38 digits, point, leading zero. */
    public static final int MAX_DECIMAL_LENGTH = 41;

    private static final int EXACT_DIGITS = 15;
    private static final int EXACT_EXPONENT = 22;
    private static final double[] EXACT_POWERS = new double[EXACT_EXPONENT + 1];

    static {
        EXACT_POWERS[0] = 1;
        for (int i = 1; i < EXACT_POWERS.length; i++) {
            EXACT_POWERS[i] = EXACT_POWERS[i - 1] * 10;
        }
    }

    private NumberText() {}

    /** A whole number; digits behind a point are cut, as CAST cuts the fraction of a number. */
    public static long parseLong(byte[] heap, int start, int length) {
        int end = start + length;
        boolean negative = length > 0 && heap[start] == '-';
        int at = negative || (length > 0 && heap[start] == '+') ? start + 1 : start;
        int firstDigit = at;
        long value = 0;
        while (at < end && isDigit(heap[at])) {
            int digit = heap[at++] - '0';
            if (value < (Long.MIN_VALUE + digit) / 10) {
                throw InvalidValueException.range("it is out of the range of BIGINT");
            }
            value = value * 10 - digit;
        }
        requireFraction(heap, at, end, at > firstDigit);
        if (!negative && value == Long.MIN_VALUE) {
            throw InvalidValueException.range("it is out of the range of BIGINT");
        }
        return negative ? value : -value;
    }

    private static void requireFraction(byte[] heap, int from, int end, boolean hasWhole) {
        int at = from;
        if (at < end && heap[at] == '.') {
            at++;
            while (at < end && isDigit(heap[at])) {
                at++;
            }
        }
        boolean hasDigits = hasWhole || at - from > 1;
        if (at != end || !hasDigits) {
            throw InvalidValueException.form("a whole number is expected");
        }
    }

    /**
     * The nearest double. Up to 15 digits with a small exponent are computed exactly in place, anything else by the JDK.
     * {@code NaN}, {@code Infinity} and {@code -Infinity} are read too.
     */
    public static double parseDouble(byte[] heap, int start, int length) {
        int end = start + length;
        int at = start;
        boolean negative = length > 0 && heap[at] == '-';
        at += negative || (length > 0 && heap[at] == '+') ? 1 : 0;
        long digits = 0;
        int count = 0;
        int scale = 0;
        boolean pointSeen = false;
        for (; at < end && (isDigit(heap[at]) || (heap[at] == '.' && !pointSeen)); at++) {
            if (heap[at] == '.') {
                pointSeen = true;
                continue;
            }
            digits = digits * 10 + heap[at] - '0';
            count++;
            scale += pointSeen ? 1 : 0;
            if (count > EXACT_DIGITS) {
                return parseSlowly(heap, start, length);
            }
        }
        if (at != end || count == 0 || scale > EXACT_EXPONENT) {
            return parseSlowly(heap, start, length);
        }
        double value = digits / EXACT_POWERS[scale];
        return negative ? -value : value;
    }

    private static double parseSlowly(byte[] heap, int start, int length) {
        String text = number(heap, start, length);
        try {
            return Double.parseDouble(text);
        } catch (NumberFormatException e) {
            throw InvalidValueException.form("a number is expected");
        }
    }

    /** The nearest float. */
    public static float parseFloat(byte[] heap, int start, int length) {
        String text = number(heap, start, length);
        try {
            return Float.parseFloat(text);
        } catch (NumberFormatException e) {
            throw InvalidValueException.form("a number is expected");
        }
    }

    /** Java also reads {@code 1d} and {@code 0x1p3}; SQL does not. */
    private static String number(byte[] heap, int start, int length) {
        String text = new String(heap, start, length, StandardCharsets.ISO_8859_1);
        if (!text.endsWith("NaN") && !text.endsWith("Infinity")) {
            requireDecimalCharacters(heap, start, length);
        }
        return text;
    }

    private static void requireDecimalCharacters(byte[] heap, int start, int length) {
        for (int i = start; i < start + length; i++) {
            byte b = heap[i];
            if (!isDigit(b) && b != '.' && b != '-' && b != '+' && b != 'e' && b != 'E') {
                throw InvalidValueException.form("a number is expected");
            }
        }
    }

    /** The exact number; an exponent is allowed. */
    public static BigDecimal parseDecimal(byte[] heap, int start, int length) {
        requireDecimalCharacters(heap, start, length);
        try {
            BigDecimal value = new BigDecimal(new String(heap, start, length, StandardCharsets.ISO_8859_1));
            if (Math.abs((long) value.scale()) > 1000) {
                throw InvalidValueException.range("its exponent is too large");
            }
            return value;
        } catch (NumberFormatException e) {
            throw InvalidValueException.form("a number is expected");
        }
    }

    /** The number as DECIMAL(precision, scale), rounded half away from zero; NULL in the result when it has too many digits. */
    public static void parseDecimal(byte[] heap, int start, int length, int precision, int scale, Result result) {
        BigDecimal value = parseDecimal(heap, start, length);
        BigInteger unscaled = value.setScale(scale, RoundingMode.HALF_UP).unscaledValue();
        Int128Math.setOrNull(unscaled, precision, result);
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

    /** Writes an unscaled number with its point; all digits of the scale are shown. */
    public static int writeDecimal(long unscaled, int scale, byte[] out, int at) {
        if (scale == 0) {
            return write(unscaled, out, at);
        }
        long power = Powers.ofTen(scale);
        int next = at;
        if (unscaled < 0) {
            out[next++] = '-';
        }
        next = write(Math.abs(unscaled / power), out, next);
        out[next++] = '.';
        long fraction = Math.abs(unscaled % power);
        for (int i = next + scale - 1; i >= next; i--) {
            out[i] = (byte) ('0' + fraction % 10);
            fraction /= 10;
        }
        return next + scale;
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }
}
