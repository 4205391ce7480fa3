package io.sluice.functions;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;

/**
 * What is known of an argument when types are derived.
 *
 * @param isLiteral whether the value is a constant, known as {@code value} (null for NULL)
 */
public record Argument(SqlType type, boolean isLiteral, Object value) {
    /** An argument of which only the type is known. */
    public static Argument of(SqlType type) {
        return new Argument(type, false, null);
    }

    public static Argument literal(Object value, SqlType type) {
        return new Argument(type, true, value);
    }

    public static Argument of(Expr expr) {
        return expr instanceof Literal literal ? literal(literal.value(), literal.type()) : of(expr.type());
    }
}
