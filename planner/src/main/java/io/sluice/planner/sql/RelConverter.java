package io.sluice.planner.sql;

import com.google.common.collect.ImmutableList;
import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;
import org.apache.calcite.util.ImmutableBitSet;

/** Converts validated queries; aggregations are made as they stand, without asking metadata whether they do anything. */
final class RelConverter extends SqlToRelConverter {
    RelConverter(
            SqlValidator validator,
            Prepare.CatalogReader reader,
            RelOptCluster cluster,
            Convertlets convertlets,
            Config config) {
        super(
                (row, sql, path, viewPath) -> {
                    throw new IllegalStateException("views expand themselves");
                },
                validator,
                reader,
                cluster,
                convertlets,
                config);
    }

    @Override
    protected RelNode createAggregate(
            Blackboard blackboard,
            ImmutableBitSet groupSet,
            ImmutableList<ImmutableBitSet> groupSets,
            List<AggregateCall> calls) {
        return LogicalAggregate.create(
                blackboard.root(), List.of(), groupSet, ImmutableBitSet.ORDERING.immutableSortedCopy(groupSets), calls);
    }
}
