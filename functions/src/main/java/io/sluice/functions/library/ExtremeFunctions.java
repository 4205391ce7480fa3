package io.sluice.functions.library;

import io.sluice.core.type.Int128;
import io.sluice.functions.Result;
import java.util.Arrays;

/** GREATEST and LEAST of two values. NaN wins both, as in Java. */
public final class ExtremeFunctions {
    private ExtremeFunctions() {}

    public static boolean greatest(boolean a, boolean b) {
        return a || b;
    }

    public static int greatest(int a, int b) {
        return Math.max(a, b);
    }

    public static long greatest(long a, long b) {
        return Math.max(a, b);
    }

    public static float greatest(float a, float b) {
        return Math.max(a, b);
    }

    public static double greatest(double a, double b) {
        return Math.max(a, b);
    }

    public static void greatest(long aHigh, long aLow, long bHigh, long bLow, Result r) {
        boolean isFirst = Int128.compare(aHigh, aLow, bHigh, bLow) >= 0;
        r.setDecimal(isFirst ? aHigh : bHigh, isFirst ? aLow : bLow);
    }

    public static void greatest(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, Result r) {
        choose(compare(a, aStart, aLength, b, bStart, bLength) >= 0, a, aStart, aLength, b, bStart, bLength, r);
    }

    public static boolean least(boolean a, boolean b) {
        return a && b;
    }

    public static int least(int a, int b) {
        return Math.min(a, b);
    }

    public static long least(long a, long b) {
        return Math.min(a, b);
    }

    public static float least(float a, float b) {
        return Math.min(a, b);
    }

    public static double least(double a, double b) {
        return Math.min(a, b);
    }

    public static void least(long aHigh, long aLow, long bHigh, long bLow, Result r) {
        boolean isFirst = Int128.compare(aHigh, aLow, bHigh, bLow) <= 0;
        r.setDecimal(isFirst ? aHigh : bHigh, isFirst ? aLow : bLow);
    }

    public static void least(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, Result r) {
        choose(compare(a, aStart, aLength, b, bStart, bLength) <= 0, a, aStart, aLength, b, bStart, bLength, r);
    }

    private static int compare(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return Arrays.compareUnsigned(a, aStart, aStart + aLength, b, bStart, bStart + bLength);
    }

    private static void choose(
            boolean first, byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength, Result r) {
        if (first) {
            r.setSlice(a, aStart, aLength);
        } else {
            r.setSlice(b, bStart, bLength);
        }
    }
}
