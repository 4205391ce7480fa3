package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.value.Bytes;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** How literals that are not NULL get into generated code: as constants of the pool, or written out. */
final class LiteralText {
    /** Dividing by a number that the JIT knows is a multiplication, several times faster. */
    private static final Set<String> DIVISIONS = Set.of("MOD", "%", "/");

    private LiteralText() {}

    static List<String> parts(Object value, PhysicalType type, ConstantUse constants) {
        return switch (type) {
            case BOOLEAN -> List.of(value.toString());
            case INT, LONG, FLOAT, DOUBLE ->
                List.of(constants.name(JavaTypes.locals(type).get(0), value, false));
            case DECIMAL128 -> {
                BigInteger number = (BigInteger) value;
                String high = constants.name("long", Int128.high(number), false);
                yield List.of(high, constants.name("long", Int128.low(number), false));
            }
            case BYTES -> {
                String heap = constants.name("byte[]", new Utf8(value), false);
                yield List.of(heap, "0", heap + ".length");
            }
        };
    }

    /** Whether the second argument of a call belongs to the text, at the price of another class for another value. */
    static boolean isFixed(Call call, Expr arg) {
        return DIVISIONS.contains(call.function())
                && arg instanceof Literal literal
                && (literal.value() instanceof Integer || literal.value() instanceof Long);
    }

    static Operand fixed(Literal literal) {
        return Operand.notNull(literal.type().physical(), number((Number) literal.value()));
    }

    /** An Integer or Long as Java source. */
    static String number(Number value) {
        if (value instanceof Integer i) {
            return i == Integer.MIN_VALUE ? "Integer.MIN_VALUE" : i < 0 ? "(" + i + ")" : i.toString();
        }
        long l = value.longValue();
        return l == Long.MIN_VALUE ? "Long.MIN_VALUE" : l < 0 ? "(" + l + "L)" : l + "L";
    }

    /** Text or bytes of a literal, compared by value until the program takes the bytes. */
    record Utf8(Object value) {
        byte[] bytes() {
            return value instanceof Bytes bytes ? bytes.array() : ((String) value).getBytes(StandardCharsets.UTF_8);
        }
    }
}
