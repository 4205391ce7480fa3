package io.sluice.functions.library;

import io.sluice.core.type.Int128;
import io.sluice.core.value.Powers;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * {@code = <> < <= > >=}. Text is compared by code points, which is the order of its UTF-8 bytes; FALSE comes before
 * TRUE; NaN is equal to nothing, as IEEE 754 has it. DECIMALs of different scales are compared by value.
 */
public final class ComparisonFunctions {
    private ComparisonFunctions() {}

    public static boolean equal(int a, int b) {
        return a == b;
    }

    public static boolean equal(long a, long b) {
        return a == b;
    }

    public static boolean equal(float a, float b) {
        return a == b;
    }

    public static boolean equal(double a, double b) {
        return a == b;
    }

    public static boolean equal(boolean a, boolean b) {
        return a == b;
    }

    public static boolean equal(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return same(a, aStart, aLength, b, bStart, bLength);
    }

    public static boolean equal(long aHigh, long aLow, long bHigh, long bLow) {
        return aHigh == bHigh && aLow == bLow;
    }

    public static boolean equal(long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale) {
        return compare(aHigh, aLow, bHigh, bLow, aScale, bScale) == 0;
    }

    public static boolean notEqual(int a, int b) {
        return a != b;
    }

    public static boolean notEqual(long a, long b) {
        return a != b;
    }

    public static boolean notEqual(float a, float b) {
        return a != b;
    }

    public static boolean notEqual(double a, double b) {
        return a != b;
    }

    public static boolean notEqual(boolean a, boolean b) {
        return a != b;
    }

    public static boolean notEqual(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return !same(a, aStart, aLength, b, bStart, bLength);
    }

    public static boolean notEqual(long aHigh, long aLow, long bHigh, long bLow) {
        return aHigh != bHigh || aLow != bLow;
    }

    public static boolean notEqual(long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale) {
        return compare(aHigh, aLow, bHigh, bLow, aScale, bScale) != 0;
    }

    public static boolean less(int a, int b) {
        return a < b;
    }

    public static boolean less(long a, long b) {
        return a < b;
    }

    public static boolean less(float a, float b) {
        return a < b;
    }

    public static boolean less(double a, double b) {
        return a < b;
    }

    public static boolean less(boolean a, boolean b) {
        return Boolean.compare(a, b) < 0;
    }

    public static boolean less(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return compare(a, aStart, aLength, b, bStart, bLength) < 0;
    }

    public static boolean less(long aHigh, long aLow, long bHigh, long bLow) {
        return Int128.compare(aHigh, aLow, bHigh, bLow) < 0;
    }

    public static boolean less(long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale) {
        return compare(aHigh, aLow, bHigh, bLow, aScale, bScale) < 0;
    }

    public static boolean lessOrEqual(int a, int b) {
        return a <= b;
    }

    public static boolean lessOrEqual(long a, long b) {
        return a <= b;
    }

    public static boolean lessOrEqual(float a, float b) {
        return a <= b;
    }

    public static boolean lessOrEqual(double a, double b) {
        return a <= b;
    }

    public static boolean lessOrEqual(boolean a, boolean b) {
        return Boolean.compare(a, b) <= 0;
    }

    public static boolean lessOrEqual(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return compare(a, aStart, aLength, b, bStart, bLength) <= 0;
    }

    public static boolean lessOrEqual(long aHigh, long aLow, long bHigh, long bLow) {
        return Int128.compare(aHigh, aLow, bHigh, bLow) <= 0;
    }

    public static boolean lessOrEqual(long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale) {
        return compare(aHigh, aLow, bHigh, bLow, aScale, bScale) <= 0;
    }

    public static boolean greater(int a, int b) {
        return a > b;
    }

    public static boolean greater(long a, long b) {
        return a > b;
    }

    public static boolean greater(float a, float b) {
        return a > b;
    }

    public static boolean greater(double a, double b) {
        return a > b;
    }

    public static boolean greater(boolean a, boolean b) {
        return Boolean.compare(a, b) > 0;
    }

    public static boolean greater(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return compare(a, aStart, aLength, b, bStart, bLength) > 0;
    }

    public static boolean greater(long aHigh, long aLow, long bHigh, long bLow) {
        return Int128.compare(aHigh, aLow, bHigh, bLow) > 0;
    }

    public static boolean greater(long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale) {
        return compare(aHigh, aLow, bHigh, bLow, aScale, bScale) > 0;
    }

    public static boolean greaterOrEqual(int a, int b) {
        return a >= b;
    }

    public static boolean greaterOrEqual(long a, long b) {
        return a >= b;
    }

    public static boolean greaterOrEqual(float a, float b) {
        return a >= b;
    }

    public static boolean greaterOrEqual(double a, double b) {
        return a >= b;
    }

    public static boolean greaterOrEqual(boolean a, boolean b) {
        return Boolean.compare(a, b) >= 0;
    }

    public static boolean greaterOrEqual(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return compare(a, aStart, aLength, b, bStart, bLength) >= 0;
    }

    public static boolean greaterOrEqual(long aHigh, long aLow, long bHigh, long bLow) {
        return Int128.compare(aHigh, aLow, bHigh, bLow) >= 0;
    }

    public static boolean greaterOrEqual(long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale) {
        return compare(aHigh, aLow, bHigh, bLow, aScale, bScale) >= 0;
    }

    private static boolean same(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return aLength == bLength && Arrays.equals(a, aStart, aStart + aLength, b, bStart, bStart + bLength);
    }

    private static int compare(byte[] a, int aStart, int aLength, byte[] b, int bStart, int bLength) {
        return Arrays.compareUnsigned(a, aStart, aStart + aLength, b, bStart, bStart + bLength);
    }

    private static int compare(long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale) {
        int scale = Math.max(aScale, bScale);
        BigInteger a = Int128.toBigInteger(aHigh, aLow).multiply(Powers.big(scale - aScale));
        BigInteger b = Int128.toBigInteger(bHigh, bLow).multiply(Powers.big(scale - bScale));
        return a.compareTo(b);
    }
}
