package io.sluice.core.value;

import java.math.BigInteger;

/** Powers of ten. */
public final class Powers {
    /** The largest power that fits a long. */
    public static final int MAX_LONG = 18;

    /** The digits of the longest DECIMAL. */
    public static final int MAX_DECIMAL = 38;

    private static final long[] LONGS = new long[MAX_LONG + 1];
    private static final BigInteger[] BIG = new BigInteger[2 * MAX_DECIMAL + 1];

    static {
        LONGS[0] = 1;
        for (int i = 1; i <= MAX_LONG; i++) {
            LONGS[i] = LONGS[i - 1] * 10;
        }
        for (int i = 0; i < BIG.length; i++) {
            BIG[i] = BigInteger.TEN.pow(i);
        }
    }

    private Powers() {}

    /** {@code 10^exponent}, exponent at most 18. */
    public static long ofTen(int exponent) {
        return LONGS[exponent];
    }

    /** {@code 10^exponent}, exponent at most 76. */
    public static BigInteger big(int exponent) {
        return BIG[exponent];
    }
}
