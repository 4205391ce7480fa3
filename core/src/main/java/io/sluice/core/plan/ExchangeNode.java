package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/** The border between two pipelines: rows change tasks here. */
public record ExchangeNode(PlanNode input, Distribution distribution) implements PlanNode {
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
