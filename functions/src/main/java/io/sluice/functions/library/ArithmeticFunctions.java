package io.sluice.functions.library;

import io.sluice.functions.Failures;

/**
 * {@code + - * / %} of integers and floating point numbers. Integers never wrap: what does not fit is an error. Division
 * of integers truncates towards zero, the sign of a remainder is that of the dividend. FLOAT and DOUBLE follow IEEE 754.
 * Methods with {@code min} and {@code max} compute TINYINT and SMALLINT.
 */
public final class ArithmeticFunctions {
    private ArithmeticFunctions() {}

    public static int add(int a, int b) {
        int sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw overflow("INT", a, "+", b);
        }
        return sum;
    }

    public static long add(long a, long b) {
        long sum = a + b;
        if (((a ^ sum) & (b ^ sum)) < 0) {
            throw overflow("BIGINT", a, "+", b);
        }
        return sum;
    }

    public static int add(int a, int b, int min, int max) {
        return inRange(a + b, min, max, "+", a, b);
    }

    public static float add(float a, float b) {
        return a + b;
    }

    public static double add(double a, double b) {
        return a + b;
    }

    public static int subtract(int a, int b) {
        int difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw overflow("INT", a, "-", b);
        }
        return difference;
    }

    public static long subtract(long a, long b) {
        long difference = a - b;
        if (((a ^ b) & (a ^ difference)) < 0) {
            throw overflow("BIGINT", a, "-", b);
        }
        return difference;
    }

    public static int subtract(int a, int b, int min, int max) {
        return inRange(a - b, min, max, "-", a, b);
    }

    public static float subtract(float a, float b) {
        return a - b;
    }

    public static double subtract(double a, double b) {
        return a - b;
    }

    public static int multiply(int a, int b) {
        long product = (long) a * b;
        if ((int) product != product) {
            throw overflow("INT", a, "*", b);
        }
        return (int) product;
    }

    public static long multiply(long a, long b) {
        long product = a * b;
        if (Math.multiplyHigh(a, b) != product >> 63) {
            throw overflow("BIGINT", a, "*", b);
        }
        return product;
    }

    public static int multiply(int a, int b, int min, int max) {
        return inRange(a * b, min, max, "*", a, b);
    }

    public static float multiply(float a, float b) {
        return a * b;
    }

    public static double multiply(double a, double b) {
        return a * b;
    }

    public static int divide(int a, int b) {
        if (b == 0) {
            throw Failures.divisionByZero(a + " / 0");
        }
        if (b == -1 && a == Integer.MIN_VALUE) {
            throw overflow("INT", a, "/", b);
        }
        return a / b;
    }

    public static long divide(long a, long b) {
        if (b == 0) {
            throw Failures.divisionByZero(a + " / 0");
        }
        if (b == -1 && a == Long.MIN_VALUE) {
            throw overflow("BIGINT", a, "/", b);
        }
        return a / b;
    }

    public static int divide(int a, int b, int min, int max) {
        return inRange(divide(a, b), min, max, "/", a, b);
    }

    public static float divide(float a, float b) {
        return a / b;
    }

    public static double divide(double a, double b) {
        return a / b;
    }

    public static int mod(int a, int b) {
        if (b == 0) {
            throw Failures.divisionByZero(a + " % 0");
        }
        return a % b;
    }

    public static long mod(long a, long b) {
        if (b == 0) {
            throw Failures.divisionByZero(a + " % 0");
        }
        return a % b;
    }

    /** For a divisor that came from a narrower type: the remainder fits that type. */
    public static int modToInt(long a, long b) {
        return (int) mod(a, b);
    }

    public static float mod(float a, float b) {
        return a % b;
    }

    public static double mod(double a, double b) {
        return a % b;
    }

    public static long negate(long a) {
        if (a == Long.MIN_VALUE) {
            throw Failures.overflow("BIGINT", "-(" + a + ")");
        }
        return -a;
    }

    public static int negate(int a, int min, int max) {
        if (a == min) {
            throw Failures.overflow(nameOf(max), "-(" + a + ")");
        }
        return -a;
    }

    public static float negate(float a) {
        return -a;
    }

    public static double negate(double a) {
        return -a;
    }

    static int abs(int a, int min, int max) {
        if (a == min) {
            throw Failures.overflow(nameOf(max), "ABS(" + a + ")");
        }
        return Math.abs(a);
    }

    static long abs(long a) {
        if (a == Long.MIN_VALUE) {
            throw Failures.overflow("BIGINT", "ABS(" + a + ")");
        }
        return Math.abs(a);
    }

    private static int inRange(int value, int min, int max, String operator, int a, int b) {
        if (value < min || value > max) {
            throw overflow(nameOf(max), a, operator, b);
        }
        return value;
    }

    private static String nameOf(int max) {
        return max == Byte.MAX_VALUE ? "TINYINT" : max == Short.MAX_VALUE ? "SMALLINT" : "INT";
    }

    private static RuntimeException overflow(String type, long a, String operator, long b) {
        return Failures.overflow(type, a + " " + operator + " " + b);
    }
}
