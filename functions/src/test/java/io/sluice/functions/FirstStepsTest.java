package io.sluice.functions;

import static io.sluice.functions.Expressions.call;
import static io.sluice.functions.Expressions.cast;
import static io.sluice.functions.Expressions.dec;
import static io.sluice.functions.Expressions.decimalValue;
import static io.sluice.functions.Expressions.eval;
import static io.sluice.functions.Expressions.value;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class FirstStepsTest {
    @Test
    void numbers() {
        assertEquals(3, eval("+", 1, 2));
        assertEquals(3L, eval("+", 1, 2L));
        assertEquals(3.5, eval("+", 1, 2.5));
        assertNull(eval("+", 1, null));
        assertEquals(new BigDecimal("3.75"), decimalValue(call("+", dec("1.25"), dec("2.5"))));
        assertEquals(
                "DECIMAL(4, 2) NOT NULL",
                call("+", dec("1.25"), dec("2.5")).type().toString());
        assertEquals(new BigDecimal("3.1250"), decimalValue(call("*", dec("1.250"), dec("2.5"))));
        assertEquals(new BigDecimal("11.25"), decimalValue(call("+", 10, dec("1.25"))));
        assertEquals(
                ErrorCode.NUMERIC_OVERFLOW,
                assertThrows(SluiceException.class, () -> eval("+", Integer.MAX_VALUE, 1))
                        .code());
    }

    @Test
    void conditions() {
        assertEquals(false, eval("AND", null, false));
        assertNull(eval("AND", null, true));
        assertEquals(2, eval("CASE", call("<>", 0, 0), call("/", 1, 0), 2));
        assertEquals("a", eval("IF", call(">", 5, 3), "a", "b"));
        assertNull(eval("NULLIF", 5, 5L));
        assertEquals(true, eval("IS DISTINCT FROM", 1, null));
        assertEquals(false, eval("IS DISTINCT FROM", 1, 1L));
    }

    @Test
    void text() {
        assertEquals("ÄB", eval("UPPER", "äb"));
        assertEquals(2, eval("CHARACTER_LENGTH", "äb"));
        assertEquals("ab", eval("||", "a", "b"));
        assertEquals(7, value(cast(7.9, "INT")));
        SluiceException e = assertThrows(SluiceException.class, () -> eval("UPER", "a"));
        assertEquals("did you mean 'UPPER'?", e.hint().orElseThrow());
        assertEquals(
                ErrorCode.WRONG_ARGUMENTS,
                assertThrows(SluiceException.class, () -> eval("UPPER", 1)).code());
    }
}
