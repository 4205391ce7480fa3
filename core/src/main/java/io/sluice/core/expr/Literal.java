package io.sluice.core.expr;

import io.sluice.core.type.SqlType;

/**
 * A constant. The value has the class that {@link io.sluice.core.batch.Column#value} gives for the type's storage:
 * Boolean, Integer, Long, Float, Double, BigInteger (DECIMAL over 18 digits, unscaled), String, {@link
 * io.sluice.core.value.Bytes} (binary and nested types); null for NULL.
 */
public record Literal(Object value, SqlType type) implements Expr {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String toString() {
        return (value instanceof String s ? "'" + s.replace("'", "''") + "'" : String.valueOf(value)) + ":" + type;
    }
}
