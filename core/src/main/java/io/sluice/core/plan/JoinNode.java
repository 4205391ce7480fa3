package io.sluice.core.plan;

import io.sluice.core.expr.Expr;
import io.sluice.core.type.RowType;
import java.util.List;
import java.util.Optional;

/**
 * Inner equi-join of two streams that keeps both sides as state: a change on one side meets all rows of the other, with
 * the product of their weights. Emits left then right columns. NULL keys match nothing.
 *
 * @param condition what must hold beside the equality of keys, over left then right columns
 */
public record JoinNode(
        OperatorId id,
        PlanNode left,
        PlanNode right,
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        Optional<Expr> condition,
        RowType rowType)
        implements PlanNode {
    public JoinNode {
        leftKeys = List.copyOf(leftKeys);
        rightKeys = List.copyOf(rightKeys);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(left, right);
    }

    @Override
    public boolean insertOnly() {
        return left.insertOnly() && right.insertOnly();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
