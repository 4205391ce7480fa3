package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * INTERSECT or EXCEPT of two inputs whose columns have the same types. How often a row comes out depends on how often it
 * stands on the left and on the right; NULL is equal to NULL. Keeps these numbers for every row.
 *
 * @param all whether equal rows count; otherwise a row comes out once or not at all
 * @param finalOnly emit each row once, at the end, which both inputs must have
 */
public record SetOperationNode(
        OperatorId id, Kind operation, boolean all, PlanNode left, PlanNode right, boolean finalOnly, RowType rowType)
        implements PlanNode {
    /** What is done. */
    public enum Kind {
        /** Rows of both sides. */
        INTERSECT,
        /** Rows of the left side that are not on the right. */
        EXCEPT
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(left, right);
    }

    /** More rows on either side never make an intersection smaller. */
    @Override
    public boolean insertOnly() {
        return finalOnly || operation == Kind.INTERSECT && left.insertOnly() && right.insertOnly();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
