package io.sluice.executor.state.accumulator;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.math.BigInteger;

/**
 * From an exact sum and a count to the value of SUM or AVG in its type. AVG of integers cuts off the fraction; decimals
 * are rounded half up. Integers that do not fit are an error, decimals NULL.
 *
 * @param scaleUp power of ten between the scale of the argument and of the result
 * @param least smallest value of the result type
 * @param greatest largest value of the result type
 */
record ExactResult(
        String function, SqlType type, boolean average, BigInteger scaleUp, BigInteger least, BigInteger greatest) {

    static ExactResult of(AggregateCall call) {
        SqlType type = call.type();
        SqlType argument = call.argTypes().get(0);
        boolean decimal = type.root() == TypeRoot.DECIMAL;
        int digits = decimal && argument.root() == TypeRoot.DECIMAL ? type.scale() - argument.scale() : 0;
        BigInteger greatest = decimal
                ? BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE)
                : BigInteger.ONE.shiftLeft(bits(type) - 1).subtract(BigInteger.ONE);
        BigInteger least = decimal ? greatest.negate() : greatest.not();
        if (digits < 0) {
            throw new IllegalArgumentException("scale of " + type + " is below that of " + argument);
        }
        boolean average = call.function().equals("AVG");
        return new ExactResult(call.function(), type, average, BigInteger.TEN.pow(digits), least, greatest);
    }

    /** Of a function that gives its value in the scale of its type. */
    static ExactResult ofValue(AggregateCall call) {
        ExactResult scaled = of(call);
        return new ExactResult(call.function(), scaled.type, false, BigInteger.ONE, scaled.least, scaled.greatest);
    }

    private static int bits(SqlType type) {
        return switch (type.root()) {
            case TINYINT -> 8;
            case SMALLINT -> 16;
            case INTEGER, INTERVAL_YEAR_MONTH -> 32;
            default -> 64;
        };
    }

    boolean isDecimal() {
        return type.root() == TypeRoot.DECIMAL;
    }

    /** The result of a sum of {@code count} values, not 0; null when a decimal does not fit. */
    BigInteger of(BigInteger sum, long count) {
        BigInteger value = sum.multiply(scaleUp);
        if (average) {
            value = isDecimal()
                    ? divideHalfUp(value, BigInteger.valueOf(count))
                    : value.divide(BigInteger.valueOf(count));
        }
        if (value.compareTo(least) >= 0 && value.compareTo(greatest) <= 0) {
            return value;
        }
        if (isDecimal()) {
            return null;
        }
        throw SluiceException.of(ErrorCode.NUMERIC_OVERFLOW, function + " does not fit " + type.withNullable(true))
                .expected("a result from " + least + " to " + greatest)
                .hint("cast the argument to a wider type, such as " + function + "(CAST(x AS DECIMAL(38, 0)))");
    }

    private static BigInteger divideHalfUp(BigInteger value, BigInteger count) {
        BigInteger[] parts = value.divideAndRemainder(count);
        boolean up = parts[1].abs().shiftLeft(1).compareTo(count.abs()) >= 0;
        return up ? parts[0].add(BigInteger.valueOf((long) value.signum() * count.signum())) : parts[0];
    }
}
