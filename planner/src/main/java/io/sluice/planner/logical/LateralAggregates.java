package io.sluice.planner.logical;

import io.sluice.core.error.SluiceException;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelHomogeneousShuttle;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.rel.logical.LogicalCorrelate;
import org.apache.calcite.rel.logical.LogicalProject;

/**
 * LATERAL of an aggregation without keys, which gives one row for each outer row, also where there is nothing to
 * aggregate. Calcite's decorrelation makes an aggregation by the outer columns of it, which gives no row then: only a
 * left join keeps the outer row, with NULL or a count of 0.
 */
final class LateralAggregates extends RelHomogeneousShuttle {
    /**
     * @throws SluiceException {@code NOT_BUILT_YET} where more than projections stands above the aggregation, so that a
     *     left join would not do
     */
    @Override
    public RelNode visit(RelNode other) {
        RelNode rel = super.visit(other);
        if (!(rel instanceof LogicalCorrelate correlate)
                || correlate.getJoinType() != JoinRelType.INNER
                || !holdsOne(correlate.getRight())) {
            return rel;
        }
        if (!givesOneRow(correlate.getRight())) {
            throw SluiceException.notBuiltYet("LATERAL of an aggregation without GROUP BY within another query");
        }
        RelNode kept = correlate.copy(
                correlate.getTraitSet(),
                correlate.getLeft(),
                correlate.getRight(),
                correlate.getCorrelationId(),
                correlate.getRequiredColumns(),
                JoinRelType.LEFT);
        return RelOptUtil.createCastRel(kept, correlate.getRowType(), false);
    }

    private static boolean givesOneRow(RelNode rel) {
        return rel instanceof LogicalProject project ? givesOneRow(project.getInput()) : isOne(rel);
    }

    private static boolean holdsOne(RelNode rel) {
        return isOne(rel) || rel.getInputs().stream().anyMatch(LateralAggregates::holdsOne);
    }

    private static boolean isOne(RelNode rel) {
        return rel instanceof LogicalAggregate aggregate && aggregate.getGroupCount() == 0;
    }
}
