package io.sluice.functions.library;

import io.sluice.core.type.Int128;
import io.sluice.core.value.Int128Math;
import io.sluice.core.value.Powers;
import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * {@code + - * / %} of DECIMALs. Methods over two longs take unscaled values of up to 18 digits whose result has at most
 * 18 too, so that nothing overflows; factors bring both to one scale. Methods over 128-bit values take both scales and
 * the result's precision and scale; they give NULL when the result needs more than 38 digits. Results are rounded half
 * away from zero.
 */
public final class DecimalFunctions {
    private DecimalFunctions() {}

    public static long add(long a, long b, long aFactor, long bFactor) {
        return a * aFactor + b * bFactor;
    }

    public static long subtract(long a, long b, long aFactor, long bFactor) {
        return a * aFactor - b * bFactor;
    }

    public static long multiply(long a, long b) {
        return a * b;
    }

    /** @param aScale of {@code a}, for messages; so below */
    public static long divide(long a, long b, long factor, int aScale) {
        if (b == 0) {
            throw divisionByZero(BigInteger.valueOf(a), aScale, "/");
        }
        return Int128Math.divideHalfUp(a * factor, b);
    }

    public static long mod(long a, long b, long aFactor, long bFactor, int aScale) {
        if (b == 0) {
            throw divisionByZero(BigInteger.valueOf(a), aScale, "%");
        }
        return (a * aFactor) % (b * bFactor);
    }

    public static void add(
            long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale, int precision, int scale, Result r) {
        if (aScale == bScale && aScale == scale) {
            long high = Int128.addHigh(aHigh, aLow, bHigh, bLow);
            boolean wrapped = ((aHigh ^ high) & (bHigh ^ high)) < 0;
            setUnlessWrapped(high, aLow + bLow, wrapped, precision, r);
            return;
        }
        int common = Math.max(aScale, bScale);
        BigInteger sum = scaled(aHigh, aLow, common - aScale).add(scaled(bHigh, bLow, common - bScale));
        r.setDecimalOrNull(Int128Math.rescale(sum, scale - common), precision);
    }

    public static void subtract(
            long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale, int precision, int scale, Result r) {
        long negatedHigh = ~bHigh + (bLow == 0 ? 1 : 0);
        add(aHigh, aLow, negatedHigh, -bLow, aScale, bScale, precision, scale, r);
    }

    public static void multiply(
            long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale, int precision, int scale, Result r) {
        boolean isShort = Int128Math.isLong(aHigh, aLow) && Int128Math.isLong(bHigh, bLow);
        if (isShort && aScale + bScale == scale) {
            r.setDecimalOrNull(Math.multiplyHigh(aLow, bLow), aLow * bLow, precision);
            return;
        }
        BigInteger product = scaled(aHigh, aLow, 0).multiply(scaled(bHigh, bLow, 0));
        r.setDecimalOrNull(Int128Math.rescale(product, scale - aScale - bScale), precision);
    }

    public static void divide(
            long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale, int precision, int scale, Result r) {
        if ((bHigh | bLow) == 0) {
            throw divisionByZero(scaled(aHigh, aLow, 0), aScale, "/");
        }
        int shift = scale - aScale + bScale;
        BigInteger dividend = scaled(aHigh, aLow, Math.max(0, shift));
        BigInteger divisor = scaled(bHigh, bLow, Math.max(0, -shift));
        r.setDecimalOrNull(Int128Math.divideHalfUp(dividend, divisor), precision);
    }

    public static void mod(
            long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale, int precision, int scale, Result r) {
        r.setDecimalOrNull(remainder(aHigh, aLow, bHigh, bLow, aScale, bScale, scale), precision);
    }

    /** For a remainder of at most 18 digits. */
    public static long mod(
            long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale, int precision, int scale) {
        return remainder(aHigh, aLow, bHigh, bLow, aScale, bScale, scale).longValueExact();
    }

    private static BigInteger remainder(
            long aHigh, long aLow, long bHigh, long bLow, int aScale, int bScale, int scale) {
        if ((bHigh | bLow) == 0) {
            throw divisionByZero(scaled(aHigh, aLow, 0), aScale, "%");
        }
        int common = Math.max(aScale, bScale);
        BigInteger rest = scaled(aHigh, aLow, common - aScale).remainder(scaled(bHigh, bLow, common - bScale));
        return Int128Math.rescale(rest, scale - common);
    }

    public static void negate(long high, long low, Result r) {
        r.setDecimal(~high + (low == 0 ? 1 : 0), -low);
    }

    public static void abs(long high, long low, Result r) {
        if (high < 0) {
            negate(high, low, r);
        } else {
            r.setDecimal(high, low);
        }
    }

    private static void setUnlessWrapped(long high, long low, boolean wrapped, int precision, Result r) {
        if (wrapped) {
            r.isNull = true;
        } else {
            r.setDecimalOrNull(high, low, precision);
        }
    }

    private static BigInteger scaled(long high, long low, int shift) {
        BigInteger value = Int128.toBigInteger(high, low);
        return shift == 0 ? value : value.multiply(Powers.big(shift));
    }

    private static RuntimeException divisionByZero(BigInteger unscaled, int scale, String operator) {
        return Failures.divisionByZero(text(unscaled, scale) + " " + operator + " 0");
    }

    /** For error messages. */
    static String text(BigInteger unscaled, int scale) {
        return new BigDecimal(unscaled, scale).toPlainString();
    }
}
