package io.sluice.functions.library;

import io.sluice.core.type.Int128;
import io.sluice.core.value.Int128Math;
import io.sluice.core.value.Powers;
import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/**
 * CAST to DECIMAL. The {@code Short} methods give up to 18 digits as an unscaled long, the others 128 bits. The constants
 * are the scale of the argument and the precision and scale of the target. Too many digits before the point give NULL;
 * digits behind it round half away from zero. Methods without a {@link Result} cannot give NULL.
 */
public final class DecimalCasts {
    private DecimalCasts() {}

    public static long toShort(boolean value, int fromScale, int precision, int scale) {
        return value ? Powers.ofTen(scale) : 0;
    }

    public static long toShort(boolean value, int fromScale, int precision, int scale, Result r) {
        r.isNull |= value;
        return 0;
    }

    public static long toShort(int value, int fromScale, int precision, int scale) {
        return value * Powers.ofTen(scale);
    }

    public static long toShort(int value, int fromScale, int precision, int scale, Result r) {
        return toShort((long) value, 0, precision, scale, r);
    }

    /** BIGINT, or DECIMAL of up to 18 digits. */
    public static long toShort(long value, int fromScale, int precision, int scale) {
        return Int128Math.rescale(value, scale - fromScale);
    }

    public static long toShort(long value, int fromScale, int precision, int scale, Result r) {
        int shift = scale - fromScale;
        boolean isTooLong = shift > 0 && Math.abs(value) >= Powers.ofTen(precision - shift < 0 ? 0 : precision - shift);
        if (value == Long.MIN_VALUE || (isTooLong && value != 0)) {
            r.isNull = true;
            return 0;
        }
        long scaled = value == 0 ? 0 : Int128Math.rescale(value, shift);
        r.isNull |= Math.abs(scaled) >= Powers.ofTen(precision);
        return scaled;
    }

    public static long toShort(long high, long low, int fromScale, int precision, int scale) {
        return Int128Math.rescale(Int128.toBigInteger(high, low), scale - fromScale)
                .longValueExact();
    }

    public static long toShort(long high, long low, int fromScale, int precision, int scale, Result r) {
        return shorten(Int128Math.rescale(Int128.toBigInteger(high, low), scale - fromScale), precision, r);
    }

    public static long toShort(float value, int fromScale, int precision, int scale, Result r) {
        return shorten(unscaled(Float.toString(value), scale), precision, r);
    }

    public static long toShort(double value, int fromScale, int precision, int scale, Result r) {
        return shorten(unscaled(Double.toString(value), scale), precision, r);
    }

    public static void toWide(boolean value, int fromScale, int precision, int scale, Result r) {
        toWide(value ? 1L : 0L, 0, precision, scale, r);
    }

    public static void toWide(int value, int fromScale, int precision, int scale, Result r) {
        toWide((long) value, 0, precision, scale, r);
    }

    public static void toWide(long value, int fromScale, int precision, int scale, Result r) {
        if (scale == fromScale) {
            r.setDecimalOrNull(value >> 63, value, precision);
            return;
        }
        r.setDecimalOrNull(Int128Math.rescale(BigInteger.valueOf(value), scale - fromScale), precision);
    }

    public static void toWide(long high, long low, int fromScale, int precision, int scale, Result r) {
        if (scale == fromScale) {
            r.setDecimalOrNull(high, low, precision);
            return;
        }
        r.setDecimalOrNull(Int128Math.rescale(Int128.toBigInteger(high, low), scale - fromScale), precision);
    }

    public static void toWide(float value, int fromScale, int precision, int scale, Result r) {
        r.setDecimalOrNull(unscaled(Float.toString(value), scale), precision);
    }

    public static void toWide(double value, int fromScale, int precision, int scale, Result r) {
        r.setDecimalOrNull(unscaled(Double.toString(value), scale), precision);
    }

    /** The digits that the number prints, as DECIMAL of that scale. */
    private static BigInteger unscaled(String printed, int scale) {
        char last = printed.charAt(printed.length() - 1);
        if (last == 'N' || last == 'y') {
            throw Failures.overflow("DECIMAL", printed);
        }
        return new BigDecimal(printed).setScale(scale, RoundingMode.HALF_UP).unscaledValue();
    }

    private static long shorten(BigInteger value, int precision, Result r) {
        boolean fits = value.bitLength() < Long.SIZE && Math.abs(value.longValue()) < Powers.ofTen(precision);
        r.isNull |= !fits;
        return fits ? value.longValue() : 0;
    }
}
