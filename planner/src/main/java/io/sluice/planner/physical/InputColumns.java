package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import java.util.ArrayList;
import java.util.List;

/** Gathers the columns an operator's input must have: each expression once. */
final class InputColumns {
    private final List<Expr> expressions = new ArrayList<>();
    private final List<String> names = new ArrayList<>();

    /** The position of the expression, added when it is not there yet. */
    int add(Expr expression, String name) {
        int known = expressions.indexOf(expression);
        if (known >= 0) {
            return known;
        }
        expressions.add(expression);
        names.add(names.contains(name) ? name + "$" + names.size() : name);
        return expressions.size() - 1;
    }

    List<Expr> expressions() {
        return List.copyOf(expressions);
    }

    List<String> names() {
        return List.copyOf(names);
    }
}
