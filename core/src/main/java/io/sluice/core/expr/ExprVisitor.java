package io.sluice.core.expr;

/** One method per kind of expression. */
public interface ExprVisitor<R> {
    R visit(InputRef ref);

    R visit(Literal literal);

    R visit(Call call);
}
