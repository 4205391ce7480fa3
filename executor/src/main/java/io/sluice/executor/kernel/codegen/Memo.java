package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
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
    private final Deque<Map<Expr, Operand>> blocks = new ArrayDeque<>();
    private final Map<Expr, Boolean> repeatable = new IdentityHashMap<>();

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
        for (Map<Expr, Operand> block : blocks) {
            Operand known = block.get(expr);
            if (known != null) {
                return known;
            }
        }
        return null;
    }

    void put(Expr expr, Operand operand) {
        if (isRepeatable(expr)) {
            blocks.peek().put(expr, operand);
        }
    }

    /**
     * Whether the value depends on the row alone. Calls without a column in them are left out: folding has removed them
     * unless each evaluation may give another value.
     */
    private boolean isRepeatable(Expr expr) {
        if (!(expr instanceof Call call)) {
            return expr instanceof InputRef;
        }
        Boolean known = repeatable.get(call);
        if (known == null) {
            boolean anyColumn = false;
            boolean ok = true;
            for (Expr arg : call.args()) {
                boolean repeats = isRepeatable(arg);
                anyColumn |= repeats;
                ok &= repeats || !(arg instanceof Call);
            }
            known = ok && anyColumn;
            repeatable.put(call, known);
        }
        return known;
    }
}
