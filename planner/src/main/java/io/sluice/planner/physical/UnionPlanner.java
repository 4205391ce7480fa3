package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.UnionNode;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.planner.sql.TypeMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.logical.LogicalUnion;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans UNION ALL, and UNION as UNION ALL and then one row of each. */
final class UnionPlanner {
    private final PlanContext context;
    private final RelPlanner planner;

    UnionPlanner(PlanContext context, RelPlanner planner) {
        this.context = context;
        this.planner = planner;
    }

    Relation plan(LogicalUnion union, ImmutableBitSet needed) {
        RowType all = TypeMapping.toSluice(union.getRowType(), List.of());
        ImmutableBitSet read = union.all ? needed : ImmutableBitSet.range(all.size());
        List<Integer> columns = read.asList();
        List<Stream> inputs = new ArrayList<>();
        for (RelNode input : union.getInputs()) {
            inputs.add(input(context, planner.plan(input, read), columns, all));
        }
        Stream stream = union(inputs);
        int[] positions = IntStream.range(0, all.size()).map(columns::indexOf).toArray();
        return Relation.of(union.all ? stream : distinct(stream), positions);
    }

    /** The given columns of a relation, each as the type that the union gives it. */
    static Stream input(PlanContext context, Relation relation, List<Integer> columns, RowType type) {
        List<Expr> expressions = new ArrayList<>();
        List<String> names = new ArrayList<>();
        for (int column : columns) {
            expressions.add(context.lowering.as(relation.columns().get(column), type.type(column)));
            names.add(type.name(column));
        }
        return context.calculations.expressions(relation, expressions, names);
    }

    /** All rows of all inputs, which have columns of the same types. */
    static Stream union(List<Stream> inputs) {
        RowType first = inputs.get(0).node().rowType();
        List<Field> fields = new ArrayList<>();
        List<Origin> origins = new ArrayList<>();
        for (int i = 0; i < first.size(); i++) {
            int column = i;
            boolean nullable = inputs.stream()
                    .anyMatch(s -> s.node().rowType().type(column).nullable());
            SqlType type = widest(inputs, column).withNullable(nullable);
            fields.add(new Field(first.name(i), type));
            origins.add(origin(inputs, column));
        }
        List<PlanNode> nodes = inputs.stream().map(Stream::node).toList();
        Set<String> sources = new HashSet<>();
        inputs.forEach(s -> sources.addAll(s.sources()));
        String rows = inputs.stream().map(Stream::rows).collect(Collectors.joining("; ", "union(", ")"));
        return new Stream(
                new UnionNode(nodes, new RowType(fields)), origins, Optional.empty(), bounds(inputs), rows, sources);
    }

    /** Windows of the same kind stay windows. */
    private static Optional<WindowBounds> bounds(List<Stream> inputs) {
        List<Optional<WindowBounds>> all =
                inputs.stream().map(Stream::bounds).distinct().toList();
        return all.size() == 1 ? all.get(0) : Optional.empty();
    }

    /** Texts of different lengths are kept as they are: the longest names the type. */
    private static SqlType widest(List<Stream> inputs, int column) {
        return inputs.stream()
                .map(s -> s.node().rowType().type(column))
                .reduce((a, b) -> a.precision() >= b.precision() ? a : b)
                .orElseThrow();
    }

    /** A time attribute stays one when it is one in every input. */
    private static Origin origin(List<Stream> inputs, int column) {
        List<Origin> all = inputs.stream().map(s -> s.origins().get(column)).toList();
        String lineage = all.stream().map(Origin::lineage).distinct().collect(Collectors.joining(" or "));
        if (all.stream().allMatch(o -> o.time() == TimeKind.PROCESSING_TIME)) {
            return new Origin(lineage, TimeKind.PROCESSING_TIME);
        }
        boolean none = all.stream().anyMatch(o -> o.time() == TimeKind.NONE || o.time() == TimeKind.PROCESSING_TIME);
        boolean rowTime = all.stream().anyMatch(o -> o.time() == TimeKind.ROW_TIME);
        TimeKind time = none ? TimeKind.NONE : rowTime ? TimeKind.ROW_TIME : TimeKind.WINDOW_TIME;
        return new Origin(lineage, time);
    }

    private Stream distinct(Stream stream) {
        RowType type = stream.node().rowType();
        List<Integer> keys = IntStream.range(0, type.size()).boxed().toList();
        Stream spread = Exchanges.byKeys(stream, keys);
        GroupAggregateNode node = context.names.node(
                "group(" + spread.lineage(keys) + " from " + spread.sources() + ")",
                spread.digest(),
                "distinct(" + String.join(", ", type.names()) + ")",
                id -> new GroupAggregateNode(id, spread.node(), keys, List.of(), !context.streaming(), type));
        List<Origin> origins =
                spread.origins().stream().map(o -> Origin.of(o.lineage())).toList();
        return new Stream(
                node,
                origins,
                spread.distribution(),
                Optional.empty(),
                "distinct(" + spread.rows() + ")",
                spread.sources());
    }
}
