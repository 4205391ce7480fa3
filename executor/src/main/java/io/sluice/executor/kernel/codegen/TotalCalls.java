package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.PhysicalType;
import java.util.List;
import java.util.Set;

/**
 * Which expressions are cheap and give some value for whatever lies in the arrays, undefined values of NULL rows
 * included. They are evaluated without a branch, even where their value turns out not to be needed.
 */
final class TotalCalls {
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");
    private static final Set<String> LOGIC =
            Set.of("AND", "OR", "NOT", "IS NULL", "IS NOT NULL", "IS TRUE", "IS NOT TRUE", "IS FALSE", "IS NOT FALSE");

    /** Nodes of an expression beyond which a branch is cheaper than evaluating what is not needed. */
    private static final int CHEAP_NODES = 24;

    private TotalCalls() {}

    static boolean isTotal(Expr expr) {
        if (!(expr instanceof Call call)) {
            return true;
        }
        if (!isTotalFunction(call) && !LOGIC.contains(call.function())) {
            return false;
        }
        for (Expr arg : call.args()) {
            if (!isTotal(arg)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the function itself can be called with undefined arguments. */
    static boolean isTotalFunction(Call call) {
        return COMPARISONS.contains(call.function()) && call.args().stream().allMatch(TotalCalls::isPrimitive)
                || WideDecimals.isInline(call);
    }

    /** Whether all but the first can be evaluated even when the first decides, and are worth it. */
    static boolean restIsTotal(List<Expr> terms) {
        int nodes = 0;
        for (Expr term : terms.subList(1, terms.size())) {
            nodes += isTotal(term) ? nodes(term) : CHEAP_NODES + 1;
        }
        return nodes <= CHEAP_NODES;
    }

    private static int nodes(Expr expr) {
        int nodes = 1;
        if (expr instanceof Call call) {
            for (Expr arg : call.args()) {
                nodes += nodes(arg);
            }
        }
        return nodes;
    }

    private static boolean isPrimitive(Expr expr) {
        PhysicalType type = expr.type().physical();
        return type != PhysicalType.BYTES && type != PhysicalType.DECIMAL128;
    }
}
