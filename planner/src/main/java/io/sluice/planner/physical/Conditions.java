package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The condition over a window function, cut in two.
 *
 * @param below may be asked of rows before they come to the window
 * @param rest must be asked afterwards
 */
record Conditions(Optional<Expr> below, Optional<Expr> rest) {
    /** @param size the number of columns of the stream; those of the window follow */
    static Conditions split(Optional<Expr> condition, PendingWindow window, int size, ExprLowering lowering) {
        Predicate<Expr> isBelow = e -> window.isBelow(e, size);
        return new Conditions(all(condition, isBelow, lowering), all(condition, isBelow.negate(), lowering));
    }

    private static Optional<Expr> all(Optional<Expr> condition, Predicate<Expr> chosen, ExprLowering lowering) {
        List<Expr> parts = condition.map(Expressions::conjuncts).orElse(List.of());
        return parts.stream().filter(chosen).reduce(lowering::and);
    }
}
