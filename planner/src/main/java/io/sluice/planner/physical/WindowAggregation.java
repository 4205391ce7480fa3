package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.planner.FireDelays;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** One GROUP BY whose keys hold the bounds of a window. */
final class WindowAggregation {
    private final PlanContext context;
    private final Relation input;
    private final Grouping grouping;
    private final InputColumns columns;
    /** For each key of the query the window property it is, or null. */
    private final List<WindowProperty> keyProperties = new ArrayList<>();

    WindowAggregation(PlanContext context, Relation input, Grouping grouping) {
        this.context = context;
        this.input = input;
        this.grouping = grouping;
        this.columns = new InputColumns(input.stream());
    }

    /** Takes the pending window function of the input into the aggregation. */
    Relation fused() {
        PendingWindow window = input.window().orElseThrow();
        Stream base = input.stream();
        Conditions conditions = Conditions.split(
                input.condition(), window, base.node().rowType().size(), context.lowering);
        boolean keepAll = context.late.wants(window.function());
        List<Integer> late = keepAll ? addLateColumns(window) : List.of();
        InputRef time = (InputRef)
                Relation.of(base, Calculations.identity(base.node().rowType().size()))
                        .columns()
                        .get(window.spec().timeColumn());
        int timeColumn = columns.add(time);
        for (int key : grouping.keys()) {
            int property = window.properties().indexOf(input.columns().get(key));
            keyProperties.add(property < 0 ? null : WindowProperty.values()[property]);
        }
        Relation plain = new Relation(base, Optional.empty(), conditions.below(), input.columns());
        WindowSpec spec = WindowNames.withTimeColumn(window.spec(), timeColumn);
        Made made = aggregate(plain, spec);
        if (window.time() == TimeKind.ROW_TIME) {
            context.windows.add(new WindowSite(
                    window.function().inputNames(), made.node, made.node.id(), late, window.inputType()));
        }
        Relation relation = made.relation;
        return conditions
                .rest()
                .map(c -> relation.where(
                        made.overProperties(c, base.node().rowType().size()), context.lowering))
                .orElse(relation);
    }

    private List<Integer> addLateColumns(PendingWindow window) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < window.inputColumns().size(); i++) {
            positions.add(columns.add(window.inputColumns().get(i)));
        }
        return positions;
    }

    /** Groups rows that already carry the bounds of their window. */
    Relation attached() {
        WindowBounds bounds = input.stream().bounds().orElseThrow();
        RowType type = input.stream().node().rowType();
        columns.startAs(input, grouping.reads());
        int start = columns.add(new InputRef(bounds.start(), type.type(bounds.start())));
        int end = columns.add(new InputRef(bounds.end(), type.type(bounds.end())));
        for (int key : grouping.keys()) {
            keyProperties.add(property(input.columns().get(key), bounds));
        }
        WindowSpec spec = new WindowSpec.Attached(start, end, bounds.unitMicros(), bounds.zone());
        Made made = aggregate(input, spec);
        if (bounds.mayBeLate()) {
            context.windows.add(new WindowSite(Set.of(), made.node, made.node.id(), List.of(), new RowType(List.of())));
        }
        return made.relation;
    }

    private static WindowProperty property(Expr key, WindowBounds bounds) {
        int column = key instanceof InputRef ref ? ref.index() : -1;
        if (column < 0) {
            return null;
        }
        if (column == bounds.start()) {
            return WindowProperty.WINDOW_START;
        }
        if (column == bounds.end()) {
            return WindowProperty.WINDOW_END;
        }
        return column == bounds.time() ? WindowProperty.WINDOW_TIME : null;
    }

    private record Made(WindowAggregateNode node, Relation relation) {
        /** A condition over the window's columns, which followed {@code size} others, over the node's. */
        Expr overProperties(Expr condition, int size) {
            int first = node.rowType().size() - node.properties().size();
            return Expressions.replace(condition, i -> {
                int column = first + node.properties().indexOf(WindowProperty.values()[i - size]);
                return new InputRef(column, node.rowType().type(column));
            });
        }
    }

    private Made aggregate(Relation over, WindowSpec spec) {
        List<Integer> keys = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < keyProperties.size(); i++) {
            if (keyProperties.get(i) == null) {
                int key = grouping.keys().get(i);
                int position = columns.add(over.columns().get(key));
                keys.add(position);
                fields.add(new Field(
                        columns.name(position), over.columns().get(key).type()));
            }
        }
        AggregateCalls aggregates = new AggregateCalls(grouping, over, columns, rowTime(spec));
        aggregates.addInputs();
        Stream below = context.calculations.expressions(over, columns.expressions(), columns.names());
        List<AggregateCall> calls = aggregates.over(below);
        calls.forEach(c -> fields.add(new Field(aggregates.name(c), c.type())));
        List<WindowProperty> properties = new ArrayList<>();
        for (WindowProperty property : WindowProperty.values()) {
            int key = keyProperties.indexOf(property);
            if (key >= 0) {
                properties.add(property);
                fields.add(new Field(property.name().toLowerCase(Locale.ROOT), grouping.type(key)));
            }
        }
        WindowAggregateNode node =
                node(Exchanges.byKeys(below, keys), spec, keys, calls, properties, new RowType(fields));
        return new Made(node, Relation.of(stream(node, below), positions(node)));
    }

    /** The time by which rows are put into windows also says which of them is first. */
    private Optional<InputRef> rowTime(WindowSpec spec) {
        return spec instanceof WindowSpec.Attached
                ? Optional.empty()
                : Optional.of((InputRef) columns.expressions().get(spec.timeColumn()));
    }

    private WindowAggregateNode node(
            Stream spread,
            WindowSpec spec,
            List<Integer> keys,
            List<AggregateCall> calls,
            List<WindowProperty> properties,
            RowType type) {
        long lateness = context.allowedLatenessMicros();
        FireDelays fires = context.fires();
        List<Integer> timeColumns = spec instanceof WindowSpec.Attached attached
                ? List.of(attached.startColumn(), attached.endColumn())
                : List.of(spec.timeColumn());
        String names = String.join(", ", keys.stream().map(columns::name).toList());
        return context.names.node(
                WindowNames.describe(spec) + "(" + spread.lineage(keys) + " by " + spread.lineage(timeColumns)
                        + " from " + spread.sources() + ")",
                spread.digest(),
                WindowNames.kind(spec) + (names.isEmpty() ? "" : "(" + names + ")"),
                id -> new WindowAggregateNode(
                        id,
                        spread.node(),
                        spec,
                        keys,
                        calls,
                        properties,
                        lateness,
                        fires.earlyMillis(),
                        fires.lateMillis(),
                        type));
    }

    private Stream stream(WindowAggregateNode node, Stream below) {
        Stream spread = Exchanges.byKeys(below, node.keys());
        List<Origin> origins = new ArrayList<>();
        node.keys().forEach(k -> origins.add(Origin.of(below.origins().get(k).lineage())));
        String of = " of " + node.id().id();
        node.aggregates().forEach(c -> origins.add(Origin.of(c.stateId() + of)));
        for (WindowProperty property : node.properties()) {
            TimeKind time = property == WindowProperty.WINDOW_TIME ? TimeKind.WINDOW_TIME : TimeKind.NONE;
            origins.add(new Origin(property.name().toLowerCase(Locale.ROOT) + of, time));
        }
        Optional<Distribution> distribution = spread.distribution().map(d -> Distributions.ofGroups(d, node.keys()));
        return new Stream(
                node,
                origins,
                distribution,
                bounds(node),
                "window(" + node.id().id() + "; " + below.rows() + ")",
                below.sources());
    }

    private static int column(WindowAggregateNode node, WindowProperty property) {
        int index = node.properties().indexOf(property);
        return index < 0 ? -1 : node.keys().size() + node.aggregates().size() + index;
    }

    private static Optional<WindowBounds> bounds(WindowAggregateNode node) {
        int start = column(node, WindowProperty.WINDOW_START);
        int end = column(node, WindowProperty.WINDOW_END);
        int time = column(node, WindowProperty.WINDOW_TIME);
        return start < 0 || end < 0
                ? Optional.empty()
                : Optional.of(new WindowBounds(
                        start,
                        end,
                        time,
                        node.window().unitMicros(),
                        node.window().zone(),
                        false));
    }

    private int[] positions(WindowAggregateNode node) {
        int[] positions = new int[grouping.width()];
        int next = 0;
        for (int i = 0; i < keyProperties.size(); i++) {
            WindowProperty property = keyProperties.get(i);
            positions[i] = property == null ? next++ : column(node, property);
        }
        for (int i = keyProperties.size(); i < positions.length; i++) {
            int call = grouping.calls().indexOf(i - keyProperties.size());
            positions[i] = call < 0 ? -1 : node.keys().size() + call;
        }
        return positions;
    }
}
