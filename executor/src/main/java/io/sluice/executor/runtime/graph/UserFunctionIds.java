package io.sluice.executor.runtime.graph;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.ExprVisitor;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.OperatorId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Names the steps in which functions of the user may keep state: by the functions that they call, and a number among those
 * that call the same. What lies below says nothing about what a function keeps.
 */
final class UserFunctionIds {
    private static final Pattern METHOD = Pattern.compile("#\\d+$");

    private final Map<String, Integer> uses = new HashMap<>();

    /** Empty when no function of the user is called. */
    Optional<OperatorId> id(CalcNode node) {
        Set<String> functions = new TreeSet<>();
        Calls calls = new Calls(functions);
        node.condition().ifPresent(condition -> condition.accept(calls));
        node.projections().forEach(projection -> projection.accept(calls));
        if (functions.isEmpty()) {
            return Optional.empty();
        }
        String name = "calc(" + String.join(", ", functions) + ")";
        int use = uses.merge(name, 1, Integer::sum);
        return Optional.of(new OperatorId(use == 1 ? name : name + " #" + use, "", name));
    }

    private record Calls(Set<String> functions) implements ExprVisitor<Void> {
        @Override
        public Void visit(InputRef ref) {
            return null;
        }

        @Override
        public Void visit(Literal literal) {
            return null;
        }

        @Override
        public Void visit(Call call) {
            if (METHOD.matcher(call.function()).find()) {
                functions.add(METHOD.matcher(call.function()).replaceFirst(""));
            }
            for (Expr argument : call.args()) {
                argument.accept(this);
            }
            return null;
        }
    }
}
