package io.sluice.planner.logical;

import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Uncollect;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalProject;

/** Tells UNNEST of a column from other sub-queries that refer to outer rows. */
public final class Unnests {
    private Unnests() {}

    /** Whether the right side is an UNNEST, with conditions and projections over it. */
    public static boolean isUnnest(LogicalCorrelate correlate) {
        RelNode right = correlate.getRight();
        while (right instanceof LogicalProject || right instanceof LogicalFilter) {
            right = right.getInput(0);
        }
        return right instanceof Uncollect;
    }
}
