package io.sluice.planner.logical;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.util.ImmutableBitSet;

/** Makes {@code x IN (SELECT ..)} among the conditions of a filter an inner join with the distinct rows. */
final class InSubQueries {
    private InSubQueries() {}

    static boolean isIn(List<RexNode> conditions) {
        return conditions.stream().anyMatch(InSubQueries::isIn);
    }

    private static boolean isIn(RexNode condition) {
        return condition instanceof RexSubQuery && condition.getKind() == SqlKind.IN;
    }

    /** The rows of {@code input} that meet all conditions. */
    static RelNode join(RelNode input, List<RexNode> conditions) {
        RexBuilder builder = input.getCluster().getRexBuilder();
        int width = input.getRowType().getFieldCount();
        RelNode rel = input;
        List<RexNode> rest = new ArrayList<>();
        for (RexNode condition : conditions) {
            if (isIn(condition)) {
                rel = joined(rel, (RexSubQuery) condition, builder);
            } else {
                rest.add(condition);
            }
        }
        if (!rest.isEmpty()) {
            rel = LogicalFilter.create(rel, RexUtil.composeConjunction(builder, rest));
        }
        List<RexNode> columns = builder.identityProjects(rel.getRowType()).subList(0, width);
        return LogicalProject.create(rel, List.of(), columns, input.getRowType().getFieldNames(), Set.of());
    }

    /** Whether it does not refer to outer rows. */
    static boolean isAlone(RexSubQuery query) {
        return !RexUtil.containsCorrelation(query)
                && RelOptUtil.getVariablesUsed(query.rel).isEmpty();
    }

    private static RelNode joined(RelNode input, RexSubQuery query, RexBuilder builder) {
        RelNode sub = query.rel;
        int columns = sub.getRowType().getFieldCount();
        ImmutableBitSet keys = ImmutableBitSet.range(columns);
        RelNode distinct = LogicalAggregate.create(sub, List.of(), keys, List.of(keys), List.of());
        int width = input.getRowType().getFieldCount();
        List<RexNode> equalities = new ArrayList<>();
        for (int i = 0; i < columns; i++) {
            RexNode right = builder.makeInputRef(
                    distinct.getRowType().getFieldList().get(i).getType(), width + i);
            equalities.add(builder.makeCall(
                    SqlStdOperatorTable.EQUALS, query.getOperands().get(i), right));
        }
        return LogicalJoin.create(
                input,
                distinct,
                List.of(),
                RexUtil.composeConjunction(builder, equalities),
                Set.of(),
                JoinRelType.INNER);
    }
}
