package io.sluice.connectors.datagen;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** The smallest and largest value of a whole-number or DECIMAL column, unscaled. DECIMAL uses 18 digits at most. */
record WholeRange(long min, long max) {
    static WholeRange ofType(SqlType type) {
        return switch (type.root()) {
            case TINYINT -> new WholeRange(Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> new WholeRange(Short.MIN_VALUE, Short.MAX_VALUE);
            case INTEGER -> new WholeRange(Integer.MIN_VALUE, Integer.MAX_VALUE);
            case DECIMAL -> {
                int digits = Math.min(type.precision(), SqlType.MAX_LONG_DECIMAL_PRECISION);
                long largest = BigInteger.TEN.pow(digits).longValueExact() - 1;
                yield new WholeRange(-largest, largest);
            }
            default -> new WholeRange(Long.MIN_VALUE, Long.MAX_VALUE);
        };
    }

    /** With {@code min} and {@code max} of the options, which must lie in the type's range. */
    static WholeRange of(FieldOptions keys, Settings options) {
        WholeRange all = ofType(keys.field().type());
        long min = bound(keys.min(), all.min, all, keys, options);
        long max = bound(keys.max(), all.max, all, keys, options);
        if (min > max) {
            throw SluiceException.of(
                            ErrorCode.INVALID_OPTION,
                            "'" + keys.min().key() + "' is greater than '"
                                    + keys.max().key() + "'")
                    .expected("min at most max");
        }
        return new WholeRange(min, max);
    }

    private static long bound(Option<BigDecimal> key, long unset, WholeRange all, FieldOptions keys, Settings options) {
        BigDecimal value = options.get(key);
        if (value == null) {
            return unset;
        }
        try {
            long unscaled = value.setScale(keys.field().type().scale(), RoundingMode.UNNECESSARY)
                    .unscaledValue()
                    .longValueExact();
            if (unscaled >= all.min && unscaled <= all.max) {
                return unscaled;
            }
        } catch (ArithmeticException tooLargeOrTooExact) {
            throw keys.invalid(key, options, "a value of the column's type").causedBy(tooLargeOrTooExact);
        }
        throw keys.invalid(key, options, "a value of the column's type");
    }
}
