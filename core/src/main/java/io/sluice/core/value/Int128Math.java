package io.sluice.core.value;

import io.sluice.core.type.Int128;
import java.math.BigInteger;

/**
 * Scaled 128-bit numbers: rounding, rescaling and the test for too many digits. Numbers that fit a long take a short way;
 * the rest goes through BigInteger.
 */
public final class Int128Math {
    private static final long[] LIMIT_HIGH = new long[39];
    private static final long[] LIMIT_LOW = new long[39];

    static {
        for (int i = 0; i < LIMIT_HIGH.length; i++) {
            LIMIT_HIGH[i] = Int128.high(Powers.big(i));
            LIMIT_LOW[i] = Int128.low(Powers.big(i));
        }
    }

    private Int128Math() {}

    /** Whether the number has at most {@code precision} digits. */
    public static boolean fits(long high, long low, int precision) {
        long limitHigh = LIMIT_HIGH[precision];
        long limitLow = LIMIT_LOW[precision];
        if (high < 0) {
            long negatedLow = -low;
            long negatedHigh = ~high + (low == 0 ? 1 : 0);
            return negatedHigh >= 0 && Int128.compare(negatedHigh, negatedLow, limitHigh, limitLow) < 0;
        }
        return Int128.compare(high, low, limitHigh, limitLow) < 0;
    }

    public static boolean isLong(long high, long low) {
        return high == low >> 63;
    }

    /** Whether the number has at most {@code precision} digits. */
    public static boolean fits(BigInteger value, int precision) {
        return value.abs().compareTo(Powers.big(precision)) < 0;
    }

    /** {@code value * 10^shift}; a negative shift divides and rounds half away from zero. */
    public static BigInteger rescale(BigInteger value, int shift) {
        return shift >= 0 ? value.multiply(Powers.big(shift)) : divideHalfUp(value, Powers.big(-shift));
    }

    /** The quotient rounded half away from zero. */
    public static BigInteger divideHalfUp(BigInteger a, BigInteger b) {
        BigInteger[] parts = a.divideAndRemainder(b);
        boolean roundsAway = parts[1].abs().shiftLeft(1).compareTo(b.abs()) >= 0;
        if (!roundsAway) {
            return parts[0];
        }
        return a.signum() == b.signum() ? parts[0].add(BigInteger.ONE) : parts[0].subtract(BigInteger.ONE);
    }

    /** The quotient rounded half away from zero. */
    public static long divideHalfUp(long a, long b) {
        long quotient = a / b;
        long rest = Math.abs(a % b);
        long half = Math.abs(b) - rest;
        if (rest < half || rest == 0) {
            return quotient;
        }
        return (a < 0) == (b < 0) ? quotient + 1 : quotient - 1;
    }

    /** {@code value * 10^shift} of a long with at most 18 digits that stays within a long; rounds as above. */
    public static long rescale(long value, int shift) {
        return shift >= 0 ? value * Powers.ofTen(shift) : divideHalfUp(value, Powers.ofTen(-shift));
    }
}
