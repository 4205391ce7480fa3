package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.Overwrite;
import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.Options;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.parser.ColumnName;
import io.sluice.parser.ConflictAction;
import io.sluice.planner.SinkSettings;
import io.sluice.planner.TableCapabilities.SinkTraits;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Plans the writing of rows into a table: puts columns in their places, casts them, and checks what the table takes. */
final class SinkPlanner {
    private static final Option<Integer> PARALLELISM =
            Options.integer("sink.parallelism", "0", "tasks that write the table; 0 means the input's");

    /** What Calcite calls columns that have no name. */
    static final String UNNAMED = "EXPR$";

    private final PlanContext context;
    private final KeyConflicts keyConflicts;

    SinkPlanner(PlanContext context) {
        this.context = context;
        keyConflicts = new KeyConflicts(context);
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

    /**
     * Where rows go.
     *
     * @param columns those that the rows fill, in order; empty means all physical ones
     * @param constants values of columns that the statement gives, such as those of PARTITION (..), by position
     */
    record Target(
            TableDefinition table,
            TableSpec spec,
            List<ColumnName> columns,
            Map<Integer, Expr> constants,
            Optional<Overwrite> overwrite,
            Optional<ConflictAction> onConflict) {
        /** The whole table. */
        static Target of(TableDefinition table, boolean overwrite) {
            Optional<Overwrite> replaced = overwrite ? Optional.of(new Overwrite(Map.of())) : Optional.empty();
            return new Target(table, table.spec(), List.of(), Map.of(), replaced, Optional.empty());
        }
    }

    PlanRoot.TableSink plan(Rows rows, Target target) {
        TableDefinition table = target.table();
        TableSpec spec = target.spec();
        SinkTraits traits = context.capabilities.sink(spec);
        target.overwrite().ifPresent(o -> context.capabilities.checkOverwrite(spec, o));
        checkMetadata(table);
        List<Integer> places = places(rows, target);
        checkLeftOut(places, target);
        List<Expr> values = new ArrayList<>();
        for (int i = 0; i < spec.physical().size(); i++) {
            values.add(value(rows, places.indexOf(i), target, i));
        }
        Stream stream = context.calculations.named(
                withoutNulls(rows.relation(), values, spec),
                values,
                spec.physical().names());
        Stream unique = keyConflicts.resolve(stream, target, traits.acceptsUpdates(), rows.position());
        checkChanges(unique, traits, table, rows.position());
        // Changes of one key must meet in one task, in order.
        boolean together = unique.node().insertOnly() || spec.primaryKey().isEmpty();
        Stream spread = together ? unique : Exchanges.byKeys(unique, spec.primaryKey());
        String name = table.path().name();
        int parallelism = Settings.of(spec.options()).get(PARALLELISM);
        boolean checksLengths = context.settings.sinks().lengths() == SinkSettings.Lengths.ERROR;
        return context.names.root(
                "sink(" + table.path() + ")",
                stream.digest(),
                "sink(" + name + ")",
                id -> new PlanRoot.TableSink(id, spread.node(), spec, parallelism, target.overwrite(), checksLengths));
    }

    /** A metadata column that is not VIRTUAL would be written; no connector takes any yet. */
    private static void checkMetadata(TableDefinition table) {
        for (ColumnSpec column : table.columns()) {
            if (column instanceof ColumnSpec.Metadata m && !m.virtual()) {
                throw SluiceException.of(
                                ErrorCode.WRONG_DIRECTION,
                                "Metadata column '" + m.name() + "' of '"
                                        + table.path().name() + "' cannot be written: connector '"
                                        + table.options().get("connector") + "' only gives metadata '" + m.key() + "'")
                        .hint("declare the column as VIRTUAL: METADATA FROM '" + m.key() + "' VIRTUAL");
            }
        }
    }

    /** {@code not-null-enforcer} = DROP: a filter, which EXPLAIN shows. */
    private Relation withoutNulls(Relation relation, List<Expr> values, TableSpec spec) {
        Relation filtered = relation;
        for (int i = 0; i < values.size() && context.settings.sinks().dropsNulls(); i++) {
            Expr value = values.get(i);
            if (!spec.physical().type(i).nullable() && value.type().nullable()) {
                filtered = filtered.where(context.lowering.call("IS NOT NULL", value), context.lowering);
            }
        }
        return filtered;
    }

    private static List<Integer> places(Rows rows, Target to) {
        TableDefinition table = to.table();
        List<ColumnName> target = to.columns();
        RowType physical = to.spec().physical();
        List<Integer> places = new ArrayList<>();
        for (int i = 0; target.isEmpty() && i < physical.size(); i++) {
            if (!to.constants().containsKey(i)) {
                places.add(i);
            }
        }
        for (ColumnName column : target) {
            int place = physical.indexOf(column.name());
            if (place < 0) {
                throw notWritable(table, physical, column);
            }
            if (places.contains(place) || to.constants().containsKey(place)) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME,
                                "Column '" + column.name()
                                        + (places.contains(place)
                                                ? "' stands twice in the list"
                                                : "' has its value from PARTITION and cannot stand in the list"))
                        .at(column.position());
            }
            places.add(place);
        }
        if (places.size() != rows.names().size()) {
            throw wrongCount(rows, to, places);
        }
        return places;
    }

    /** Columns that the list leaves out are NULL, which those that are NOT NULL cannot be. */
    private static void checkLeftOut(List<Integer> places, Target target) {
        RowType physical = target.spec().physical();
        for (int i = 0; i < physical.size(); i++) {
            boolean given = places.contains(i) || target.constants().containsKey(i);
            if (!given && !physical.type(i).nullable()) {
                throw SluiceException.of(
                                ErrorCode.NULL_NOT_ALLOWED,
                                "Column '" + physical.name(i) + "' of '"
                                        + target.table().path().name() + "' is NOT NULL, and the list leaves it out")
                        .at(target.columns().get(0).position())
                        .expected("all columns that are NOT NULL; there are no default values")
                        .hint("add '" + physical.name(i) + "' to the list and its value to the rows");
            }
        }
    }

    private static SluiceException wrongCount(Rows rows, Target to, List<Integer> places) {
        String table = to.table().path().name();
        boolean whole = to.columns().isEmpty();
        List<String> wanted = places.stream().map(to.spec().physical()::name).toList();
        int given = rows.names().size();
        boolean unnamed = rows.names().stream().allMatch(n -> n.startsWith(UNNAMED));
        String names = String.join(", ", rows.names()).replaceAll("EXPR\\$(\\d+)", "a value");
        String first = unnamed
                ? "give " + wanted.size() + (wanted.size() == 1 ? " value" : " values")
                : rows.what() + " gives " + names;
        String fewer = "name the columns: INSERT INTO " + table + " ("
                + String.join(", ", wanted.subList(0, Math.min(given, wanted.size()))) + ") ..";
        return SluiceException.of(
                        ErrorCode.COLUMN_COUNT_MISMATCH,
                        (whole ? "Table '" + table + "' has " : "The list names ") + wanted.size() + " columns, "
                                + rows.what() + " gives " + given)
                .at(rows.position())
                .expected("columns " + String.join(", ", wanted))
                .hint(whole && given < wanted.size() ? first + (unnamed ? ", or " : "; ") + fewer : first);
    }

    private static SluiceException notWritable(TableDefinition table, RowType physical, ColumnName column) {
        boolean computed = table.rowType().indexOf(column.name()) >= 0;
        boolean metadata = table.metadata().stream().anyMatch(m -> m.name().equals(column.name()));
        String name = table.path().name();
        SluiceException error = computed
                ? SluiceException.of(
                        ErrorCode.INVALID_QUERY,
                        "Column '" + column.name() + "' of '" + name + "' is " + (metadata ? "metadata" : "computed")
                                + " and cannot be written")
                : SluiceException.of(
                        ErrorCode.COLUMN_NOT_FOUND, "Table '" + name + "' has no column '" + column.name() + "'");
        SluiceException placed = error.at(column.position());
        return NearestName.of(column.name(), physical.names())
                .filter(near -> !computed)
                .map(near -> placed.hint("did you mean '" + near + "'?"))
                .orElse(placed.expected("one of " + String.join(", ", physical.names())));
    }

    /** @param place of the query's column; -1 when the query does not give the column */
    private Expr value(Rows rows, int place, Target target, int column) {
        SqlType type = target.spec().physical().type(column);
        if (place < 0) {
            Expr constant = target.constants().get(column);
            return constant != null ? constant : new Literal(null, type.withNullable(true));
        }
        Expr value = rows.relation().columns().get(place);
        Optional<Expr> cast = ImplicitCasts.cast(value, type, context.lowering);
        return fitted(cast.orElseThrow(() -> mismatch(rows, place, target, column)), type);
    }

    /** {@code type-length-enforcer} = TRIM_PAD: cut and filled up, whatever the type of the value says. */
    private Expr fitted(Expr value, SqlType type) {
        boolean limited = (type.isText() || type.isBinary()) && type.precision() != SqlType.UNBOUNDED;
        return limited && context.settings.sinks().lengths() == SinkSettings.Lengths.TRIM_PAD
                ? context.lowering.recast(value, type)
                : value;
    }

    private static SluiceException mismatch(Rows rows, int place, Target target, int column) {
        RowType physical = target.spec().physical();
        SqlType type = physical.type(column).withNullable(true);
        SqlType given = rows.relation().columns().get(place).type().withNullable(true);
        String name = rows.names().get(place);
        boolean unnamed = name.startsWith(UNNAMED);
        return SluiceException.of(
                        ErrorCode.TYPE_MISMATCH,
                        "Column '" + physical.name(column) + "' of '"
                                + target.table().path().name() + "' is " + type + ", "
                                + (unnamed ? "value " + (place + 1) : "'" + name + "'") + " of " + rows.what() + " is "
                                + given)
                .at(rows.positionOf(place))
                .hint("CAST(" + (unnamed ? ".." : name) + " AS " + type + ")");
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
}
