package io.sluice.engine.job;

import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.ExchangeNode;
import io.sluice.core.plan.NodeNumbers;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowSpec;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Finds window aggregations that put the very same rows into the very same windows, as those of grouping sets do: which
 * rows are late is one question to all of them, since it depends on time alone.
 */
final class RowJudges {
    /** Rows by the node that gives them, their time column there, and the windows they are put into. */
    private record Judged(int node, int timeColumn, WindowSpec windows, long latenessMicros) {}

    private final Set<PlanNode> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final NodeNumbers numbers = new NodeNumbers();
    private final Set<String> collected;
    private final Map<Judged, String> accountable = new HashMap<>();
    private final Set<String> repeated = new HashSet<>();

    private RowJudges(Set<String> collected) {
        this.collected = collected;
    }

    /**
     * All but one of the operators that judge the same rows.
     *
     * @param collected ids of those whose late rows go to a table: the one that accounts for the rows is among them
     */
    static Set<String> repeated(PhysicalPlan plan, Set<String> collected) {
        RowJudges judges = new RowJudges(collected);
        for (PlanRoot root : plan.roots()) {
            judges.look(root.input());
        }
        return Set.copyOf(judges.repeated);
    }

    private void look(PlanNode node) {
        if (!seen.add(node)) {
            return;
        }
        if (node instanceof WindowAggregateNode window && isByTimeAlone(window.window())) {
            String id = window.id().id();
            String first = accountable.putIfAbsent(judged(window), id);
            if (first != null && !first.equals(id) && !repeated.contains(id)) {
                repeat(judged(window), first, id);
            }
        }
        node.inputs().forEach(this::look);
    }

    private void repeat(Judged judged, String first, String id) {
        if (!collected.contains(id)) {
            repeated.add(id);
        } else if (!collected.contains(first)) {
            repeated.add(first);
            accountable.put(judged, id);
        }
    }

    /** Sessions depend on keys, and windows that rows carry on what is below. */
    private static boolean isByTimeAlone(WindowSpec window) {
        return window instanceof WindowSpec.Tumble
                || window instanceof WindowSpec.Hop
                || window instanceof WindowSpec.Cumulate;
    }

    /** Follows the time column down through nodes that hand on all rows. */
    private Judged judged(WindowAggregateNode window) {
        PlanNode node = window.input();
        int time = window.window().timeColumn();
        while (true) {
            if (node instanceof ExchangeNode exchange) {
                node = exchange.input();
            } else if (node instanceof CalcNode calc
                    && calc.condition().isEmpty()
                    && calc.projections().get(time) instanceof InputRef ref) {
                node = calc.input();
                time = ref.index();
            } else {
                return new Judged(
                        numbers.of(node), time, withoutColumn(window.window()), window.allowedLatenessMicros());
            }
        }
    }

    private static WindowSpec withoutColumn(WindowSpec window) {
        if (window instanceof WindowSpec.Tumble w) {
            return new WindowSpec.Tumble(-1, w.sizeMicros(), w.offsetMicros(), w.unitMicros(), w.zone());
        }
        if (window instanceof WindowSpec.Hop w) {
            return new WindowSpec.Hop(-1, w.slideMicros(), w.sizeMicros(), w.offsetMicros(), w.unitMicros(), w.zone());
        }
        WindowSpec.Cumulate w = (WindowSpec.Cumulate) window;
        return new WindowSpec.Cumulate(-1, w.stepMicros(), w.sizeMicros(), w.offsetMicros(), w.unitMicros(), w.zone());
    }
}
