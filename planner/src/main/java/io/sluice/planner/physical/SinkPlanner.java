package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.parser.ColumnName;
import io.sluice.planner.TableCapabilities.SinkTraits;
import io.sluice.planner.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Plans the writing of rows into a table: puts columns in their places, casts them, and checks what the table takes. */
final class SinkPlanner {
    private static final Option<Integer> PARALLELISM =
            Options.integer("sink.parallelism", "0", "tasks that write the table; 0 means the input's");

    private final PlanContext context;

    SinkPlanner(PlanContext context) {
        this.context = context;
    }

    /**
     * Rows on their way into a table.
     *
     * @param names what messages call them
     * @param what what messages call the rows: "the query"
     * @param position of the statement or clause
     * @param positions of the columns, where they are known one by one
     */
    record Rows(
            Relation relation,
            List<String> names,
            String what,
            SourcePosition position,
            List<SourcePosition> positions) {
        SourcePosition positionOf(int column) {
            return column < positions.size() ? positions.get(column) : position;
        }
    }

    /** @param target the columns that the rows fill, in order; empty means all physical ones */
    PlanRoot.TableSink plan(Rows rows, TableDefinition table, TableSpec spec, List<ColumnName> target) {
        SinkTraits traits = context.capabilities.sink(spec);
        List<Integer> places = places(rows, table, spec, target);
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < spec.physical().size(); i++) {
            SqlType type = spec.physical().type(i);
            int place = places.indexOf(i);
            values.add(place < 0 ? new Literal(null, type.withNullable(true)) : value(rows, place, spec, i, table));
        }
        Stream stream = context.calculations.named(
                rows.relation(), values, spec.physical().names());
        checkChanges(stream, traits, table, rows.position());
        Stream spread = spreadByKey(stream, spec);
        String name = table.path().name();
        int parallelism = Settings.of(spec.options()).get(PARALLELISM);
        return context.names.root(
                "sink(" + table.path() + ")",
                stream.digest(),
                "sink(" + name + ")",
                id -> new PlanRoot.TableSink(id, spread.node(), spec, parallelism));
    }

    private static List<Integer> places(Rows rows, TableDefinition table, TableSpec spec, List<ColumnName> target) {
        RowType physical = spec.physical();
        List<Integer> places = new ArrayList<>();
        if (target.isEmpty()) {
            for (int i = 0; i < physical.size(); i++) {
                places.add(i);
            }
        }
        for (ColumnName column : target) {
            int place = physical.indexOf(column.name());
            if (place < 0) {
                throw notWritable(table, physical, column);
            }
            if (places.contains(place)) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME, "Column '" + column.name() + "' stands twice in the list")
                        .at(column.position());
            }
            places.add(place);
        }
        if (places.size() != rows.names().size()) {
            throw SluiceException.of(
                            ErrorCode.COLUMN_COUNT_MISMATCH,
                            (target.isEmpty() ? "Table '" + table.path().name() + "' has " : "The list names ")
                                    + places.size() + " columns, " + rows.what() + " gives "
                                    + rows.names().size())
                    .at(rows.position())
                    .expected("columns "
                            + String.join(
                                    ", ", places.stream().map(physical::name).toList()))
                    .hint(rows.what() + " gives " + String.join(", ", rows.names()));
        }
        return places;
    }

    private static SluiceException notWritable(TableDefinition table, RowType physical, ColumnName column) {
        boolean computed = table.rowType().indexOf(column.name()) >= 0;
        String name = table.path().name();
        SluiceException error = computed
                ? SluiceException.of(
                        ErrorCode.INVALID_QUERY,
                        "Column '" + column.name() + "' of '" + name + "' is computed and cannot be written")
                : SluiceException.of(
                        ErrorCode.COLUMN_NOT_FOUND, "Table '" + name + "' has no column '" + column.name() + "'");
        SluiceException placed = error.at(column.position());
        return NearestName.of(column.name(), physical.names())
                .filter(near -> !computed)
                .map(near -> placed.hint("did you mean '" + near + "'?"))
                .orElse(placed.expected("one of " + String.join(", ", physical.names())));
    }

    private Expr value(Rows rows, int place, TableSpec spec, int column, TableDefinition table) {
        SqlType type = spec.physical().type(column);
        Expr value = rows.relation().columns().get(place);
        Optional<Expr> cast = ImplicitCasts.cast(value, type, context.lowering);
        return cast.orElseThrow(() -> SluiceException.of(
                        ErrorCode.TYPE_MISMATCH,
                        "Column '" + spec.physical().name(column) + "' of '"
                                + table.path().name() + "' is "
                                + type.withNullable(true) + ", '" + rows.names().get(place) + "' of " + rows.what()
                                + " is " + value.type().withNullable(true))
                .at(rows.positionOf(place))
                .hint("CAST(" + rows.names().get(place) + " AS " + type.withNullable(true) + ")"));
    }

    private static void checkChanges(Stream stream, SinkTraits traits, TableDefinition table, SourcePosition position) {
        if (!stream.node().insertOnly() && !traits.acceptsUpdates()) {
            throw SluiceException.of(
                            ErrorCode.CHANGELOG_NOT_ACCEPTED,
                            "Table '" + table.path().name() + "' takes only new rows, and "
                                    + Changes.cause(stream.node()) + " changes rows that it has given")
                    .at(position)
                    .hint(Changes.hint(stream.node()));
        }
    }

    /** Changes of one key must meet in one task, in order. */
    private Stream spreadByKey(Stream stream, TableSpec spec) {
        if (stream.node().insertOnly() || spec.primaryKey().isEmpty()) {
            return stream;
        }
        if (!UniqueKeys.areUnique(stream.node(), spec.primaryKey())) {
            String names = String.join(
                    ", ", spec.primaryKey().stream().map(spec.physical()::name).toList());
            throw SluiceException.of(
                            ErrorCode.SINK_KEY_NOT_UNIQUE,
                            "The rows are not known to be unique in the primary key (" + names + ") of '"
                                    + spec.path().name() + "'")
                    .expected(unique(stream, spec))
                    .hint("group by the columns of the primary key, or leave the primary key out");
        }
        return Exchanges.byKeys(stream, spec.primaryKey());
    }

    private static String unique(Stream stream, TableSpec spec) {
        return UniqueKeys.of(stream.node()).stream()
                .map(k ->
                        k.stream().sorted().map(spec.physical()::name).toList().toString())
                .reduce((a, b) -> a + " or " + b)
                .map(t -> "a primary key of " + t)
                .orElse("rows that are unique in some columns");
    }
}
