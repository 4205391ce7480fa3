package io.sluice.core.expr;

import io.sluice.core.type.SqlType;

/** A typed scalar expression over the columns of one batch. Immutable; equal when it computes the same by its form. */
public sealed interface Expr permits InputRef, Literal, Call {
    SqlType type();

    <R> R accept(ExprVisitor<R> visitor);
}
