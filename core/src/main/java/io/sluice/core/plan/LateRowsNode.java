package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * The side output of an event-time operator: the input rows that it refused as late, unchanged. {@code operator} is the
 * very node of the main query, so both run as one.
 */
public record LateRowsNode(PlanNode operator) implements PlanNode {
    public LateRowsNode {
        if (!(operator instanceof WindowAggregateNode) && !(operator instanceof SessionAssignNode)) {
            throw new IllegalArgumentException(
                    "no row is late for " + operator.getClass().getSimpleName());
        }
    }

    /** Of the operator. */
    public OperatorId operatorId() {
        return operator instanceof SessionAssignNode session ? session.id() : ((WindowAggregateNode) operator).id();
    }

    @Override
    public RowType rowType() {
        return operator.inputs().get(0).rowType();
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(operator);
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
