package io.sluice.planner;

import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanRoot;
import io.sluice.planner.physical.Boundedness;

/** What can be said of a whole plan. */
public final class PlanTraits {
    private PlanTraits() {}

    /** Whether every source is bounded: the job ends by itself. */
    public static boolean bounded(PhysicalPlan plan) {
        return plan.roots().stream().map(PlanRoot::input).allMatch(Boundedness::of);
    }

    /** Whether no root takes rows back. */
    public static boolean insertOnly(PhysicalPlan plan) {
        return plan.roots().stream().allMatch(r -> r.input().insertOnly());
    }
}
