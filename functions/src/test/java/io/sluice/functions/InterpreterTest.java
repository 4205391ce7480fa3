package io.sluice.functions;

import static io.sluice.functions.Expressions.REGISTRY;
import static io.sluice.functions.Expressions.call;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InterpreterTest {
    private static final InputRef A = new InputRef(0, SqlType.parse("INT"));
    private static final InputRef B = new InputRef(1, SqlType.parse("STRING"));

    private static Batch batch() {
        ColumnBuilder text = new ColumnBuilder(PhysicalType.BYTES);
        text.appendString("x");
        text.appendNull();
        text.appendString("zz");
        return Batch.of(3, new IntColumn(new int[] {1, 2, 0}, new boolean[] {false, false, true}), text.build());
    }

    @Test
    void columns() {
        Column sum = new Interpreter(REGISTRY).evaluateColumn(call("+", call("*", A, 2), 1), batch());
        assertEquals(3, sum.value(0));
        assertEquals(5, sum.value(1));
        assertNull(sum.value(2));
        Column text = new Interpreter(REGISTRY).evaluateColumn(call("||", B, call("UPPER", B)), batch());
        assertEquals("xX", text.value(0));
        assertNull(text.value(1));
        assertEquals("zzZZ", text.value(2));
    }

    @Test
    void constants() {
        assertTrue(Interpreter.isConstant(call("+", 1, 2)));
        assertFalse(Interpreter.isConstant(call("+", 1, A)));
        assertThrows(IllegalArgumentException.class, () -> new Interpreter(REGISTRY).fold(A));
        SluiceException e = assertThrows(SluiceException.class, () -> Expressions.eval("/", 1, 0));
        assertEquals(ErrorCode.DIVISION_BY_ZERO, e.code());
        assertEquals("NULLIF(divisor, 0) gives NULL instead", e.hint().orElseThrow());
    }

    /** A strict function of a NULL is NULL, whichever argument it is. */
    @Test
    void nullsGoThrough() {
        int checked = 0;
        for (FunctionDefinition function : REGISTRY.all()) {
            for (Overload overload : function.overloads()) {
                if (overload instanceof FixedOverload fixed && fixed.isStrict()) {
                    for (int i = 0; i < fixed.parameters().size(); i++) {
                        checkNull(function, fixed, i);
                        checked++;
                    }
                }
            }
        }
        assertTrue(checked > 200, "only " + checked);
    }

    private static void checkNull(FunctionDefinition function, FixedOverload overload, int nullAt) {
        List<Expr> args = new ArrayList<>();
        for (Parameter parameter : overload.parameters()) {
            SqlType type = parameter.accept(Argument.literal(null, SqlType.parse("NULL")));
            boolean isNull = args.size() == nullAt && parameter != Parameter.UNIT;
            boolean isThirdText = args.size() == 2 && parameter == Parameter.TEXT;
            Object value = isNull ? null : isThirdText ? "#" : valueOf(parameter, type);
            args.add(new Literal(value, type));
        }
        boolean anyNull = args.stream().anyMatch(a -> ((Literal) a).value() == null);
        Object value = Expressions.value(REGISTRY.call(function.name(), args, null));
        assertTrue(!anyNull || value == null, function.name() + args);
    }

    private static Object valueOf(Parameter parameter, SqlType type) {
        return switch (type.physical()) {
            case BOOLEAN -> true;
            case INT -> 0;
            case LONG -> 0L;
            case FLOAT -> 1f;
            case DOUBLE -> 1.0;
            case DECIMAL128 -> BigInteger.ONE;
            case BYTES ->
                type.isBinary() ? Bytes.copyOf(new byte[0], 0, 0) : parameter == Parameter.UNIT ? "HOUR" : "a";
        };
    }

    @Test
    void errorsNameWhatIsExpected() {
        SluiceException wrong = assertThrows(SluiceException.class, () -> call("UPPER", 1));
        assertEquals(ErrorCode.WRONG_ARGUMENTS, wrong.code());
        assertEquals("UPPER does not take the arguments (INT)", wrong.getMessage());
        assertEquals("UPPER(text)", wrong.expected().orElseThrow());
        SluiceException unknown = assertThrows(SluiceException.class, () -> call("UPER", "a"));
        assertEquals(ErrorCode.FUNCTION_NOT_FOUND, unknown.code());
        assertEquals("did you mean 'UPPER'?", unknown.hint().orElseThrow());
        SluiceException later = assertThrows(SluiceException.class, () -> call("BITMAP_AND"));
        assertEquals(ErrorCode.NOT_BUILT_YET, later.code());
    }

    @Test
    void aggregates() {
        assertEquals("BIGINT NOT NULL", aggregate("COUNT"));
        assertEquals("BIGINT NOT NULL", aggregate("COUNT", "STRING"));
        assertEquals("INT", aggregate("SUM", "INT NOT NULL"));
        assertEquals("DECIMAL(38, 2)", aggregate("SUM", "DECIMAL(10, 2)"));
        assertEquals("DECIMAL(38, 6)", aggregate("AVG", "DECIMAL(10, 2)"));
        assertEquals("DECIMAL(38, 8)", aggregate("AVG", "DECIMAL(10, 8)"));
        assertEquals("BIGINT", aggregate("AVG", "BIGINT"));
        assertEquals("TIMESTAMP(3)", aggregate("MAX", "TIMESTAMP(3)"));
        assertFalse(REGISTRY.accepts("SUM", List.of(SqlType.string())));
        assertTrue(REGISTRY.find("sum").orElseThrow().isAggregate());
    }

    private static String aggregate(String name, String... types) {
        return REGISTRY.resultType(
                        name, Arrays.stream(types).map(SqlType::parse).toList())
                .toString();
    }
}
