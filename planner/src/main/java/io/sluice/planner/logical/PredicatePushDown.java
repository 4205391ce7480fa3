package io.sluice.planner.logical;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.util.ImmutableBitSet;

/**
 * Moves conditions towards the tables: into joins, where an equality becomes a join key, and below projections, unions
 * and aggregations by key. One walk from the top; what cannot move stays as a filter. Joins it makes of {@code IN
 * (SELECT ..)} on the way.
 */
public final class PredicatePushDown {
    private PredicatePushDown() {}

    public static RelNode apply(RelNode root) {
        return push(root, List.of());
    }

    /** The node with the conditions, which are over its columns, put as low as they go. */
    private static RelNode push(RelNode rel, List<RexNode> conditions) {
        if (rel instanceof LogicalFilter filter) {
            return filter(filter, conditions);
        }
        if (rel instanceof LogicalProject project) {
            return project(project, conditions);
        }
        if (rel instanceof LogicalJoin join) {
            return join(join, conditions);
        }
        if (rel instanceof LogicalUnion union) {
            List<RelNode> inputs =
                    union.getInputs().stream().map(i -> push(i, conditions)).toList();
            return union.copy(union.getTraitSet(), inputs);
        }
        if (rel instanceof LogicalAggregate aggregate) {
            return aggregate(aggregate, conditions);
        }
        List<RelNode> inputs =
                rel.getInputs().stream().map(i -> push(i, List.of())).toList();
        RelNode copy = inputs.isEmpty() ? rel : rel.copy(rel.getTraitSet(), inputs);
        return filtered(copy, conditions);
    }

    private static RelNode filter(LogicalFilter filter, List<RexNode> conditions) {
        List<RexNode> all = new ArrayList<>(RelOptUtil.conjunctions(filter.getCondition()));
        all.addAll(conditions);
        return InSubQueries.isIn(all)
                ? push(InSubQueries.join(filter.getInput(), all), List.of())
                : push(filter.getInput(), all);
    }

    private static RelNode project(LogicalProject project, List<RexNode> conditions) {
        List<RexNode> fixed = new ArrayList<>();
        List<RexNode> changing = new ArrayList<>();
        for (RexNode condition : conditions) {
            ImmutableBitSet reads = RelOptUtil.InputFinder.bits(condition);
            boolean isFixed = reads.asList().stream()
                    .allMatch(i ->
                            Determinism.isDeterministic(project.getProjects().get(i)));
            (isFixed ? fixed : changing).add(condition);
        }
        List<RexNode> below = RelOptUtil.pushPastProject(fixed, project);
        RelNode input = push(project.getInput(), below);
        return filtered(project.copy(project.getTraitSet(), List.of(input)), changing);
    }

    /**
     * A condition of the join itself may not take rows from a side that it keeps; one above may not be asked of a side
     * before NULLs are put in its place.
     */
    private static RelNode join(LogicalJoin join, List<RexNode> conditions) {
        boolean keepsLeft = join.getJoinType().generatesNullsOnRight();
        boolean keepsRight = join.getJoinType().generatesNullsOnLeft();
        Sorted own = Sorted.of(RelOptUtil.conjunctions(join.getCondition()), join, !keepsLeft, !keepsRight);
        Sorted above = Sorted.of(conditions, join, !keepsRight, !keepsLeft);
        own.left.addAll(above.left);
        own.right.addAll(above.right);
        if (join.getJoinType() == JoinRelType.INNER) {
            own.both.addAll(above.both);
            above.both.clear();
        }
        RexNode condition = RexUtil.composeConjunction(join.getCluster().getRexBuilder(), own.both);
        RelNode copy = join.copy(
                join.getTraitSet(),
                condition,
                push(join.getLeft(), own.left),
                push(join.getRight(), own.right),
                join.getJoinType(),
                join.isSemiJoinDone());
        return filtered(copy, above.both);
    }

    /** Conditions by where they can be asked: of left rows alone, of right rows alone, or of pairs. */
    private record Sorted(List<RexNode> left, List<RexNode> right, List<RexNode> both) {
        static Sorted of(List<RexNode> conditions, LogicalJoin join, boolean toLeft, boolean toRight) {
            int width = join.getLeft().getRowType().getFieldCount();
            Sorted sorted = new Sorted(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
            for (RexNode condition : conditions) {
                ImmutableBitSet reads = RelOptUtil.InputFinder.bits(condition);
                if (toLeft && !reads.isEmpty() && reads.length() <= width) {
                    sorted.left.add(condition);
                } else if (toRight && !reads.isEmpty() && reads.nth(0) >= width) {
                    sorted.right.add(RexUtil.shift(condition, -width));
                } else {
                    sorted.both.add(condition);
                }
            }
            return sorted;
        }
    }

    /** Conditions on keys hold for all rows of a group or for none. */
    private static RelNode aggregate(LogicalAggregate aggregate, List<RexNode> conditions) {
        int keys = aggregate.getGroupCount();
        List<Integer> keyColumns = aggregate.getGroupSet().asList();
        List<RexNode> below = new ArrayList<>();
        List<RexNode> above = new ArrayList<>();
        for (RexNode condition : conditions) {
            ImmutableBitSet reads = RelOptUtil.InputFinder.bits(condition);
            boolean onKeys = !reads.isEmpty()
                    && reads.length() <= keys
                    && aggregate.getGroupSets().size() == 1;
            if (onKeys) {
                below.add(Columns.replaced(condition, aggregate.getInput(), keyColumns));
            } else {
                above.add(condition);
            }
        }
        RelNode input = push(aggregate.getInput(), below);
        return filtered(aggregate.copy(aggregate.getTraitSet(), List.of(input)), above);
    }

    private static RelNode filtered(RelNode rel, List<RexNode> conditions) {
        return conditions.isEmpty()
                ? rel
                : LogicalFilter.create(
                        rel, RexUtil.composeConjunction(rel.getCluster().getRexBuilder(), conditions));
    }
}
