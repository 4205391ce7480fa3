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
 * ABS, SIGN, FLOOR, CEIL, ROUND and TRUNCATE. ROUND rounds half away from zero, of the decimal digits that the number
 * prints. {@code min} and {@code max} are the range of an integer type, {@code scale} that of a DECIMAL argument; {@code
 * toScale} is that of the result. {@code digits} behind the point may be negative.
 */
public final class RoundingFunctions {
    /** Above that of every DOUBLE: what is rounded there is zero. */
    private static final int LARGEST_EXPONENT = 400;

    private RoundingFunctions() {}

    public static int abs(int value, int min, int max) {
        return ArithmeticFunctions.abs(value, min, max);
    }

    public static long abs(long value) {
        return ArithmeticFunctions.abs(value);
    }

    public static float abs(float value) {
        return Math.abs(value);
    }

    public static double abs(double value) {
        return Math.abs(value);
    }

    public static void abs(long high, long low, Result r) {
        DecimalFunctions.abs(high, low, r);
    }

    public static int sign(int value) {
        return Integer.signum(value);
    }

    public static long sign(long value) {
        return Long.signum(value);
    }

    public static float sign(float value) {
        return Math.signum(value);
    }

    public static double sign(double value) {
        return Math.signum(value);
    }

    public static long decimalSign(long value, int scale) {
        return Long.signum(value) * Powers.ofTen(scale);
    }

    public static void decimalSign(long value, int scale, Result r) {
        decimalSign(value >> 63, value, scale, r);
    }

    public static void decimalSign(long high, long low, int scale, Result r) {
        BigInteger one = Powers.big(scale);
        int sign = (high | low) == 0 ? 0 : high < 0 ? -1 : 1;
        set(one.multiply(BigInteger.valueOf(sign)), r);
    }

    public static float floor(float value) {
        return (float) Math.floor(value);
    }

    public static double floor(double value) {
        return Math.floor(value);
    }

    public static long decimalFloor(long value, int scale) {
        return Math.floorDiv(value, Powers.ofTen(scale));
    }

    public static void decimalFloor(long high, long low, int scale, Result r) {
        set(rounded(Int128.toBigInteger(high, low), 0, scale, 0, RoundingMode.FLOOR), r);
    }

    public static float ceil(float value) {
        return (float) Math.ceil(value);
    }

    public static double ceil(double value) {
        return Math.ceil(value);
    }

    public static long decimalCeil(long value, int scale) {
        return -Math.floorDiv(-value, Powers.ofTen(scale));
    }

    public static void decimalCeil(long high, long low, int scale, Result r) {
        set(rounded(Int128.toBigInteger(high, low), 0, scale, 0, RoundingMode.CEILING), r);
    }

    public static int round(int value, int digits, int min, int max) {
        long rounded = round(value, digits);
        if (rounded < min || rounded > max) {
            throw Failures.overflow("its type", "ROUND(" + value + ", " + digits + ")");
        }
        return (int) rounded;
    }

    public static long round(long value, int digits) {
        if (digits >= 0) {
            return value;
        }
        if (digits < -Powers.MAX_LONG) {
            return roundSlowly(value, digits);
        }
        long power = Powers.ofTen(-digits);
        return ArithmeticFunctions.multiply(Int128Math.divideHalfUp(value, power), power);
    }

    private static long roundSlowly(long value, int digits) {
        long half = 5 * Powers.ofTen(Powers.MAX_LONG);
        if (digits == -Powers.MAX_LONG - 1 && (value >= half || value <= -half)) {
            throw Failures.overflow("BIGINT", "ROUND(" + value + ", " + digits + ")");
        }
        return 0;
    }

    public static float round(float value, int digits) {
        return Float.isFinite(value)
                ? rounded(Float.toString(value), digits, RoundingMode.HALF_UP).floatValue()
                : value;
    }

    public static double round(double value, int digits) {
        return Double.isFinite(value)
                ? rounded(Double.toString(value), digits, RoundingMode.HALF_UP).doubleValue()
                : value;
    }

    public static int truncate(int value, int digits, int min, int max) {
        return (int) truncate(value, digits);
    }

    public static long truncate(long value, int digits) {
        if (digits >= 0) {
            return value;
        }
        return digits < -Powers.MAX_LONG ? 0 : value - value % Powers.ofTen(-digits);
    }

    public static float truncate(float value, int digits) {
        return Float.isFinite(value)
                ? rounded(Float.toString(value), digits, RoundingMode.DOWN).floatValue()
                : value;
    }

    public static double truncate(double value, int digits) {
        return Double.isFinite(value)
                ? rounded(Double.toString(value), digits, RoundingMode.DOWN).doubleValue()
                : value;
    }

    /** Digits that the number does not have cost nothing, as many as are asked for. */
    private static BigDecimal rounded(String printed, int digits, RoundingMode mode) {
        BigDecimal number = new BigDecimal(printed);
        return number.setScale(Math.max(-LARGEST_EXPONENT, Math.min(digits, number.scale())), mode);
    }

    public static long decimalRound(long value, int digits, int scale, int toScale) {
        if (digits == toScale && digits < scale) {
            return Int128Math.rescale(value, digits - scale);
        }
        return rounded(BigInteger.valueOf(value), digits, scale, toScale, RoundingMode.HALF_UP)
                .longValueExact();
    }

    public static void decimalRound(long value, int digits, int scale, int toScale, Result r) {
        set(rounded(BigInteger.valueOf(value), digits, scale, toScale, RoundingMode.HALF_UP), r);
    }

    public static long decimalRound(long high, long low, int digits, int scale, int toScale) {
        return rounded(Int128.toBigInteger(high, low), digits, scale, toScale, RoundingMode.HALF_UP)
                .longValueExact();
    }

    public static void decimalRound(long high, long low, int digits, int scale, int toScale, Result r) {
        set(rounded(Int128.toBigInteger(high, low), digits, scale, toScale, RoundingMode.HALF_UP), r);
    }

    public static long decimalTruncate(long value, int digits, int scale, int toScale) {
        return rounded(BigInteger.valueOf(value), digits, scale, toScale, RoundingMode.DOWN)
                .longValueExact();
    }

    public static void decimalTruncate(long value, int digits, int scale, int toScale, Result r) {
        set(rounded(BigInteger.valueOf(value), digits, scale, toScale, RoundingMode.DOWN), r);
    }

    public static long decimalTruncate(long high, long low, int digits, int scale, int toScale) {
        return rounded(Int128.toBigInteger(high, low), digits, scale, toScale, RoundingMode.DOWN)
                .longValueExact();
    }

    public static void decimalTruncate(long high, long low, int digits, int scale, int toScale, Result r) {
        set(rounded(Int128.toBigInteger(high, low), digits, scale, toScale, RoundingMode.DOWN), r);
    }

    private static BigInteger rounded(BigInteger unscaled, int digits, int scale, int toScale, RoundingMode mode) {
        int kept = Math.max(-Powers.MAX_DECIMAL - 1, Math.min(digits, scale));
        return new BigDecimal(unscaled, scale)
                .setScale(kept, mode)
                .setScale(toScale)
                .unscaledValue();
    }

    private static void set(BigInteger value, Result r) {
        r.setDecimalOrNull(value, Powers.MAX_DECIMAL);
    }
}
