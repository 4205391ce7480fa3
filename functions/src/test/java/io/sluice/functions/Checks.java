package io.sluice.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import java.util.Arrays;

/** One line per expectation. Texts written {@code d'2001-02-03'}, {@code ts'..'}, {@code t'..'} are dates and times. */
final class Checks {
    private Checks() {}

    /** The value of a call, printed as CAST to STRING prints it; null for NULL. */
    static void check(String expected, String function, Object... args) {
        Expr call = Expressions.call(
                function, Arrays.stream(args).map(Checks::argument).toArray());
        assertEquals(expected, printed(call), call.toString());
    }

    static void checkType(String expected, String function, Object... args) {
        Expr call = Expressions.call(
                function, Arrays.stream(args).map(Checks::argument).toArray());
        assertEquals(expected, call.type().toString(), call.toString());
    }

    static void checkCast(String expected, Object value, String type) {
        assertEquals(expected, printed(Expressions.cast(argument(value), type)), value + " AS " + type);
        assertEquals(expected, printed(Expressions.tryCast(argument(value), type)), "TRY " + value + " AS " + type);
    }

    /** The cast fails with this code, and TRY_CAST gives NULL. */
    static void checkCastFails(ErrorCode code, Object value, String type) {
        Expr cast = Expressions.cast(argument(value), type);
        assertEquals(
                code,
                assertThrows(SluiceException.class, () -> Expressions.value(cast), cast.toString())
                        .code());
        assertEquals(null, Expressions.value(Expressions.tryCast(argument(value), type)), value + " AS " + type);
    }

    static void checkFails(ErrorCode code, String function, Object... args) {
        Object[] list = Arrays.stream(args).map(Checks::argument).toArray();
        SluiceException e = assertThrows(
                SluiceException.class,
                () -> Expressions.value(Expressions.call(function, list)),
                function + Arrays.toString(args));
        assertEquals(code, e.code(), e.getMessage());
    }

    static String printed(Expr expr) {
        return (String) Expressions.value(Expressions.REGISTRY.cast(expr, SqlType.string()));
    }

    static Object argument(Object value) {
        if (!(value instanceof String text) || !text.matches("(d|ts|ltz|t|dec)'.*'")) {
            return value;
        }
        String literal = text.substring(text.indexOf('\'') + 1, text.length() - 1);
        return switch (text.substring(0, text.indexOf('\''))) {
            case "d" -> Expressions.REGISTRY.coerce(Expressions.lit(literal), SqlType.parse("DATE"));
            case "ts" -> Expressions.REGISTRY.coerce(Expressions.lit(literal), SqlType.timestamp(6));
            case "ltz" -> Expressions.REGISTRY.coerce(Expressions.lit(literal), SqlType.timestampLtz(6));
            case "t" -> Expressions.REGISTRY.coerce(Expressions.lit(literal), SqlType.time(6));
            default -> Expressions.dec(literal);
        };
    }

    static Expr months(int months) {
        return Expressions.typed(months, "INTERVAL YEAR TO MONTH NOT NULL");
    }

    static Expr micros(long micros) {
        return Expressions.typed(micros, "INTERVAL DAY TO SECOND NOT NULL");
    }
}
