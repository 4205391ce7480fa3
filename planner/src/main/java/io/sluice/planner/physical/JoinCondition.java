package io.sluice.planner.physical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * A join's condition taken apart; all over left then right columns.
 *
 * @param leftKeys expressions over left columns, each equal to the right key beside it
 * @param rest what must hold beside that
 */
record JoinCondition(List<RexNode> leftKeys, List<RexNode> rightKeys, List<RexNode> rest) {
    /** @param width the number of left columns */
    static JoinCondition of(RexNode condition, int width, RexBuilder builder) {
        JoinCondition made = new JoinCondition(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        for (RexNode part : RelOptUtil.conjunctions(condition)) {
            made.add(part, width, builder);
        }
        return made;
    }

    private void add(RexNode part, int width, RexBuilder builder) {
        boolean nullSafe = part.getKind() == SqlKind.IS_NOT_DISTINCT_FROM;
        if (nullSafe || part.getKind() == SqlKind.EQUALS) {
            RexNode a = ((RexCall) part).getOperands().get(0);
            RexNode b = ((RexCall) part).getOperands().get(1);
            boolean inOrder = isLeft(a, width) && isRight(b, width);
            if (inOrder || isLeft(b, width) && isRight(a, width)) {
                RexNode left = inOrder ? a : b;
                RexNode right = inOrder ? b : a;
                boolean nullable = a.getType().isNullable() || b.getType().isNullable();
                if (nullSafe && nullable && isNested(a.getType())) {
                    rest.add(part);
                } else if (nullSafe && nullable) {
                    addKey(isNull(left, builder), isNull(right, builder));
                    addKey(notNull(left, builder), notNull(right, builder));
                } else {
                    addKey(left, right);
                    if (a.getType().isStruct()) {
                        // Equal bytes do not do: a field that is NULL is not equal to another.
                        rest.add(part);
                    }
                }
                return;
            }
        }
        rest.add(part);
    }

    private static boolean isNested(RelDataType type) {
        return type.isStruct() || type.getComponentType() != null || type.getKeyType() != null;
    }

    private static RexNode isNull(RexNode node, RexBuilder builder) {
        return builder.makeCall(SqlStdOperatorTable.IS_NULL, node);
    }

    /** Some value in place of NULL: keys that are NULL match nothing. */
    private static RexNode notNull(RexNode node, RexBuilder builder) {
        RexNode some = builder.makeZeroRexNode(node.getType());
        return builder.makeCall(SqlStdOperatorTable.CASE, isNull(node, builder), some, node);
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
