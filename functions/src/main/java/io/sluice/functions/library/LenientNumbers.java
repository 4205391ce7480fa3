package io.sluice.functions.library;

import io.sluice.core.type.Int128;
import io.sluice.core.value.BooleanText;
import io.sluice.core.value.DecimalText;
import io.sluice.core.value.FloatingText;
import io.sluice.core.value.NumberText;
import io.sluice.functions.Result;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;

/**
 * What CAST reads as a number or a BOOLEAN beyond the plain forms of {@link io.sluice.core.value}. Takes the text without
 * blanks around it and throws {@link InvalidValueException}.
 */
final class LenientNumbers {
    private static final int LARGEST_SCALE = 1000;
    private static final String[] TRUE = {"t", "yes", "y", "1"};
    private static final String[] FALSE = {"f", "no", "n", "0"};

    private LenientNumbers() {}

    /** {@code true t yes y 1} and {@code false f no n 0} in any case, as Flink reads them. */
    static boolean parseBoolean(byte[] heap, int start, int length) {
        int end = start + length;
        if (BooleanText.isTrue(heap, start, end) || isAny(heap, start, end, TRUE)) {
            return true;
        }
        if (BooleanText.isFalse(heap, start, end) || isAny(heap, start, end, FALSE)) {
            return false;
        }
        throw InvalidValueException.form("TRUE or FALSE is expected");
    }

    private static boolean isAny(byte[] heap, int start, int end, String[] words) {
        for (String word : words) {
            if (BooleanText.isWord(heap, start, end, word)) {
                return true;
            }
        }
        return false;
    }

    /** A whole number; digits behind a point are cut, as CAST cuts the fraction of a number. */
    static long parseLong(byte[] heap, int start, int length) {
        int end = start + length;
        long plain = NumberText.plainLong(heap, start, end);
        if (plain != NumberText.BAD) {
            return plain;
        }
        int first = start < end && (heap[start] == '-' || heap[start] == '+') ? start + 1 : start;
        int wholeEnd = NumberText.skipDigits(heap, first, end);
        long value =
                wholeEnd == first ? 0 : whole(new String(heap, start, wholeEnd - start, StandardCharsets.US_ASCII));
        boolean hasPoint = wholeEnd < end && heap[wholeEnd] == '.';
        int fractionEnd = hasPoint ? NumberText.skipDigits(heap, wholeEnd + 1, end) : wholeEnd;
        boolean hasDigits = wholeEnd > first || fractionEnd - wholeEnd > 1;
        if (fractionEnd != end || !hasDigits) {
            throw InvalidValueException.form("a whole number is expected");
        }
        return value;
    }

    private static long whole(String digits) {
        try {
            return Long.parseLong(digits);
        } catch (NumberFormatException tooLarge) {
            throw InvalidValueException.range("it is out of the range of BIGINT");
        }
    }

    /** The nearest double; a number too large for it is infinite. */
    static double parseDouble(byte[] heap, int start, int length) {
        double value = FloatingText.parseDouble(heap, start, start + length);
        return Double.isNaN(value) ? infinityOrNaN(heap, start, start + length) : value;
    }

    /** The nearest float; a number too large for it is infinite. */
    static float parseFloat(byte[] heap, int start, int length) {
        float value = FloatingText.parseFloat(heap, start, start + length);
        return Float.isNaN(value) ? (float) infinityOrNaN(heap, start, start + length) : value;
    }

    private static double infinityOrNaN(byte[] heap, int start, int end) {
        if (NumberText.isNumber(heap, start, end)) {
            return heap[start] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
        }
        boolean signed = start < end && (heap[start] == '-' || heap[start] == '+');
        if (!FloatingText.isNaN(heap, signed ? start + 1 : start, end)) {
            throw noNumber();
        }
        return Double.NaN;
    }

    /** The number as DECIMAL(precision, scale), rounded half away from zero; NULL in the result when it has too many digits. */
    static void parseDecimal(byte[] heap, int start, int length, int precision, int scale, Result result) {
        int end = start + length;
        long plain = DecimalText.parsePlain(heap, start, end, precision, scale);
        if (plain != NumberText.BAD) {
            result.setDecimal(Int128.signExtend(plain), plain);
            return;
        }
        BigDecimal value = NumberText.toBigDecimal(heap, start, end);
        if (value == null) {
            throw noNumber();
        }
        if (Math.abs((long) value.scale()) > LARGEST_SCALE) {
            throw InvalidValueException.range("its exponent is too large");
        }
        result.setDecimalOrNull(value.setScale(scale, RoundingMode.HALF_UP).unscaledValue(), precision);
    }

    private static InvalidValueException noNumber() {
        return InvalidValueException.form("a number is expected");
    }
}
