package io.sluice.functions;

import static io.sluice.core.error.ErrorCode.CAST_FAILED;
import static io.sluice.core.error.ErrorCode.NUMERIC_OVERFLOW;
import static io.sluice.core.error.ErrorCode.PRECISION_LOSS;
import static io.sluice.functions.Checks.checkCast;
import static io.sluice.functions.Checks.checkCastFails;
import static io.sluice.functions.Checks.micros;
import static io.sluice.functions.Checks.months;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CastsTest {
    @Test
    void toIntegers() {
        checkCast("127", 127L, "TINYINT");
        checkCastFails(NUMERIC_OVERFLOW, 128, "TINYINT");
        checkCastFails(NUMERIC_OVERFLOW, 1L << 31, "INT");
        checkCast("-7", -7.9, "INT");
        checkCast("2147483647", 2147483647.9, "INT");
        checkCastFails(NUMERIC_OVERFLOW, 2147483648.0, "INT");
        checkCastFails(NUMERIC_OVERFLOW, Double.NaN, "BIGINT");
        checkCastFails(NUMERIC_OVERFLOW, 0x1p63, "BIGINT");
        checkCast("-9223372036854775808", -0x1p63, "BIGINT");
        checkCast("-1", "dec'-1.99'", "SMALLINT");
        checkCastFails(NUMERIC_OVERFLOW, "dec'12345678901234567890.5'", "BIGINT");
        checkCast("42", " 42\n", "INT");
        checkCast("1", "1.9", "INT");
        checkCast("-9223372036854775808", "-9223372036854775808", "BIGINT");
        checkCastFails(NUMERIC_OVERFLOW, "9223372036854775808", "BIGINT");
        checkCastFails(NUMERIC_OVERFLOW, "99999999999999999999", "BIGINT");
        checkCastFails(NUMERIC_OVERFLOW, "300", "TINYINT");
        checkCastFails(CAST_FAILED, "", "INT");
        checkCastFails(CAST_FAILED, "-", "INT");
        checkCastFails(CAST_FAILED, "4x", "INT");
        checkCastFails(CAST_FAILED, "1.2.3", "INT");
        checkCast("1", true, "BIGINT");
        checkCast(null, null, "INT");
    }

    @Test
    void toFloatingPoint() {
        checkCast("1.5", "1.5", "DOUBLE");
        checkCast("-1.0E-10", "-1e-10", "DOUBLE");
        checkCast("0.1", "0.1", "FLOAT");
        checkCast("NaN", "NaN", "DOUBLE");
        checkCast("-Infinity", "-Infinity", "DOUBLE");
        checkCast("1.5", "dec'1.50'", "FLOAT");
        checkCastFails(CAST_FAILED, "1d", "DOUBLE");
        checkCastFails(CAST_FAILED, "0x1p3", "DOUBLE");
        checkCastFails(CAST_FAILED, "", "DOUBLE");
        checkCastFails(CAST_FAILED, "1e", "FLOAT");
        checkCast("1.0", true, "DOUBLE");
    }

    @Test
    void toDecimals() {
        checkCast("12.35", "12.345", "DECIMAL(5, 2)");
        checkCast("-12.35", -12.345, "DECIMAL(5, 2)");
        checkCast(null, "1234.5", "DECIMAL(5, 2)");
        checkCast(null, 1234, "DECIMAL(5, 2)");
        checkCast(null, 1e10, "DECIMAL(5, 2)");
        checkCast(null, Long.MIN_VALUE, "DECIMAL(18, 0)");
        checkCast("0.10", 0.1f, "DECIMAL(5, 2)");
        checkCast("1000000.00", "1e6", "DECIMAL(20, 2)");
        checkCast("1.00", true, "DECIMAL(5, 2)");
        checkCast("7.000000000000000000000", 7, "DECIMAL(38, 21)");
        checkCastFails(CAST_FAILED, "a", "DECIMAL(5, 2)");
        checkCastFails(NUMERIC_OVERFLOW, Double.POSITIVE_INFINITY, "DECIMAL(5, 2)");
        checkCastFails(NUMERIC_OVERFLOW, "1e999999", "DECIMAL(5, 2)");
    }

    @Test
    void toText() {
        checkCast("TRUE", true, "STRING");
        checkCast("-12", -12, "STRING");
        checkCast("123", 12345, "VARCHAR(3)");
        checkCast("äö", "äö€", "VARCHAR(2)");
        checkCast("1.0E10", 1e10, "STRING");
        checkCast("0.05", "dec'0.05'", "STRING");
        checkCast("-0.05", "dec'-0.05'", "STRING");
        checkCast("2001-02-03 04:05:06.700000", "ts'2001-02-03 04:05:06.7'", "STRING");
        checkCast("2001-02-03", "d'2001-02-03'", "STRING");
        checkCast("+1-02", months(14), "STRING");
        checkCast("-1 02:03:04.005", micros(-93_784_005_000L), "STRING");
    }

    @Test
    void toBoolean() {
        checkCast("TRUE", "Yes", "BOOLEAN");
        checkCast("FALSE", " f ", "BOOLEAN");
        checkCast("TRUE", -1, "BOOLEAN");
        checkCast("FALSE", 0L, "BOOLEAN");
        checkCast("TRUE", 1.5, "BOOLEAN");
        checkCast("FALSE", 0f, "BOOLEAN");
        checkCast("TRUE", "dec'0.01'", "BOOLEAN");
        checkCast("FALSE", "dec'0.00000000000000000000'", "BOOLEAN");
        checkCastFails(CAST_FAILED, "maybe", "BOOLEAN");
    }

    @Test
    void toTemporal() {
        checkCast("2001-02-03", " 2001-2-3", "DATE");
        checkCast("0001-01-01", "0001-01-01", "DATE");
        checkCast("9999-12-31 23:59:59.999999", "9999-12-31T23:59:59.999999", "TIMESTAMP(6)");
        checkCast("2001-02-03 00:00:00.000", "2001-02-03", "TIMESTAMP(3)");
        checkCast("2001-02-03 04:05:00.000", "2001-02-03 04:05", "TIMESTAMP(3)");
        checkCast("2001-02-03 04:05:06.123", "2001-02-03 04:05:06.123999", "TIMESTAMP(3)");
        checkCast("2001-02-03 04:05:06.100000000", "2001-02-03 04:05:06.100000000", "TIMESTAMP(9)");
        checkCast("1969-12-31 23:59:59.999", "ts'1969-12-31 23:59:59.9999'", "TIMESTAMP(3)");
        checkCast("1969-12-31", "ts'1969-12-31 23:59:59.9999'", "DATE");
        checkCast("23:59:59.9", "ts'1969-12-31 23:59:59.9999'", "TIME(1)");
        checkCast("10:11:12", "10:11:12", "TIME(0)");
        checkCast("2001-02-03 00:00:00", "d'2001-02-03'", "TIMESTAMP(0)");
        checkCastFails(CAST_FAILED, "2001-02-29", "DATE");
        checkCastFails(CAST_FAILED, "0000-01-01", "DATE");
        checkCastFails(CAST_FAILED, "10000-01-01", "DATE");
        checkCastFails(CAST_FAILED, "2001-02-03x", "DATE");
        checkCastFails(CAST_FAILED, "24:00:00", "TIME(0)");
        checkCastFails(CAST_FAILED, "2001-02-03 04:05:06.", "TIMESTAMP(3)");
        checkCastFails(CAST_FAILED, "2001-02-03 04:05:06Z", "TIMESTAMP(3)");
        checkCastFails(PRECISION_LOSS, "2001-02-03 04:05:06.1234567", "TIMESTAMP(6)");
        checkCastFails(PRECISION_LOSS, "04:05:06.0000001", "TIME(3)");
    }

    @Test
    void toInstants() {
        checkCast("2001-02-03 04:05:06.000000", "2001-02-03T04:05:06Z", "TIMESTAMP_LTZ(6)");
        checkCast("2001-02-03 02:05:06.000000", "2001-02-03 04:05:06+02:00", "TIMESTAMP_LTZ(6)");
        checkCastFails(CAST_FAILED, "2001-02-03 04:05:06+2", "TIMESTAMP_LTZ(6)");
        FunctionRegistry newYork = FunctionRegistry.builtIn(ZoneId.of("America/New_York"));
        Expr noon = Expressions.lit("2026-07-01 12:00:00");
        Expr instant = newYork.coerce(noon, SqlType.timestampLtz(3));
        assertEquals(1_782_921_600_000_000L, new Interpreter(newYork).fold(instant));
        Expr local = newYork.cast(instant, SqlType.timestamp(3));
        assertEquals("2026-07-01 12:00:00.000", new Interpreter(newYork).fold(newYork.cast(local, SqlType.string())));
        assertEquals("2026-07-01 12:00:00.000", new Interpreter(newYork).fold(newYork.cast(instant, SqlType.string())));
        assertEquals("2026-07-01 16:00:00.000", Checks.printed(instant));
        Expr night = newYork.coerce(Expressions.lit("2026-07-01T03:00:00Z"), SqlType.timestampLtz(3));
        Object date = new Interpreter(newYork).fold(newYork.cast(night, SqlType.parse("DATE")));
        assertEquals("2026-06-30", LocalDate.ofEpochDay((Integer) date).toString());
    }

    @Test
    void noSuchCast() {
        SluiceException e = assertThrows(SluiceException.class, () -> Expressions.cast(1, "TIMESTAMP(3)"));
        assertEquals(ErrorCode.TYPE_MISMATCH, e.code());
        assertEquals("There is no cast from INT to TIMESTAMP(3)", e.getMessage());
        assertThrows(SluiceException.class, () -> Expressions.cast("1", "INTERVAL DAY TO SECOND"));
    }
}
