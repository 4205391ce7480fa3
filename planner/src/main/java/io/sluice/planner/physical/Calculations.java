package io.sluice.planner.physical;

import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.SessionAssignNode;
import io.sluice.core.plan.WindowAssignNode;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.planner.sql.WindowFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns relations into streams: makes the calculation that was put off. */
final class Calculations {
    private final PlanContext context;

    Calculations(PlanContext context) {
        this.context = context;
    }

    /** The given columns of a relation, in this order. */
    Stream columns(Relation relation, List<Integer> columns, List<String> names) {
        List<Expr> expressions = new ArrayList<>();
        List<String> chosen = new ArrayList<>();
        for (int column : columns) {
            expressions.add(relation.columns().get(column));
            chosen.add(names.get(column));
        }
        return expressions(relation, expressions, chosen);
    }

    /** As {@link #expressions}, and the columns have just these names: for what leaves the plan. */
    Stream named(Relation relation, List<Expr> expressions, List<String> names) {
        Stream stream = expressions(relation, expressions, names);
        RowType type = stream.node().rowType();
        if (type.names().equals(names)) {
            return stream;
        }
        List<Expr> all = Relation.of(stream, identity(type.size())).columns();
        return calculated(stream, Optional.empty(), all, names);
    }

    /** Expressions over the stream of a relation, for the rows that meet its condition. */
    Stream expressions(Relation relation, List<Expr> expressions, List<String> names) {
        if (relation.window().isPresent()) {
            return expressions(assigned(relation), expressions, names);
        }
        Stream stream = filtered(relation);
        RowType type = stream.node().rowType();
        if (relation.condition().isEmpty() && isIdentity(expressions, type.size())) {
            return stream;
        }
        return calculated(stream, relation.condition(), expressions, names);
    }

    private static Stream calculated(
            Stream stream, Optional<Expr> condition, List<Expr> expressions, List<String> names) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < expressions.size(); i++) {
            fields.add(new Field(names.get(i), expressions.get(i).type()));
        }
        PlanNode calc = new CalcNode(stream.node(), condition, expressions, new RowType(fields));
        return stream.projected(calc, expressions);
    }

    private static Stream filtered(Relation relation) {
        Stream stream = relation.stream();
        return relation.condition()
                .map(c -> stream.withRows("filter("
                        + Expressions.print(c, i -> stream.origins().get(i).lineage()) + "; " + stream.rows() + ")"))
                .orElse(stream);
    }

    private static boolean isIdentity(List<Expr> expressions, int size) {
        for (int i = 0; i < expressions.size(); i++) {
            if (!(expressions.get(i) instanceof InputRef ref) || ref.index() != i) {
                return false;
            }
        }
        return expressions.size() == size;
    }

    /** The relation with its window function made: conditions that do not look at windows come before it. */
    private Relation assigned(Relation relation) {
        PendingWindow window = relation.window().orElseThrow();
        Stream base = relation.stream();
        int size = base.node().rowType().size();
        Conditions split = Conditions.split(relation.condition(), window, size, context.lowering);
        List<Expr> all = Relation.of(base, identity(size)).columns();
        Stream input = expressions(
                new Relation(base, Optional.empty(), split.below(), all),
                all,
                base.node().rowType().names());
        Stream made = window.isSession() ? sessions(window, input) : windows(window, input);
        return new Relation(made, Optional.empty(), split.rest(), relation.columns());
    }

    private Stream windows(PendingWindow window, Stream input) {
        RowType type = input.node().rowType().concat(propertyType(window));
        return assigned(window, input, new WindowAssignNode(input.node(), window.spec(), type), "");
    }

    private Stream sessions(PendingWindow window, Stream below) {
        List<Integer> keys = window
                .partition()
                .orElseThrow(() -> SluiceException.notBuiltYet("GROUP BY SESSION(..) over calculated windows"))
                .stream()
                .map(e -> ((InputRef) e).index())
                .toList();
        Stream input = Exchanges.byKeys(below, keys);
        RowType type = input.node().rowType().concat(propertyType(window));
        WindowSpec.Session spec = (WindowSpec.Session) window.spec();
        String by = " by " + input.lineage(keys);
        String names = String.join(", ", keys.stream().map(type::name).toList());
        SessionAssignNode node = context.names.node(
                "rows of " + WindowNames.describe(spec) + by + " at " + input.lineage(List.of(spec.timeColumn()))
                        + " from " + input.sources(),
                input.digest(),
                "session rows" + (names.isEmpty() ? "" : "(" + names + ")"),
                id -> new SessionAssignNode(id, input.node(), spec, keys, context.allowedLatenessMicros(), type));
        if (window.time() == TimeKind.ROW_TIME) {
            boolean kept = window.inputColumns().stream().allMatch(InputRef.class::isInstance);
            List<Integer> columns = kept
                    ? window.inputColumns().stream()
                            .map(e -> ((InputRef) e).index())
                            .toList()
                    : List.of();
            context.windows.add(
                    new WindowSite(window.function().inputNames(), node, node.id(), columns, window.inputType()));
        }
        return assigned(window, input, node, by);
    }

    private static Stream assigned(PendingWindow window, Stream input, PlanNode node, String by) {
        int size = input.node().rowType().size();
        List<Origin> origins = new ArrayList<>(withoutTime(input.origins()));
        String lineage = WindowNames.describe(window.spec()) + "("
                + origins.get(window.spec().timeColumn()).lineage() + ")" + by;
        origins.add(Origin.of("window_start of " + lineage));
        origins.add(Origin.of("window_end of " + lineage));
        origins.add(new Origin("window_time of " + lineage, window.time()));
        WindowBounds bounds = new WindowBounds(
                size,
                size + 1,
                size + 2,
                window.spec().unitMicros(),
                window.spec().zone(),
                window.time() == TimeKind.ROW_TIME && !window.isSession());
        return new Stream(
                node,
                origins,
                input.distribution(),
                Optional.of(bounds),
                "windows(" + lineage + "; " + input.rows() + ")",
                input.sources());
    }

    private static RowType propertyType(PendingWindow window) {
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < window.properties().size(); i++) {
            fields.add(new Field(
                    WindowFunction.COLUMNS.get(i), window.properties().get(i).type()));
        }
        return new RowType(fields);
    }

    /** The original time column is no time attribute any more: window_time is. */
    private static List<Origin> withoutTime(List<Origin> origins) {
        return origins.stream().map(o -> Origin.of(o.lineage())).toList();
    }

    static int[] identity(int size) {
        int[] positions = new int[size];
        for (int i = 0; i < size; i++) {
            positions[i] = i;
        }
        return positions;
    }

    /** A relation over what {@code columns} of another compute; the others are pruned. */
    Relation materialized(Relation relation, List<String> names) {
        int[] positions = new int[relation.columns().size()];
        List<Integer> present = new ArrayList<>();
        for (int i = 0; i < positions.length; i++) {
            positions[i] = relation.columns().get(i) == null ? -1 : present.size();
            if (positions[i] >= 0) {
                present.add(i);
            }
        }
        return Relation.of(columns(relation, present, names), positions);
    }
}
