package io.sluice.core.plan;

import io.sluice.core.expr.Literal;
import io.sluice.core.type.RowType;
import java.util.List;

/** Constant rows, read by one task. {@code SELECT 1} is a calculation over one row without columns. */
public record ValuesNode(OperatorId id, List<List<Literal>> rows, RowType rowType) implements PlanNode {
    public ValuesNode {
        rows = rows.stream().map(List::copyOf).toList();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of();
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
