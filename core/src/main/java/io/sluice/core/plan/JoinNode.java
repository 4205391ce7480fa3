package io.sluice.core.plan;

import io.sluice.core.expr.Expr;
import io.sluice.core.type.RowType;
import java.util.List;
import java.util.Optional;

/**
 * Join of two streams that keeps both sides as state: a change on one side meets all rows of the other, with the product
 * of their weights. Emits left then right columns. NULL keys match nothing; without keys every pair is looked at.
 *
 * <p>A row of a kept side without a partner comes out with NULL for the columns of the other. It is taken back when a
 * partner comes, unless {@code finalOnly}: then it comes once, when the other side has ended.
 *
 * @param condition what must hold beside the equality of keys, over left then right columns
 * @param finalOnly whether rows without a partner wait for the end, which both inputs must have
 * @param rowType left then right columns, nullable where the type of the join makes them so
 */
public record JoinNode(
        OperatorId id,
        JoinType type,
        PlanNode left,
        PlanNode right,
        List<Integer> leftKeys,
        List<Integer> rightKeys,
        Optional<Expr> condition,
        boolean finalOnly,
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
        return left.insertOnly() && right.insertOnly() && (type == JoinType.INNER || finalOnly);
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
