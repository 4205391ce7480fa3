package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * ORDER BY over a bounded input: emits the folded rows, in order, when the input ends.
 *
 * @param offset rows to leave out first
 * @param fetch rows to emit at most; -1 means all
 */
public record SortNode(OperatorId id, PlanNode input, List<SortKey> keys, long offset, long fetch) implements PlanNode {
    public SortNode {
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

    @Override
    public boolean insertOnly() {
        return true;
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
