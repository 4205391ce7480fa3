package io.sluice.executor.kernel.codegen;

import io.sluice.core.type.PhysicalType;
import java.util.List;

/**
 * Where generated code finds a computed value: Java expressions without side effects, cheap to repeat.
 *
 * @param isNull {@code true}, {@code false} or the name of a boolean local
 * @param parts one expression; {@code high, low} for DECIMAL128; {@code heap, start, length} for text. Undefined where
 *     the value is NULL
 */
record Operand(PhysicalType type, String isNull, List<String> parts) {
    static Operand notNull(PhysicalType type, String... parts) {
        return new Operand(type, "false", List.of(parts));
    }

    static Operand nullOf(PhysicalType type) {
        return new Operand(type, "true", JavaTypes.defaults(type));
    }

    /** The same value where it is known not to be NULL. */
    Operand withoutNull() {
        return new Operand(type, "false", parts);
    }

    String value() {
        return parts.get(0);
    }

    boolean neverNull() {
        return isNull.equals("false");
    }

    boolean alwaysNull() {
        return isNull.equals("true");
    }
}
