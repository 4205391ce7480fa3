package io.sluice.functions;

import static io.sluice.functions.Checks.argument;
import static io.sluice.functions.Checks.check;
import static io.sluice.functions.Checks.checkFails;
import static io.sluice.functions.Checks.checkType;
import static io.sluice.functions.Checks.micros;
import static io.sluice.functions.Checks.months;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class TemporalFunctionsTest {
    private static final long HOUR = 3_600_000_000L;
    private static final String AFTERNOON = "ts'1994-09-27 13:14:15.678901'";

    @Test
    void fields() {
        String day = "d'1994-09-27'";
        check("1994", "YEAR", day);
        check("3", "QUARTER", AFTERNOON);
        check("9", "EXTRACT", "MONTH", day);
        check("39", "WEEK", day);
        check("53", "WEEK", "d'2021-01-03'");
        check("270", "DAYOFYEAR", day);
        check("27", "EXTRACT", "day", AFTERNOON);
        check("3", "DAYOFWEEK", day);
        check("1", "EXTRACT", "DOW", "d'2026-01-04'");
        check("7", "EXTRACT", "ISODOW", "d'2026-01-04'");
        check("2020", "EXTRACT", "ISOYEAR", "d'2021-01-03'");
        check("13", "HOUR", AFTERNOON);
        check("14", "EXTRACT", "MINUTE", AFTERNOON);
        check("15", "SECOND", AFTERNOON);
        check("678", "EXTRACT", "MILLISECOND", AFTERNOON);
        check("678901", "EXTRACT", "MICROSECOND", AFTERNOON);
        check("780671655", "EXTRACT", "EPOCH", AFTERNOON);
        check("23", "HOUR", "ts'1969-12-31 23:59:59'");
        check("10", "HOUR", "t'10:11:12'");
        check(null, "YEAR", (Object) null);
        checkType("BIGINT NOT NULL", "YEAR", day);
        checkFails(ErrorCode.INVALID_ARGUMENT, "EXTRACT", "FORTNIGHT", day);
    }

    @Test
    void intervals() {
        check("2001-01-02 01:00:00.000000", "+", "ts'2001-01-02 00:00:00'", micros(HOUR));
        check("2001-01-02 01:00:00.000000", "+", micros(HOUR), "ts'2001-01-02 00:00:00'");
        check("2001-01-01 23:00:00.000000", "-", "ts'2001-01-02 00:00:00'", micros(HOUR));
        check("2001-02-28 10:00:00.000000", "+", "ts'2001-01-31 10:00:00'", months(1));
        check("2000-02-29", "-", "d'2001-03-31'", months(13));
        check("2001-01-03", "+", "d'2001-01-02'", micros(24 * HOUR));
        check("00:30:00.000000", "+", "t'23:30:00'", micros(HOUR));
        check("+1 02:00:00.000", "-", "ts'2001-01-02 02:00:00'", "ts'2001-01-01 00:00:00'");
        check("+31 00:00:00.000", "-", "d'2001-02-01'", "d'2001-01-01'");
        check("+1-02", "+", months(13), months(1));
        check("-1-01", "-", months(13));
        check("+0 03:00:00.000", "*", micros(HOUR), 3);
        check("-0 00:00:00.000001", "-", micros(1));
        checkFails(ErrorCode.NUMERIC_OVERFLOW, "+", "ts'9999-12-31 23:59:59'", micros(HOUR));
        checkFails(ErrorCode.NUMERIC_OVERFLOW, "-", "d'0001-01-01'", months(1));
    }

    @Test
    void rounding() {
        check("1994-01-01 00:00:00.000000", "FLOOR", "YEAR", AFTERNOON);
        check("1995-01-01 00:00:00.000000", "CEIL", "YEAR", AFTERNOON);
        check("1994-07-01 00:00:00.000000", "FLOOR", "QUARTER", AFTERNOON);
        check("1994-09-25 00:00:00.000000", "FLOOR", "WEEK", AFTERNOON);
        check("1994-10-02", "CEIL", "WEEK", "d'1994-09-27'");
        check("1994-09-27 00:00:00.000000", "FLOOR", "DAY", AFTERNOON);
        check("1994-09-27 13:14:16.000000", "CEIL", "SECOND", AFTERNOON);
        check("1969-12-31 00:00:00.000000", "FLOOR", "DAY", "ts'1969-12-31 10:00:00'");
        check("1994-09-01", "FLOOR", "MONTH", "d'1994-09-27'");
        check("1994-09-01", "CEIL", "MONTH", "d'1994-09-01'");
        check("12:44:00.000000", "FLOOR", "MINUTE", "t'12:44:31'");
        check("12:45:00.000000", "CEIL", "MINUTE", "t'12:44:31'");
        check("00:00:00.000000", "CEIL", "HOUR", "t'23:44:31'");
        checkFails(ErrorCode.INVALID_ARGUMENT, "FLOOR", "DOW", AFTERNOON);
    }

    @Test
    void counting() {
        String start = "ts'2000-01-31 12:00:00'";
        check("24", "TIMESTAMPDIFF", "HOUR", start, "ts'2000-02-01 12:30:00'");
        check("-24", "TIMESTAMPDIFF", "HOUR", "ts'2000-02-01 12:30:00'", start);
        check("1", "TIMESTAMPDIFF", "MONTH", start, "ts'2000-02-29 12:00:00'");
        check("0", "TIMESTAMPDIFF", "MONTH", start, "ts'2000-02-29 11:59:59'");
        check("-1", "TIMESTAMPDIFF", "MONTH", "ts'2000-02-29 12:00:00'", start);
        check("1", "TIMESTAMPDIFF", "MONTH", start, "ts'2000-03-01 12:00:00'");
        check("-1", "TIMESTAMPDIFF", "YEAR", "ts'2001-01-31 12:00:00'", start);
        check("1", "TIMESTAMPDIFF", "DAY", "d'2000-01-01'", "d'2000-01-02'");
        check("2000-02-01", "TIMESTAMPADD", "DAY", 1, "d'2000-01-31'");
        check("2000-02-29 12:00:00.000000", "TIMESTAMPADD", "MONTH", 1, start);
        check("2000-01-31 01:00:00", "TIMESTAMPADD", "HOUR", 1, "d'2000-01-31'");
    }

    @Test
    void patterns() {
        check("19940927 1:14 PM", "DATE_FORMAT", AFTERNOON, "yyyyMMdd h:mm a");
        check("Sep", "DATE_FORMAT", "1994-09-27 13:14:15", "MMM");
        check(null, "DATE_FORMAT", "yesterday", "MMM");
        check("2001-02-03", "TO_DATE", "2001-02-03");
        check("2001-02-03", "TO_DATE", "03.02.2001", "dd.MM.yyyy");
        check(null, "TO_DATE", "2001-02-30");
        check("2001-02-03 04:05:06.789", "TO_TIMESTAMP", "2001-02-03 04:05:06.789");
        check("2001-02-03 16:05:00.000", "TO_TIMESTAMP", "3/2/2001 4:05 PM", "d/M/yyyy h:mm a");
        check(null, "TO_TIMESTAMP", "now");
        check("1970-01-01 00:16:40.000", "TO_TIMESTAMP_LTZ", 1000, 0);
        check("1970-01-01 00:00:01.000", "TO_TIMESTAMP_LTZ", 1000L, 3);
        check("1970-01-01 00:00:01.000", "TO_TIMESTAMP_LTZ", 1000);
        check("60", "UNIX_TIMESTAMP", "1970-01-01 00:01:00");
        check("1", "UNIX_TIMESTAMP", "1970-01-01 08:00:01.001 +0800", "yyyy-MM-dd HH:mm:ss.SSS X");
        check("-9223372036854775808", "UNIX_TIMESTAMP", "never");
        check("1970-01-01 00:00:44", "FROM_UNIXTIME", 44);
        check("44", "FROM_UNIXTIME", 44, "s");
        check("1969-12-31 16:00:00", "CONVERT_TZ", "1970-01-01 00:00:00", "UTC", "America/Los_Angeles");
        checkFails(ErrorCode.INVALID_ARGUMENT, "DATE_FORMAT", AFTERNOON, "qqqqqqq{");
        checkFails(ErrorCode.INVALID_ARGUMENT, "TO_TIMESTAMP_LTZ", 1000, 10);
        checkType("TIMESTAMP(3)", "TO_TIMESTAMP", "2001-02-03");
    }

    private static String inBerlin(String function, Object... args) {
        FunctionRegistry berlin = FunctionRegistry.builtIn(ZoneId.of("Europe/Berlin"));
        List<Expr> list =
                Arrays.stream(args).map(a -> Expressions.lit(argument(a))).toList();
        Call call = berlin.call(function, list, null);
        return (String) new Interpreter(berlin).fold(berlin.cast(call, SqlType.string()));
    }

    /** In summer Berlin is two hours ahead; on 2026-10-25 its clocks show 02:00 to 03:00 twice. */
    @Test
    void sessionZone() {
        assertEquals("14", inBerlin("HOUR", "ltz'2026-07-01 12:30:00'"));
        assertEquals("2026-07-01 00:00:00.000000", inBerlin("FLOOR", "DAY", "ltz'2026-07-01 12:30:00'"));
        assertEquals("2026-07-01 00:00:00.000000", inBerlin("FLOOR", "MONTH", "ltz'2026-07-01 12:30:00'"));
        assertEquals("2026-10-25 02:00:00.000000", inBerlin("FLOOR", "HOUR", "ltz'2026-10-25 01:30:00'"));
        assertEquals("1792890000", inBerlin("EXTRACT", "EPOCH", secondHour()));
        assertEquals("2026-11-01 12:00:00.000000", inBerlin("+", "ltz'2026-10-01 10:00:00'", months(1)));
        assertEquals("1970-01-01 01:00:44", inBerlin("FROM_UNIXTIME", 44));
        assertEquals("25201", inBerlin("UNIX_TIMESTAMP", "1970-01-01 08:00:01.001", "yyyy-MM-dd HH:mm:ss.SSS"));
    }

    /** The second of the two hours keeps its own offset. */
    private static Object secondHour() {
        FunctionRegistry berlin = FunctionRegistry.builtIn(ZoneId.of("Europe/Berlin"));
        Expr instant = Expressions.lit(argument("ltz'2026-10-25 01:30:00'"));
        return berlin.call("FLOOR", List.of(Expressions.lit("HOUR"), instant), null);
    }
}
