package io.sluice.planner.physical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A join's condition taken apart; all over left then right columns.
 *
 * @param leftKeys expressions over left columns, each equal to the right key beside it
 * @param rest what must hold beside that
 */
record JoinCondition(List<RexNode> leftKeys, List<RexNode> rightKeys, List<RexNode> rest) {
    /** @param width the number of left columns */
    static JoinCondition of(RexNode condition, int width) {
        JoinCondition made = new JoinCondition(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            made.add(part, width);
        }
        return made;
    }

    private void add(RexNode part, int width) {
        if (part.getKind() == SqlKind.EQUALS) {
            RexNode a = ((RexCall) part).getOperands().get(0);
            RexNode b = ((RexCall) part).getOperands().get(1);
            if (isLeft(a, width) && isRight(b, width)) {
                addKey(a, b);
                return;
            }
            if (isLeft(b, width) && isRight(a, width)) {
                addKey(b, a);
                return;
            }
        }
        rest.add(part);
    }

    private void addKey(RexNode left, RexNode right) {
        leftKeys.add(left);
        rightKeys.add(right);
    }

    private static boolean isLeft(RexNode node, int width) {
        ImmutableBitSet reads = RelOptUtil.InputFinder.bits(node);
        return !reads.isEmpty() && reads.length() <= width;
    }

    private static boolean isRight(RexNode node, int width) {
        ImmutableBitSet reads = RelOptUtil.InputFinder.bits(node);
        return !reads.isEmpty() && reads.nth(0) >= width;
    }
}
