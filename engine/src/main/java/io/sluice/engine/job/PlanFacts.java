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
 */
record PlanFacts(boolean bounded, Set<String> collectedLateRows) {
    static PlanFacts of(PhysicalPlan plan) {
        Set<String> collected = new HashSet<>();
        boolean bounded = true;
        for (PlanRoot root : plan.roots()) {
            bounded &= look(root.input(), collected);
        }
        return new PlanFacts(bounded, Set.copyOf(collected));
    }

    private static boolean look(PlanNode node, Set<String> collected) {
        if (node instanceof LateRowsNode late) {
            collected.add(late.operator().id().id());
        }
        boolean bounded = !(node instanceof ScanNode scan) || scan.bounded();
        for (PlanNode input : node.inputs()) {
            bounded &= look(input, collected);
        }
        return bounded;
    }
}
