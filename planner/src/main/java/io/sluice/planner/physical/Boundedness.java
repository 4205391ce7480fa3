package io.sluice.planner.physical;

import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.ScanNode;

/** Whether rows come to an end. */
public final class Boundedness {
    private Boundedness() {}

    /** Whether every source below the node is bounded. */
    public static boolean of(PlanNode node) {
        return node instanceof ScanNode scan
                ? scan.bounded()
                : node.inputs().stream().allMatch(Boundedness::of);
    }
}
