package io.sluice.functions;

import static io.sluice.functions.Checks.check;
import static io.sluice.functions.Checks.checkFails;
import static io.sluice.functions.Checks.checkType;
import static io.sluice.functions.Expressions.call;
import static io.sluice.functions.Expressions.eval;
import static io.sluice.functions.Expressions.typed;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConditionsTest {
    private static final List<Boolean> TRUTHS = Arrays.asList(true, false, null);
    private static final Expr BOOM = call("=", call("/", 1, 0), 1);

    @Test
    void threeValuedLogic() {
        for (Boolean a : TRUTHS) {
            assertEquals(a == null ? null : !a, eval("NOT", a));
            assertEquals(a == null, eval("IS NULL", a));
            assertEquals(a != null, eval("IS NOT UNKNOWN", a));
            assertEquals(a != null && a, eval("IS TRUE", a));
            assertEquals(a == null || !a, eval("IS NOT TRUE", a));
            assertEquals(a != null && !a, eval("IS FALSE", a));
            assertEquals(a == null || a, eval("IS NOT FALSE", a));
            for (Boolean b : TRUTHS) {
                Boolean and = isFalse(a) || isFalse(b) ? Boolean.FALSE : a == null || b == null ? null : Boolean.TRUE;
                Boolean or = isTrue(a) || isTrue(b) ? Boolean.TRUE : a == null || b == null ? null : Boolean.FALSE;
                assertEquals(and, eval("AND", a, b), a + " AND " + b);
                assertEquals(or, eval("OR", a, b), a + " OR " + b);
            }
        }
    }

    private static boolean isFalse(Boolean value) {
        return value != null && !value;
    }

    private static boolean isTrue(Boolean value) {
        return value != null && value;
    }

    @Test
    void whatIsNotTakenDoesNotFail() {
        assertEquals(false, eval("AND", false, BOOM));
        assertEquals(true, eval("OR", true, BOOM));
        assertEquals(true, eval("CASE", true, true, BOOM));
        assertEquals(2, eval("CASE", call("<>", 0, 0), call("/", 1, 0), 2));
        assertEquals(1, eval("COALESCE", 1, call("/", 1, 0)));
        checkFails(ErrorCode.DIVISION_BY_ZERO, "AND", BOOM, false);
        checkFails(ErrorCode.DIVISION_BY_ZERO, "AND", null, BOOM);
    }

    @Test
    void conditions() {
        check("b", "CASE", null, "a", true, "b", "c");
        check("1.50", "CASE", false, 1, "dec'1.50'");
        check("a", "IF", true, "a", "b");
        check("5", "IFNULL", null, 5);
        check(null, "NULLIF", 5, 5L);
        check("5", "NULLIF", 5, null);
        check("2", "COALESCE", null, 2L, 3);
        check(null, "COALESCE", null, typed(null, "INT"));
        checkType("BIGINT NOT NULL", "COALESCE", typed(null, "INT"), 3L);
        checkType("INT", "NULLIF", 5, 6);
        checkType("DECIMAL(4, 2) NOT NULL", "CASE", true, "dec'12.5'", "dec'1.25'");
        checkFails(ErrorCode.TYPE_MISMATCH, "CASE", true, 1, "a");
        checkFails(ErrorCode.WRONG_ARGUMENTS, "IF", 1, 1, 2);
    }

    @Test
    void distinction() {
        check("TRUE", "IS DISTINCT FROM", 1, null);
        check("FALSE", "IS DISTINCT FROM", null, null);
        check("FALSE", "IS DISTINCT FROM", 1, 1L);
        check("TRUE", "IS NOT DISTINCT FROM", "a", "a");
        check("TRUE", "IS NOT DISTINCT FROM", "dec'1.0'", 1);
        checkType("BOOLEAN NOT NULL", "IS DISTINCT FROM", typed(null, "INT"), 1);
    }

    @Test
    void comparison() {
        check("TRUE", "=", 1, 1.0);
        check("FALSE", "<>", "a", "a");
        check("TRUE", "!=", "a", "b");
        check("TRUE", "<", "a", "ä");
        check("TRUE", "<", "\uFFFD", "😀");
        check("TRUE", ">", true, false);
        check("FALSE", "=", Double.NaN, Double.NaN);
        check("TRUE", "<", "d'2001-01-01'", "ts'2001-01-01 00:00:01'");
        check("TRUE", "=", "d'2001-01-01'", "2001-01-01");
        check("TRUE", ">=", "t'10:00:00'", "09:00:00");
        check(null, "=", 1, null);
        checkFails(ErrorCode.WRONG_ARGUMENTS, "=", 1, "d'2001-01-01'");
        checkFails(ErrorCode.CAST_FAILED, "=", "d'2001-01-01'", "tomorrow");
    }

    @Test
    void wantedTypes() {
        FunctionRegistry registry = Expressions.REGISTRY;
        Expr sum = registry.call("+", List.of(Expressions.lit(7L), Expressions.lit(4)), SqlType.parse("INT"));
        assertEquals("INT NOT NULL", sum.type().toString());
        assertEquals(11, Expressions.value(sum));
        Expr remainder = registry.call("%", List.of(Expressions.lit(7L), Expressions.lit(4)), null);
        assertEquals("INT NOT NULL", remainder.type().toString());
        assertEquals(3, Expressions.value(remainder));
        Expr upper = registry.call("UPPER", List.of(typed("a", "VARCHAR(5)")), SqlType.parse("VARCHAR(5)"));
        assertEquals("UPPER('a':VARCHAR(5))", upper.toString());
        assertEquals("VARCHAR(5)", upper.type().toString());
    }
}
