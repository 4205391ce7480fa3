package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/** The first rows of an insert-only input, whichever come first; the job ends early when all of it is satisfied. */
public record LimitNode(OperatorId id, PlanNode input, long offset, long fetch) implements PlanNode {
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
        return input.insertOnly();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
