package io.sluice.executor.state.accumulator;

import io.sluice.core.plan.AggregateCall;
import java.math.BigInteger;

/**
 * From exact sums to a variance or standard deviation in its type: of integers an integer, the fraction cut off; of
 * decimals a decimal, rounded half up.
 *
 * @param argumentScale scale of the summed values
 */
record ExactDeviation(DeviationKind kind, ExactResult result, int argumentScale) {
    static ExactDeviation of(AggregateCall call) {
        DeviationKind kind = DeviationKind.of(call.function());
        return new ExactDeviation(
                kind, ExactResult.ofValue(call), call.argTypes().get(0).scale());
    }

    /** The result as an unscaled number of its type; null when it is NULL. */
    BigInteger of(BigInteger sum, BigInteger squares, long count) {
        if (!kind.isDefined(count)) {
            return null;
        }
        BigInteger n = BigInteger.valueOf(count);
        // Below zero only while rows are taken back that have not come yet.
        BigInteger spread = n.multiply(squares).subtract(sum.multiply(sum)).max(BigInteger.ZERO);
        BigInteger divisor = n.multiply(kind.sample() ? n.subtract(BigInteger.ONE) : n);
        if (!result.isDecimal()) {
            BigInteger variance = spread.divide(divisor);
            return kind.root() ? variance.sqrt() : variance;
        }
        // One digit more than asked for says how to round.
        int digits = result.type().scale() + 1;
        int power = kind.root() ? 2 * digits - 2 * argumentScale : digits - 2 * argumentScale;
        BigInteger variance = power >= 0
                ? spread.multiply(BigInteger.TEN.pow(power)).divide(divisor)
                : spread.divide(divisor.multiply(BigInteger.TEN.pow(-power)));
        BigInteger longer = kind.root() ? variance.sqrt() : variance;
        return longer.add(BigInteger.valueOf(5)).divide(BigInteger.TEN);
    }
}
