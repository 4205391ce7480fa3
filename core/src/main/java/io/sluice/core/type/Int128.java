package io.sluice.core.type;

import java.math.BigInteger;

/** Arithmetic on 128-bit two's complement numbers held in two longs. Overflow is the caller's to test for. */
public final class Int128 {
    private static final BigInteger MASK_64 = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

    private Int128() {}

    public static BigInteger toBigInteger(long high, long low) {
        return BigInteger.valueOf(high).shiftLeft(64).or(BigInteger.valueOf(low).and(MASK_64));
    }

    public static long high(BigInteger value) {
        return value.shiftRight(64).longValue();
    }

    public static long low(BigInteger value) {
        return value.longValue();
    }

    /** High word of {@code a + b}, given both low words. */
    public static long addHigh(long aHigh, long aLow, long bHigh, long bLow) {
        long carry = ((aLow & bLow) | ((aLow | bLow) & ~(aLow + bLow))) >>> 63;
        return aHigh + bHigh + carry;
    }

    public static int compare(long aHigh, long aLow, long bHigh, long bLow) {
        int high = Long.compare(aHigh, bHigh);
        return high != 0 ? high : Long.compareUnsigned(aLow, bLow);
    }

    /** The sign word of a long widened to 128 bits. */
    public static long signExtend(long low) {
        return low >> 63;
    }
}
