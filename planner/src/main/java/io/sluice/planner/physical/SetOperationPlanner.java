package io.sluice.planner.physical;

import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.SetOperationNode;
import io.sluice.core.plan.SetOperationNode.Kind;
import io.sluice.core.type.RowType;
import io.sluice.planner.sql.TypeMapping;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.calcite.rel.core.SetOp;
import org.apache.calcite.rel.logical.LogicalIntersect;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans INTERSECT and EXCEPT: equal rows meet in one task and are counted by side. */
final class SetOperationPlanner {
    private final PlanContext context;
    private final RelPlanner planner;

    SetOperationPlanner(PlanContext context, RelPlanner planner) {
        this.context = context;
        this.planner = planner;
    }

    Relation plan(SetOp operation) {
        RowType type = TypeMapping.toSluice(operation.getRowType(), List.of());
        List<Integer> columns = IntStream.range(0, type.size()).boxed().toList();
        Kind kind = operation instanceof LogicalIntersect ? Kind.INTERSECT : Kind.EXCEPT;
        List<Stream> inputs = operation.getInputs().stream()
                .map(rel -> planner.plan(rel, ImmutableBitSet.range(type.size())))
                .map(relation -> spread(UnionPlanner.input(context, relation, columns, type), columns))
                .toList();
        Stream result = inputs.stream()
                .reduce((left, right) -> combined(kind, operation.all, left, right))
                .orElseThrow();
        return Relation.of(result, Calculations.identity(type.size()));
    }

    private static Stream spread(Stream stream, List<Integer> columns) {
        Distribution wanted = new Distribution.Hash(columns);
        return stream.distribution().equals(Optional.of(wanted)) ? stream : Exchanges.exchange(stream, wanted);
    }

    private Stream combined(Kind kind, boolean all, Stream left, Stream right) {
        RowType type = left.node().rowType();
        List<Integer> columns = IntStream.range(0, type.size()).boxed().toList();
        String name = kind.name().toLowerCase(Locale.ROOT) + (all ? "-all" : "");
        boolean finalOnly = !context.streaming() || Boundedness.of(left.node()) && Boundedness.of(right.node());
        SetOperationNode node = context.names.node(
                name + "(" + left.lineage(columns) + " and " + right.lineage(columns) + " from " + left.sources()
                        + " and " + right.sources() + ")",
                Digest.of(left.rows() + " and " + right.rows()),
                name + "(" + String.join(", ", type.names()) + ")",
                id -> new SetOperationNode(id, kind, all, left.node(), right.node(), finalOnly, type));
        Set<String> sources = new HashSet<>(left.sources());
        sources.addAll(right.sources());
        return new Stream(
                node,
                left.origins().stream().map(o -> Origin.of(o.lineage())).toList(),
                left.distribution(),
                Optional.empty(),
                name + "(" + node.id().id() + "; " + left.rows() + "; " + right.rows() + ")",
                sources);
    }
}
