package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/** UNION ALL: the rows of all inputs; its watermark is the least of theirs. */
public record UnionNode(List<PlanNode> inputs, RowType rowType) implements PlanNode {
    public UnionNode {
        inputs = List.copyOf(inputs);
    }

    @Override
    public boolean insertOnly() {
        return inputs.stream().allMatch(PlanNode::insertOnly);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
