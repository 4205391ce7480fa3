package io.sluice.core.expr;

import io.sluice.core.type.SqlType;

/** The value of input column {@code index}. */
public record InputRef(int index, SqlType type) implements Expr {
    @Override
    public <R> R accept(ExprVisitor<R> visitor) {
        return visitor.visit(this);
    }

    @Override
    public String toString() {
        return "$" + index;
    }
}
