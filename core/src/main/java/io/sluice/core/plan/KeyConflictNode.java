package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * Makes rows unique in the columns of a sink's primary key, as {@code ON CONFLICT} of INSERT says: of all rows of a key
 * that stand, one comes out. Rows of one key come to one task, in the order of their arrival.
 *
 * @param keys the columns of the primary key
 * @param finalOnly emit each key's row once, at the end, which the input must have
 */
public record KeyConflictNode(OperatorId id, PlanNode input, List<Integer> keys, Action action, boolean finalOnly)
        implements PlanNode {
    /** Which row of a key comes out. */
    public enum Action {
        /** The first that still stands. */
        NOTHING,
        /** The only one; the job fails when there are two. */
        ERROR,
        /** The last that still stands. */
        DEDUPLICATE
    }

    public KeyConflictNode {
        keys = List.copyOf(keys);
    }

    @Override
    public RowType rowType() {
        return input.rowType();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    /** A first or only row is never replaced by rows that are only added. */
    @Override
    public boolean insertOnly() {
        return finalOnly || action != Action.DEDUPLICATE && input.insertOnly();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
