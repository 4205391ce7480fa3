package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.ExprVisitor;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Decides which parts of an expression become methods of their own, so that no generated method grows past what HotSpot
 * compiles. Sizes are estimates in bytecodes, on the safe side; the compiled class is measured afterwards.
 */
final class MethodSplitter implements ExprVisitor<Integer> {
    /** What calling an outlined part and reading its result back takes. */
    private static final int OUTLINED_SIZE = 40;

    private static final int LITERAL_SIZE = 8;

    private final int budget;
    private final Set<Expr> outlined = Collections.newSetFromMap(new IdentityHashMap<>());
    private final IdentityHashMap<Expr, Integer> sizes = new IdentityHashMap<>();

    MethodSplitter(int budget) {
        this.budget = budget;
    }

    /** Marks the parts of a tree; returns the size of what remains. */
    int split(Expr root) {
        return root.accept(this);
    }

    boolean isOutlined(Expr expr) {
        return outlined.contains(expr);
    }

    /** Whether any part of a tree that was split has a method of its own. */
    boolean anyOutlined(Expr root) {
        if (outlined.contains(root)) {
            return true;
        }
        if (root instanceof Call call) {
            for (Expr arg : call.args()) {
                if (anyOutlined(arg)) {
                    return true;
                }
            }
        }
        return false;
    }

    @Override
    public Integer visit(InputRef ref) {
        return ref.type().physical() == PhysicalType.BYTES ? 40 : 24;
    }

    @Override
    public Integer visit(Literal literal) {
        return LITERAL_SIZE;
    }

    @Override
    public Integer visit(Call call) {
        Integer known = sizes.get(call);
        if (known != null) {
            return known;
        }
        int size = ownSize(call);
        for (Expr arg : call.args()) {
            size += inlineSize(arg);
        }
        if (size > budget) {
            size = outlineLargest(call, size);
        }
        sizes.put(call, size);
        return size;
    }

    private int inlineSize(Expr expr) {
        return outlined.contains(expr) ? OUTLINED_SIZE : expr.accept(this);
    }

    private int outlineLargest(Call call, int size) {
        List<Expr> largestFirst = call.args().stream()
                .filter(arg -> arg instanceof Call)
                .sorted(Comparator.comparing(this::inlineSize).reversed())
                .toList();
        int left = size;
        for (Expr arg : largestFirst) {
            int saved = inlineSize(arg) - OUTLINED_SIZE;
            if (left <= budget || saved <= 0) {
                break;
            }
            outlined.add(arg);
            left -= saved;
        }
        return left;
    }

    private static int ownSize(Call call) {
        int perArgument =
                switch (call.function()) {
                    case "CASE", "COALESCE", "AND", "OR" -> 36;
                    default -> 12;
                };
        return 48 + call.args().size() * perArgument;
    }
}
