package io.sluice.functions.library;

import io.sluice.core.type.Int128;
import io.sluice.core.value.Powers;
import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * CAST between numbers and BOOLEAN. Fractions are cut when the target is an integer; a number outside the range of an
 * integer type is an error; one with too many digits for a DECIMAL gives NULL; what is cut off a DECIMAL rounds half
 * away from zero.
 */
public final class CastFunctions {
    private CastFunctions() {}

    public static boolean identity(boolean value) {
        return value;
    }

    public static int identity(int value) {
        return value;
    }

    public static long identity(long value) {
        return value;
    }

    public static float identity(float value) {
        return value;
    }

    public static double identity(double value) {
        return value;
    }

    public static void identity(long high, long low, Result r) {
        r.setDecimal(high, low);
    }

    public static void identity(byte[] heap, int start, int length, Result r) {
        r.setSlice(heap, start, length);
    }

    public static boolean nullToBoolean(boolean value, Result r) {
        r.isNull = true;
        return false;
    }

    public static int nullToInt(boolean value, Result r) {
        r.isNull = true;
        return 0;
    }

    public static long nullToLong(boolean value, Result r) {
        r.isNull = true;
        return 0;
    }

    public static float nullToFloat(boolean value, Result r) {
        r.isNull = true;
        return 0;
    }

    public static double nullToDouble(boolean value, Result r) {
        r.isNull = true;
        return 0;
    }

    public static void nullToDecimal128(boolean value, Result r) {
        r.isNull = true;
    }

    public static void nullToBytes(boolean value, Result r) {
        r.isNull = true;
    }

    public static boolean toBoolean(int value) {
        return value != 0;
    }

    public static boolean toBoolean(long value) {
        return value != 0;
    }

    public static boolean toBoolean(float value) {
        return value != 0;
    }

    public static boolean toBoolean(double value) {
        return value != 0;
    }

    /** Of a DECIMAL. */
    public static boolean toBoolean(long high, long low) {
        return (high | low) != 0;
    }

    public static int toInt(boolean value) {
        return value ? 1 : 0;
    }

    public static int toInt(int value, int min, int max) {
        if (value < min || value > max) {
            throw overflow(value, max);
        }
        return value;
    }

    public static int toInt(long value, int min, int max) {
        if (value < min || value > max) {
            throw overflow(value, max);
        }
        return (int) value;
    }

    public static int toInt(float value, int min, int max) {
        return toInt((double) value, min, max);
    }

    public static int toInt(double value, int min, int max) {
        if (!(value > min - 1.0 && value < max + 1.0)) {
            throw overflow(value, max);
        }
        return (int) value;
    }

    public static int decimalToInt(long value, int scale, int min, int max) {
        return toInt(value / Powers.ofTen(scale), min, max);
    }

    public static int decimalToInt(long high, long low, int scale, int min, int max) {
        return toInt(decimalToLong(high, low, scale), min, max);
    }

    public static long toLong(boolean value) {
        return value ? 1 : 0;
    }

    public static long toLong(int value) {
        return value;
    }

    public static long toLong(float value) {
        return toLong((double) value);
    }

    public static long toLong(double value) {
        if (!(value >= -0x1p63 && value < 0x1p63)) {
            throw Failures.overflow("BIGINT", Double.toString(value));
        }
        return (long) value;
    }

    public static long decimalToLong(long value, int scale) {
        return value / Powers.ofTen(scale);
    }

    public static long decimalToLong(long high, long low, int scale) {
        BigInteger whole = Int128.toBigInteger(high, low).divide(Powers.big(scale));
        if (whole.bitLength() > Long.SIZE - 1) {
            throw Failures.overflow("BIGINT", whole.toString());
        }
        return whole.longValue();
    }

    public static float toFloat(boolean value) {
        return value ? 1 : 0;
    }

    public static float toFloat(int value) {
        return value;
    }

    public static float toFloat(long value) {
        return value;
    }

    public static float toFloat(double value) {
        return (float) value;
    }

    public static float decimalToFloat(long value, int scale) {
        return BigDecimal.valueOf(value, scale).floatValue();
    }

    public static float decimalToFloat(long high, long low, int scale) {
        return new BigDecimal(Int128.toBigInteger(high, low), scale).floatValue();
    }

    public static double toDouble(boolean value) {
        return value ? 1 : 0;
    }

    public static double toDouble(int value) {
        return value;
    }

    public static double toDouble(long value) {
        return value;
    }

    public static double toDouble(float value) {
        return value;
    }

    /** Exact: a quotient of two doubles that are exact themselves is correctly rounded. */
    public static double decimalToDouble(long value, int scale) {
        boolean isExact = Math.abs(value) <= 1L << 53;
        return isExact
                ? value / (double) Powers.ofTen(scale)
                : BigDecimal.valueOf(value, scale).doubleValue();
    }

    public static double decimalToDouble(long high, long low, int scale) {
        return new BigDecimal(Int128.toBigInteger(high, low), scale).doubleValue();
    }

    private static RuntimeException overflow(Number value, int max) {
        String type = max == Byte.MAX_VALUE ? "TINYINT" : max == Short.MAX_VALUE ? "SMALLINT" : "INT";
        return Failures.overflow(type, value.toString());
    }
}
