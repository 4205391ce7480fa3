package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * A node of the physical plan: immutable, equal when it computes the same, so that equal subplans are one and are run
 * once. The same plan runs in one process and on a cluster; nothing in it depends on where it runs.
 */
public sealed interface PlanNode
        permits ScanNode,
                ValuesNode,
                CalcNode,
                UnionNode,
                ExchangeNode,
                WindowAssignNode,
                SessionAssignNode,
                WindowAggregateNode,
                GroupAggregateNode,
                JoinNode,
                SetOperationNode,
                KeyConflictNode,
                SortNode,
                LimitNode,
                UnnestNode,
                LateRowsNode {
    /** What the node emits. */
    RowType rowType();

    List<PlanNode> inputs();

    /** True when rows are only added; false when rows may be taken back (negative weights). */
    boolean insertOnly();

    <R> R accept(PlanVisitor<R> visitor);
}
