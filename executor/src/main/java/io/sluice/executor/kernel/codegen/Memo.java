package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.functions.FunctionRegistry;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Values that have been computed where generated code now stands, so that equal expressions are evaluated once per row.
 * A block sees what enclosing blocks computed before it; what it computes itself is forgotten at its end.
 */
final class Memo {
    /** Larger expressions are seldom repeated, and finding them takes time. */
    private static final int MOST_NODES = 40;

    private static final int NOT_KEPT = MOST_NODES + 1;

    private final Deque<Map<Expr, Operand>> blocks = new ArrayDeque<>();
    private final Map<Call, Integer> sizes = new IdentityHashMap<>();

    Memo() {
        openBlock();
    }

    void openBlock() {
        blocks.push(new HashMap<>());
    }

    void closeBlock() {
        blocks.pop();
    }

    /** The value if it has been computed, or null. */
    Operand find(Expr expr) {
        if (!isKept(expr)) {
            return null;
        }
        for (Map<Expr, Operand> block : blocks) {
            Operand known = block.get(expr);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    void put(Expr expr, Operand operand) {
        if (isKept(expr)) {
            blocks.peek().put(expr, operand);
        }
    }

    private boolean isKept(Expr expr) {
        return nodes(expr) <= MOST_NODES;
    }

    /**
     * The size of an expression whose value depends on the row alone, else more than {@link #MOST_NODES}. Calls without
     * a column in them are left out: folding has removed them unless each evaluation may give another value.
     */
    private int nodes(Expr expr) {
        if (!(expr instanceof Call call)) {
            return expr instanceof InputRef ? 1 : NOT_KEPT;
        }
        Integer known = sizes.get(call);
        if (known == null) {
            known = sum(call);
            sizes.put(call, known);
        }
        return known;
    }

    private int sum(Call call) {
        if (!FunctionRegistry.isDeterministic(call.function())) {
            return NOT_KEPT;
        }
        int nodes = 1;
        boolean anyColumn = false;
        for (Expr arg : call.args()) {
            if (!(arg instanceof Literal)) {
                nodes = Math.min(NOT_KEPT, nodes + nodes(arg));
                anyColumn = true;
            }
        }
        return anyColumn ? nodes : NOT_KEPT;
    }
}
