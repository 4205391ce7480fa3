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
        return (isTotalFunction(call) || LOGIC.contains(call.function()))
                && call.args().stream().allMatch(TotalCalls::isTotal);
    }

    /** Whether the function itself can be called with undefined arguments. */
    static boolean isTotalFunction(Call call) {
        return COMPARISONS.contains(call.function()) && call.args().stream().allMatch(TotalCalls::isPrimitive);
    }

    /** Whether all but the first can be evaluated even when the first decides, and are worth it. */
    static boolean restIsTotal(List<Expr> terms) {
        List<Expr> rest = terms.subList(1, terms.size());
        return rest.stream().mapToInt(TotalCalls::nodes).sum() <= CHEAP_NODES
                && rest.stream().allMatch(TotalCalls::isTotal);
    }

    private static int nodes(Expr expr) {
        return expr instanceof Call call
                ? 1 + call.args().stream().mapToInt(TotalCalls::nodes).sum()
                : 1;
    }

    private static boolean isPrimitive(Expr expr) {
        PhysicalType type = expr.type().physical();
        return type != PhysicalType.BYTES && type != PhysicalType.DECIMAL128;
    }
}
