package io.sluice.core.plan;

import io.sluice.core.expr.Expr;
import io.sluice.core.type.RowType;
import java.util.List;
import java.util.Optional;

/** Keeps the rows for which {@code condition} is TRUE and computes {@code projections} of them. */
public record CalcNode(PlanNode input, Optional<Expr> condition, List<Expr> projections, RowType rowType)
        implements PlanNode {
    public CalcNode {
        projections = List.copyOf(projections);
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
