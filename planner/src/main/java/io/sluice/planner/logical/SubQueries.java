package io.sluice.planner.logical;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.calcite.plan.Contexts;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.plan.hep.HepMatchOrder;
import org.apache.calcite.plan.hep.HepPlanner;
import org.apache.calcite.plan.hep.HepProgram;
import org.apache.calcite.rel.RelCollations;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalFilter;
import org.apache.calcite.rel.logical.LogicalJoin;
import org.apache.calcite.rel.logical.LogicalProject;
import org.apache.calcite.rel.metadata.DefaultRelMetadataProvider;
import org.apache.calcite.rel.metadata.ProxyingMetadataHandlerProvider;
import org.apache.calcite.rel.metadata.RelMetadataQuery;
import org.apache.calcite.rel.rules.SubQueryRemoveRule;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexSubQuery;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql2rel.RelDecorrelator;
import org.apache.calcite.tools.RelBuilder;
import org.apache.calcite.tools.RelBuilderFactory;

/**
 * Makes joins of sub-queries, also of those that refer to outer rows. Only queries that have such sub-queries pay for
 * the rules and for the metadata that these ask for; the plain {@code x IN (SELECT ..)} of a WHERE is left to
 * {@link PredicatePushDown}.
 */
public final class SubQueries {
    private static final RelBuilderFactory BUILDERS = RelBuilder.proto(
            Contexts.of(RelBuilder.Config.DEFAULT.withSimplify(false).withSimplifyValues(false)));

    private SubQueries() {}

    /** The same rows without sub-queries. */
    public static RelNode removed(RelNode root) {
        if (!needsRules(root)) {
            return root;
        }
        RelOptCluster cluster = root.getCluster();
        cluster.setMetadataQuerySupplier(
                () -> new RelMetadataQuery(new ProxyingMetadataHandlerProvider(DefaultRelMetadataProvider.INSTANCE)));
        cluster.invalidateMetadataQuery();
        HepPlanner planner = new HepPlanner(HepProgram.builder()
                .addMatchOrder(HepMatchOrder.BOTTOM_UP)
                .addRuleInstance(rule(SubQueryRemoveRule.Config.FILTER))
                .addRuleInstance(rule(SubQueryRemoveRule.Config.PROJECT))
                .addRuleInstance(rule(SubQueryRemoveRule.Config.JOIN))
                .build());
        planner.setRoot(root.accept(new LateralAggregates()));
        RelNode joined = planner.findBestExp();
        RelNode flat = RelDecorrelator.decorrelateQuery(joined, BUILDERS.create(cluster, null));
        return flat.accept(new ConstantAggregates());
    }

    private static SubQueryRemoveRule rule(SubQueryRemoveRule.Config config) {
        return config.withRelBuilderFactory(BUILDERS)
                .as(SubQueryRemoveRule.Config.class)
                .toRule();
    }

    private static boolean needsRules(RelNode rel) {
        boolean here = rel instanceof LogicalCorrelate correlate && !Unnests.isUnnest(correlate)
                || rel instanceof LogicalFilter filter && needsRules(filter)
                || rel instanceof LogicalProject project && RexUtil.SubQueryFinder.containsSubQuery(project)
                || rel instanceof LogicalJoin join && RexUtil.SubQueryFinder.containsSubQuery(join);
        return here || rel.getInputs().stream().anyMatch(SubQueries::needsRules);
    }

    private static boolean needsRules(LogicalFilter filter) {
        for (RexNode condition : RelOptUtil.conjunctions(filter.getCondition())) {
            RexSubQuery query = RexUtil.SubQueryFinder.find(condition);
            boolean plain = query == condition && query.getKind() == SqlKind.IN && InSubQueries.isAlone(query);
            if (query != null && (!plain || needsRules(query.rel))) {
                return true;
            }
        }
        return false;
    }

    /** An aggregate that is a constant becomes a column above the aggregation. */
    private static final class ConstantAggregates extends RelHomogeneousShuttle {
        @Override
        public RelNode visit(RelNode other) {
            RelNode rel = super.visit(other);
            return rel instanceof LogicalAggregate aggregate
                            && aggregate.getAggCallList().stream().anyMatch(ConstantAggregates::isConstant)
                    ? withoutConstants(aggregate)
                    : rel;
        }

        private static boolean isConstant(AggregateCall call) {
            return call.getAggregation().getKind() == SqlKind.LITERAL_AGG;
        }

        /** Without a call and without keys there would be no row. */
        private static AggregateCall count(RexBuilder builder) {
            return AggregateCall.create(
                    SqlStdOperatorTable.COUNT,
                    false,
                    false,
                    false,
                    List.of(),
                    List.of(),
                    -1,
                    null,
                    RelCollations.EMPTY,
                    builder.getTypeFactory().createSqlType(SqlTypeName.BIGINT),
                    null);
        }

        private static RelNode withoutConstants(LogicalAggregate aggregate) {
            RexBuilder builder = aggregate.getCluster().getRexBuilder();
            List<AggregateCall> rest = new ArrayList<>(aggregate.getAggCallList());
            rest.removeIf(ConstantAggregates::isConstant);
            if (rest.isEmpty() && aggregate.getGroupCount() == 0) {
                rest.add(count(builder));
            }
            RelNode made = LogicalAggregate.create(
                    aggregate.getInput(), List.of(), aggregate.getGroupSet(), aggregate.getGroupSets(), rest);
            List<RexNode> columns = new ArrayList<>();
            int next = 0;
            for (int i = 0; i < aggregate.getRowType().getFieldCount(); i++) {
                int call = i - aggregate.getGroupCount();
                AggregateCall aggregateCall =
                        call < 0 ? null : aggregate.getAggCallList().get(call);
                columns.add(
                        aggregateCall != null && isConstant(aggregateCall)
                                ? builder.ensureType(aggregateCall.getType(), aggregateCall.rexList.get(0), false)
                                : builder.makeInputRef(made, next++));
            }
            return LogicalProject.create(
                    made, List.of(), columns, aggregate.getRowType().getFieldNames(), Set.of());
        }
    }
}
