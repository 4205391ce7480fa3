package io.sluice.connectors.text;

import io.sluice.core.value.NumberText;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** A whole number in one of its rarer spellings: {@code +5}, {@code 5.0}, {@code 1e3}, or near the ends of BIGINT. */
record WholeNumber(long value) {
    private static final int LONGEST_DIGITS = 19;
    /** Longer than any number that means something; keeps a file from making us compute with a million digits. */
    private static final int LONGEST_TEXT = 1000;

    /** Null when the text is no number, has a fraction other than zero, or does not fit. */
    static WholeNumber parse(byte[] bytes, int start, int end) {
        BigDecimal number = bounded(bytes, start, end);
        if (number == null) {
            return null;
        }
        if (number.signum() == 0) {
            return new WholeNumber(0);
        }
        long digitsBeforePoint = (long) number.precision() - number.scale();
        if (digitsBeforePoint < 1 || digitsBeforePoint > LONGEST_DIGITS) {
            return null;
        }
        try {
            return new WholeNumber(number.setScale(0, RoundingMode.UNNECESSARY).longValueExact());
        } catch (ArithmeticException fractionOrTooLarge) {
            return null;
        }
    }

    /** Any number, or null. */
    static BigDecimal bounded(byte[] bytes, int start, int end) {
        return end - start > LONGEST_TEXT ? null : NumberText.toBigDecimal(bytes, start, end);
    }
}
