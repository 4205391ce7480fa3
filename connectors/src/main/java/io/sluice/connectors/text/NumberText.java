package io.sluice.connectors.text;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;

/** The grammar of decimal numbers: {@code [+-] digits [. digits] [e [+-] digits]}, with a digit before or after the point. */
final class NumberText {
    /** Longer than any number that means something; keeps a file from making us compute with a million digits. */
    private static final int LONGEST = 1000;

    private NumberText() {}

    static boolean isNumber(byte[] bytes, int start, int end) {
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

    /** Null when the text is not a number, or one whose exponent no type could hold. */
    static BigDecimal toBigDecimal(byte[] bytes, int start, int end) {
        if (end - start > LONGEST || !isNumber(bytes, start, end)) {
            return null;
        }
        try {
            return new BigDecimal(new String(bytes, start, end - start, StandardCharsets.US_ASCII));
        } catch (NumberFormatException exponentTooLarge) {
            return null;
        }
    }

    static int skipDigits(byte[] bytes, int start, int end) {
        int p = start;
        while (p < end && bytes[p] >= '0' && bytes[p] <= '9') {
            p++;
        }
        return p;
    }
}
