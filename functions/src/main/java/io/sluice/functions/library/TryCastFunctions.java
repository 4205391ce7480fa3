package io.sluice.functions.library;

import io.sluice.core.type.Int128;
import io.sluice.core.value.Powers;
import io.sluice.functions.Result;
import java.math.BigInteger;

/** TRY_CAST: {@link CastFunctions} with NULL in place of the errors. */
public final class TryCastFunctions {
    private TryCastFunctions() {}

    public static int toInt(int value, int min, int max, Result r) {
        return toInt((long) value, min, max, r);
    }

    public static int toInt(long value, int min, int max, Result r) {
        r.isNull |= value < min || value > max;
        return (int) value;
    }

    public static int toInt(float value, int min, int max, Result r) {
        return toInt((double) value, min, max, r);
    }

    public static int toInt(double value, int min, int max, Result r) {
        r.isNull |= !(value > min - 1.0 && value < max + 1.0);
        return (int) value;
    }

    public static int decimalToInt(long value, int scale, int min, int max, Result r) {
        return toInt(value / Powers.ofTen(scale), min, max, r);
    }

    public static int decimalToInt(long high, long low, int scale, int min, int max, Result r) {
        return toInt(decimalToLong(high, low, scale, r), min, max, r);
    }

    public static long toLong(float value, Result r) {
        return toLong((double) value, r);
    }

    public static long toLong(double value, Result r) {
        r.isNull |= !(value >= -0x1p63 && value < 0x1p63);
        return (long) value;
    }

    public static long decimalToLong(long value, int scale, Result r) {
        return value / Powers.ofTen(scale);
    }

    public static long decimalToLong(long high, long low, int scale, Result r) {
        BigInteger whole = Int128.toBigInteger(high, low).divide(Powers.big(scale));
        r.isNull |= whole.bitLength() > Long.SIZE - 1;
        return whole.longValue();
    }

    public static long toShort(float value, int fromScale, int precision, int scale, Result r) {
        r.isNull |= !Float.isFinite(value);
        return r.isNull ? 0 : DecimalCasts.toShort(value, fromScale, precision, scale, r);
    }

    public static long toShort(double value, int fromScale, int precision, int scale, Result r) {
        r.isNull |= !Double.isFinite(value);
        return r.isNull ? 0 : DecimalCasts.toShort(value, fromScale, precision, scale, r);
    }

    public static void toWide(float value, int fromScale, int precision, int scale, Result r) {
        r.isNull |= !Float.isFinite(value);
        if (!r.isNull) {
            DecimalCasts.toWide(value, fromScale, precision, scale, r);
        }
    }

    public static void toWide(double value, int fromScale, int precision, int scale, Result r) {
        r.isNull |= !Double.isFinite(value);
        if (!r.isNull) {
            DecimalCasts.toWide(value, fromScale, precision, scale, r);
        }
    }
}
