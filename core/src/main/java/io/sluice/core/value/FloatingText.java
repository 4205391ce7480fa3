package io.sluice.core.value;

import java.nio.charset.StandardCharsets;

/**
 * Binary floating-point numbers from text, rounded to the nearest. Where mantissa and power of ten are both exact in
 * the target type one operation gives the right result (W. D. Clinger, How to Read Floating Point Numbers Accurately,
 * 1990); the rest goes through the library.
 */
public final class FloatingText {
    private static final long EXACT_DOUBLE = 1L << 53;
    private static final long EXACT_FLOAT = 1L << 24;
    private static final double[] DOUBLE_POWERS = {
        1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19,
        1e20, 1e21, 1e22
    };
    private static final float[] FLOAT_POWERS = {1e0f, 1e1f, 1e2f, 1e3f, 1e4f, 1e5f, 1e6f, 1e7f, 1e8f, 1e9f, 1e10f};

    private FloatingText() {}

    /** NaN when the text is not a number or too large for the type, and for the text NaN itself. */
    public static double parseDouble(byte[] bytes, int start, int end) {
        boolean negative = start < end && bytes[start] == '-';
        int first = negative ? start + 1 : start;
        long digits = NumberText.plainDigits(bytes, first, end);
        int fraction = NumberText.plainFraction(bytes, first, end);
        if (digits >= 0 && digits <= EXACT_DOUBLE && fraction < DOUBLE_POWERS.length) {
            double value = digits / DOUBLE_POWERS[fraction];
            return negative ? -value : value;
        }
        return slowDouble(bytes, start, end);
    }

    /** As {@link #parseDouble}; not by way of a double, which would round twice. */
    public static float parseFloat(byte[] bytes, int start, int end) {
        boolean negative = start < end && bytes[start] == '-';
        int first = negative ? start + 1 : start;
        long digits = NumberText.plainDigits(bytes, first, end);
        int fraction = NumberText.plainFraction(bytes, first, end);
        if (digits >= 0 && digits <= EXACT_FLOAT && fraction < FLOAT_POWERS.length) {
            float value = digits / FLOAT_POWERS[fraction];
            return negative ? -value : value;
        }
        return slowFloat(bytes, start, end);
    }

    public static boolean isNaN(byte[] bytes, int start, int end) {
        return end - start == 3 && bytes[start] == 'N' && bytes[start + 1] == 'a' && bytes[start + 2] == 'N';
    }

    private static double slowDouble(byte[] bytes, int start, int end) {
        if (!NumberText.isNumber(bytes, start, end)) {
            return infinity(bytes, start, end);
        }
        double value = Double.parseDouble(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
        return Double.isInfinite(value) ? Double.NaN : value;
    }

    private static float slowFloat(byte[] bytes, int start, int end) {
        if (!NumberText.isNumber(bytes, start, end)) {
            return (float) infinity(bytes, start, end);
        }
        float value = Float.parseFloat(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
        return Float.isInfinite(value) ? Float.NaN : value;
    }

    private static double infinity(byte[] bytes, int start, int end) {
        if (end - start < 8 || end - start > 9) {
            return Double.NaN;
        }
        return switch (new String(bytes, start, end - start, StandardCharsets.ISO_8859_1)) {
            case "Infinity", "+Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> Double.NaN;
        };
    }
}
