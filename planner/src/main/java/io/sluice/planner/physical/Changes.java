package io.sluice.planner.physical;

import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.LimitNode;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.ScanNode;
import io.sluice.core.plan.SetOperationNode;
import io.sluice.core.plan.WindowAggregateNode;

/** Finds the operator by which a plan is not insert-only. */
final class Changes {
    private Changes() {}

    /** The lowest operator that takes rows back. */
    private static PlanNode lowest(PlanNode node) {
        for (PlanNode input : node.inputs()) {
            if (!input.insertOnly()) {
                return lowest(input);
            }
        }
        return node;
    }

    /** What to do about it. */
    static String hint(PlanNode root) {
        if (lowest(root) instanceof WindowAggregateNode) {
            return "RESET 'table.exec.emit.allow-lateness', or write to a table that takes changes";
        }
        return "GROUP BY window_start, window_end gives final rows; so does"
                + " SET 'execution.runtime-mode' = 'batch' for bounded inputs";
    }

    /** Words for the lowest operator that takes rows back. */
    static String cause(PlanNode root) {
        PlanNode node = lowest(root);
        if (node instanceof GroupAggregateNode group) {
            return "the aggregation " + group.id().name();
        }
        if (node instanceof WindowAggregateNode window) {
            return "the window " + window.id().name() + ", which late rows fire again,";
        }
        if (node instanceof ScanNode scan) {
            return "the changelog of table '" + scan.table().path().name() + "'";
        }
        if (node instanceof JoinNode join) {
            return "the join " + join.id().name();
        }
        if (node instanceof SetOperationNode operation) {
            return operation.operation().name();
        }
        if (node instanceof KeyConflictNode) {
            return "ON CONFLICT DO DEDUPLICATE";
        }
        return node instanceof LimitNode ? "LIMIT" : "the query";
    }
}
