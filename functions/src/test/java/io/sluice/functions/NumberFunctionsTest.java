package io.sluice.functions;

import static io.sluice.functions.Checks.check;
import static io.sluice.functions.Checks.checkFails;
import static io.sluice.functions.Checks.checkType;
import static io.sluice.functions.Expressions.typed;

import io.sluice.core.error.ErrorCode;
import org.junit.jupiter.api.Test;

class NumberFunctionsTest {
    private static final ErrorCode OVERFLOW = ErrorCode.NUMERIC_OVERFLOW;
    private static final ErrorCode BY_ZERO = ErrorCode.DIVISION_BY_ZERO;

    @Test
    void integers() {
        check("5", "+", 2, 3);
        check("-1", "-", 2, 3);
        check("6", "*", 2, 3L);
        check("3", "/", 7, 2);
        check("-3", "/", -7, 2);
        check("-1", "%", -7, 2);
        check("1", "MOD", 7, -2);
        check("-5", "-", 5);
        check(null, "+", 1, null);
        checkType("BIGINT NOT NULL", "*", 2, 3L);
        checkType("TINYINT", "+", typed(1, "TINYINT"), typed(1, "TINYINT"));
    }

    @Test
    void integersNeverWrap() {
        checkFails(OVERFLOW, "+", Integer.MAX_VALUE, 1);
        checkFails(OVERFLOW, "-", Integer.MIN_VALUE, 1);
        checkFails(OVERFLOW, "*", 1 << 16, 1 << 16);
        checkFails(OVERFLOW, "+", Long.MAX_VALUE, 1);
        checkFails(OVERFLOW, "-", 0, Long.MIN_VALUE);
        checkFails(OVERFLOW, "*", Long.MIN_VALUE, -1);
        checkFails(OVERFLOW, "/", Integer.MIN_VALUE, -1);
        checkFails(OVERFLOW, "/", Long.MIN_VALUE, -1L);
        checkFails(OVERFLOW, "-", Integer.MIN_VALUE);
        checkFails(OVERFLOW, "ABS", Long.MIN_VALUE);
        checkFails(OVERFLOW, "+", typed(127, "TINYINT"), typed(1, "TINYINT"));
        checkFails(OVERFLOW, "*", typed(-32768, "SMALLINT"), typed(-1, "SMALLINT"));
        checkFails(OVERFLOW, "ABS", typed(-128, "TINYINT"));
        check("0", "%", Integer.MIN_VALUE, -1);
        check("-9223372036854775807", "-", Long.MAX_VALUE);
    }

    @Test
    void division() {
        checkFails(BY_ZERO, "/", 1, 0);
        checkFails(BY_ZERO, "%", 1L, 0L);
        checkFails(BY_ZERO, "/", "dec'1.5'", "dec'0.00'");
        checkFails(BY_ZERO, "%", "dec'1.5'", 0);
        check("Infinity", "/", 1.0, 0);
        check("NaN", "/", 0.0, 0.0);
        check("2.5", "/", 5, 2.0);
        check("2.5", "/", 5f, 2f);
        checkType("FLOAT NOT NULL", "/", 5f, 2f);
        checkType("DOUBLE NOT NULL", "+", 5f, 2);
    }

    @Test
    void decimals() {
        check("3.75", "+", "dec'1.25'", "dec'2.5'");
        check("-1.25", "-", "dec'1.25'", "dec'2.50'");
        check("3.1250", "*", "dec'1.250'", "dec'2.5'");
        check("0.3333333", "/", "dec'1.0'", "dec'3.0000'");
        check("-0.5", "%", "dec'-3.5'", "dec'1.0'");
        check("11.25", "+", 10, "dec'1.25'");
        check("2.25", "+", 1.0, "dec'1.25'");
        check("-1.25", "-", "dec'1.25'");
        check("1.25", "ABS", "dec'-1.25'");
        check(null, "+", "dec'1.25'", null);
    }

    @Test
    void decimalTypes() {
        checkType("DECIMAL(4, 2) NOT NULL", "+", "dec'1.25'", "dec'2.5'");
        checkType("DECIMAL(6, 3) NOT NULL", "*", "dec'1.25'", "dec'2.5'");
        checkType("DECIMAL(7, 6) NOT NULL", "/", "dec'1.25'", "dec'25'");
        checkType("DECIMAL(3, 2) NOT NULL", "%", "dec'1.25'", "dec'2.5'");
        checkType("DECIMAL(38, 6)", "/", typed(null, "DECIMAL(32, 8)"), typed(null, "DECIMAL(38, 8)"));
        checkType("DECIMAL(38, 8)", "/", typed(null, "DECIMAL(30, 20)"), typed(null, "DECIMAL(30, 20)"));
        checkType("DECIMAL(38, 6)", "*", typed(null, "DECIMAL(30, 10)"), typed(null, "DECIMAL(30, 10)"));
        checkType("DECIMAL(38, 7)", "+", typed(null, "DECIMAL(38, 8)"), typed(null, "DECIMAL(32, 8)"));
    }

    /** Neither an underflow nor gigabytes of zeros. */
    @Test
    void roundingToAnyNumberOfDigits() {
        for (String function : new String[] {"ROUND", "TRUNCATE"}) {
            for (int digits : new int[] {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, -400, -309}) {
                check("0.0", function, 2.5, digits);
                check("0.0", function, -1.7e308, digits);
                check("0.0", function, 2.5f, digits);
                check("0", function, "dec'2.5'", digits);
                check("0", function, Integer.MAX_VALUE, digits);
                check("0", function, Long.MIN_VALUE, digits);
            }
            for (int digits : new int[] {Integer.MAX_VALUE, Integer.MAX_VALUE - 1, 324}) {
                check("2.5", function, 2.5, digits);
                check("4.9E-324", function, Double.MIN_VALUE, digits);
                check("1.7E308", function, 1.7e308, digits);
                check("2.5", function, 2.5f, digits);
                check("2.5", function, "dec'2.5'", digits);
                check("-7", function, -7, digits);
            }
        }
    }

    @Test
    void rounding() {
        check("3.0", "ROUND", 2.5);
        check("3", "ROUND", "dec'2.5'");
        check("-3", "ROUND", "dec'-2.5'");
        check("1.3", "ROUND", "dec'1.25'", 1);
        check("1.3", "ROUND", 1.25, 1);
        check("100", "ROUND", 149, -2);
        check("200", "ROUND", 150, -2);
        check("0", "ROUND", Long.MAX_VALUE, -20);
        checkFails(OVERFLOW, "ROUND", Long.MAX_VALUE, -19);
        checkFails(OVERFLOW, "ROUND", Integer.MAX_VALUE, -1);
        check("10", "ROUND", "dec'9.99'", 0);
        check("1.2", "TRUNCATE", "dec'1.29'", 1);
        check("42.32", "TRUNCATE", 42.324, 2);
        check("42.0", "TRUNCATE", 42.324);
        check("-1", "TRUNCATE", "dec'-1.99'");
        check("1200", "TRUNCATE", 1299, -2);
        checkType("DECIMAL(3, 1) NOT NULL", "ROUND", "dec'1.25'", 1);
    }

    @Test
    void floorAndCeiling() {
        check("-2.0", "FLOOR", -1.5);
        check("-2", "FLOOR", "dec'-1.5'");
        check("2", "CEIL", "dec'1.5'");
        check("-1", "CEILING", "dec'-1.5'");
        check("7", "CEIL", 7);
        check("1234567890123456789013", "CEIL", "dec'1234567890123456789012.5'");
        check("-1", "SIGN", -5L);
        check("-1.0", "SIGN", "dec'-5.5'");
        check("0.0", "SIGN", 0.0);
    }

    @Test
    void ofDoubles() {
        check("1024.0", "POWER", 2, 10);
        check("1.5", "SQRT", 2.25);
        check("NaN", "SQRT", -1);
        check("0.0", "LN", 1);
        check("2.0", "LOG10", 100);
        check("3.0", "LOG2", 8);
        check("2.0", "LOG", 10, 100);
        check("1.0", "EXP", 0);
        check("3.141592653589793", "PI");
        check("2.718281828459045", "E");
        check("0.0", "SIN", 0);
        check("1.0", "COS", 0);
        check("0.0", "TAN", 0);
        check("0.0", "ASIN", 0);
        check("0.0", "ACOS", 1);
        check("0.7853981633974483", "ATAN", 1);
        check("1.5707963267948966", "ATAN2", 1, 0);
        check("0.0", "SINH", 0);
        check("1.0", "COSH", 0);
        check("0.0", "TANH", 0);
        check("0.6420926159343306", "COT", 1);
        check("180.0", "DEGREES", Math.PI);
        check("3.141592653589793", "RADIANS", 180);
        check(null, "SQRT", (Object) null);
    }

    @Test
    void extremes() {
        check("3", "GREATEST", 1, 3, 2L);
        check("1.50", "GREATEST", 1, "dec'1.50'");
        check("b", "GREATEST", "a", "b");
        check("1", "LEAST", 3, 1, 2);
        check("2001-01-01", "LEAST", "d'2001-01-01'", "d'2002-01-01'");
        check(null, "LEAST", 3, null, 2);
        check("7", "GREATEST", 7);
        check("101", "BIN", 5);
        check("FF", "HEX", 255);
        check("C3A4", "HEX", "ä");
    }
}
