package io.sluice.connectors.text;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** A whole number in one of its rarer spellings: {@code +5}, {@code 5.0}, {@code 1e3}, or near the ends of BIGINT. */
record WholeNumber(long value) {
    private static final int LONGEST_DIGITS = 19;

    /** Null when the text is no number, has a fraction other than zero, or does not fit. */
    static WholeNumber parse(byte[] bytes, int start, int end) {
        BigDecimal number = NumberText.toBigDecimal(bytes, start, end);
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
}
