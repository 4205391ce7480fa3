package io.sluice.engine.job;

import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.ScanNode;
import java.util.HashSet;
import java.util.Set;

/**
 * What the engine wants to know of a plan before it runs.
 *
 * @param bounded all of its sources end
 * @param collectedLateRows ids of the operators whose late rows go to a table
 * @param sameLateRows ids of the operators that refuse the very rows that another one accounts for
 * @param sources ids of the operators that read tables
 * @param sinks ids of the operators that write tables
 */
record PlanFacts(
        boolean bounded,
        Set<String> collectedLateRows,
        Set<String> sameLateRows,
        Set<String> sources,
        Set<String> sinks) {
    static PlanFacts of(PhysicalPlan plan) {
        Set<String> collected = new HashSet<>();
        Set<String> sources = new HashSet<>();
        Set<String> sinks = new HashSet<>();
        boolean bounded = true;
        for (PlanRoot root : plan.roots()) {
            bounded &= look(root.input(), collected, sources);
            if (root instanceof PlanRoot.TableSink sink) {
                sinks.add(sink.id().id());
            }
        }
        return new PlanFacts(
                bounded,
                Set.copyOf(collected),
                RowJudges.repeated(plan, collected),
                Set.copyOf(sources),
                Set.copyOf(sinks));
    }

    private static boolean look(PlanNode node, Set<String> collected, Set<String> sources) {
        if (node instanceof LateRowsNode late) {
            collected.add(late.operatorId().id());
        }
        boolean bounded = true;
        if (node instanceof ScanNode scan) {
            sources.add(scan.id().id());
            bounded = scan.bounded();
        }
        for (PlanNode input : node.inputs()) {
            bounded &= look(input, collected, sources);
        }
        return bounded;
    }
}
