package io.sluice.planner;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.parser.ColumnDefinition;
import io.sluice.parser.ColumnName;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.SluiceSql;
import io.sluice.parser.Statement;
import io.sluice.parser.TableOption;
import io.sluice.parser.WatermarkDefinition;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import io.sluice.planner.catalog.WatermarkText;
import io.sluice.planner.logical.RowTimes;
import io.sluice.planner.sql.Positions;
import io.sluice.planner.sql.SqlFrontEnd;
import io.sluice.planner.sql.SqlFrontEnd.CompiledQuery;
import io.sluice.planner.sql.TypeMapping;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.calcite.sql.SqlNode;

/**
 * Makes catalog entries of CREATE TABLE and CREATE VIEW: checks names, types every expression. Changes nothing; the
 * caller puts the entry into its catalog. Holds nothing between calls.
 */
public final class TableDefiner {
    /** The most digits of a second that a row time may have. */
    private static final int MAX_FRACTION = 9;

    private final CatalogSnapshot catalog;
    private final PlannerSettings settings;

    public TableDefiner(CatalogSnapshot catalog, PlannerSettings settings) {
        this.catalog = catalog;
        this.settings = settings;
    }

    /**
     * @throws SluiceException INVALID_TABLE_DEFINITION, DUPLICATE_NAME, COLUMN_NOT_FOUND, TYPE_MISMATCH and the errors of
     *     expressions; TABLE_NOT_FOUND for that of LIKE
     */
    public TableDefinition define(Statement.CreateTable written) {
        Statement.CreateTable statement =
                written.like().isPresent() ? LikeMerge.merge(written, like(written)) : written;
        if (statement.query().isPresent()) {
            statement = withQueryColumns(statement, statement.query().get());
        }
        return defined(statement);
    }

    /** The table as ALTER TABLE makes it, under the name it had. */
    public TableDefinition alter(TableDefinition table, Statement.AlterTable statement) {
        Statement.CreateTable stored = StoredTable.statement(table, statement.position());
        return defined(statement.change().accept(new TableAlteration(stored)));
    }

    private Statement.CreateTable like(Statement.CreateTable written) {
        QualifiedName name = written.like().orElseThrow().table();
        CatalogEntry entry = catalog.find(name.parts())
                .orElseThrow(() -> catalog.notFound(name.parts()).at(name.position()));
        if (entry instanceof TableDefinition table) {
            return StoredTable.statement(table, name.position());
        }
        throw SluiceException.of(ErrorCode.INVALID_TABLE_DEFINITION, "'" + name + "' is a view")
                .at(name.position())
                .expected("a table after LIKE");
    }

    /** CREATE TABLE .. AS: the columns written, then those of the query that are not among them. */
    private Statement.CreateTable withQueryColumns(Statement.CreateTable statement, SqlNode query) {
        SourcePosition position = Positions.of(query.getParserPosition());
        List<ColumnDefinition> columns = new ArrayList<>(statement.columns());
        Set<String> written = new HashSet<>();
        columns.forEach(c -> written.add(c.name()));
        for (Field field : frontEnd().compile(query).rowType().fields()) {
            if (!written.contains(field.name())) {
                columns.add(new ColumnDefinition.Physical(field.name(), stored(field), Optional.empty(), position));
            }
        }
        return StoredTable.with(statement, columns, statement.watermark(), statement.primaryKey());
    }

    /** A column of a table cannot be of no type. */
    private static SqlType stored(Field field) {
        if (field.type().root() == TypeRoot.NULL) {
            throw SluiceException.of(
                            ErrorCode.INVALID_TABLE_DEFINITION, "Column '" + field.name() + "' is NULL and has no type")
                    .hint("give it one: CAST(NULL AS INT)");
        }
        return field.type();
    }

    private TableDefinition defined(Statement.CreateTable written) {
        check(written);
        Statement.CreateTable statement = withKeyNotNull(written);
        SqlFrontEnd frontEnd = frontEnd();
        RowType physical = physical(statement);
        List<ColumnSpec> columns = columns(statement, physical, frontEnd);
        RowType row = new RowType(
                columns.stream().map(c -> new Field(c.name(), c.type())).toList());
        Optional<WatermarkText> watermark = statement.watermark().map(w -> watermark(w, row, frontEnd));
        List<String> key =
                statement.primaryKey().map(k -> key(k.columns(), physical, row)).orElse(List.of());
        Map<String, String> options = new TreeMap<>();
        for (TableOption option : statement.options()) {
            options.put(option.key(), option.value());
        }
        ObjectPath path = resolve(statement.name().parts(), statement.name().position());
        return new TableDefinition(
                path,
                columns,
                watermark,
                key,
                keyName(statement, key),
                partitionKeys(statement, physical),
                options,
                statement.comment());
    }

    private SqlFrontEnd frontEnd() {
        return new SqlFrontEnd(catalog, catalog.registry(settings.zone()));
    }

    private ObjectPath resolve(List<String> parts, SourcePosition position) {
        try {
            return catalog.resolve(parts);
        } catch (SluiceException e) {
            throw e.at(position);
        }
    }

    private static void check(Statement.CreateTable statement) {
        Set<String> names = new HashSet<>();
        for (ColumnDefinition column : statement.columns()) {
            if (!names.add(column.name())) {
                throw SluiceException.of(ErrorCode.DUPLICATE_NAME, "Column '" + column.name() + "' is defined twice")
                        .at(column.position());
            }
        }
    }

    private static RowType physical(Statement.CreateTable statement) {
        List<Field> fields = new ArrayList<>();
        for (ColumnDefinition column : statement.columns()) {
            if (column instanceof ColumnDefinition.Physical p) {
                fields.add(new Field(p.name(), p.type()));
            }
        }
        if (fields.isEmpty()) {
            throw SluiceException.of(
                            ErrorCode.INVALID_TABLE_DEFINITION,
                            "Table '" + statement.name() + "' has no column that is read or written")
                    .at(statement.position())
                    .hint("add a column with a type");
        }
        return new RowType(fields);
    }

    /** What computed columns are made of: physical columns, then metadata columns. */
    private static RowType readable(Statement.CreateTable statement, RowType physical) {
        List<Field> fields = new ArrayList<>(physical.fields());
        for (ColumnDefinition column : statement.columns()) {
            if (column instanceof ColumnDefinition.Metadata m) {
                fields.add(new Field(m.name(), m.type()));
            }
        }
        return new RowType(fields);
    }

    private static List<ColumnSpec> columns(Statement.CreateTable statement, RowType physical, SqlFrontEnd frontEnd) {
        RowType readable = readable(statement, physical);
        List<ColumnSpec> columns = new ArrayList<>();
        for (ColumnDefinition column : statement.columns()) {
            if (column instanceof ColumnDefinition.Computed c) {
                SqlType type = type(c.expression(), readable, frontEnd);
                columns.add(new ColumnSpec.Computed(c.name(), type, SluiceSql.toSql(c.expression()), c.comment()));
            } else if (column instanceof ColumnDefinition.Metadata m) {
                columns.add(new ColumnSpec.Metadata(
                        m.name(), m.type(), m.key().orElse(m.name()), m.virtual(), m.comment()));
            } else if (column instanceof ColumnDefinition.Physical p) {
                columns.add(new ColumnSpec.Physical(p.name(), p.type(), p.comment()));
            }
        }
        return columns;
    }

    private static SqlType type(SqlNode expression, RowType row, SqlFrontEnd frontEnd) {
        return TypeMapping.toSluice(
                frontEnd.compileExpressions(row, List.of(expression)).get(0).getType());
    }

    private static WatermarkText watermark(WatermarkDefinition definition, RowType row, SqlFrontEnd frontEnd) {
        SourcePosition position = definition.column().position();
        if (definition.column().parts().size() > 1) {
            throw SluiceException.notBuiltYet("A watermark for a field within a column")
                    .at(position);
        }
        String name = definition.column().last();
        SqlType type = row.type(index(row, new ColumnName(name, position), "WATERMARK FOR"));
        if (!type.isTimestamp() || type.precision() > MAX_FRACTION) {
            throw SluiceException.of(
                            ErrorCode.INVALID_TABLE_DEFINITION,
                            "The row time '" + name + "' is " + type.withNullable(true))
                    .at(position)
                    .expected("TIMESTAMP(p) or TIMESTAMP_LTZ(p)")
                    .hint("add a computed column such as row_time AS CAST(" + name
                            + " AS TIMESTAMP(3)) and declare the watermark for it");
        }
        SqlType made = type(definition.expression(), row, frontEnd);
        if (made.root() != type.root()) {
            throw SluiceException.of(
                            ErrorCode.TYPE_MISMATCH,
                            "The watermark of '" + name + "' is " + made.withNullable(true) + ", its row time "
                                    + type.withNullable(true))
                    .at(Positions.of(definition.expression().getParserPosition()))
                    .hint("for example " + name + " - INTERVAL '5' SECOND");
        }
        return new WatermarkText(name, SluiceSql.toSql(definition.expression()));
    }

    private static int index(RowType row, ColumnName column, String clause) {
        int index = row.indexOf(column.name());
        if (index < 0) {
            SluiceException error = SluiceException.of(
                            ErrorCode.COLUMN_NOT_FOUND,
                            "Column '" + column.name() + "' of " + clause + " is not a column of the table")
                    .at(column.position());
            throw NearestName.of(column.name(), row.names())
                    .map(near -> error.hint("did you mean '" + near + "'?"))
                    .orElse(error.expected("one of " + String.join(", ", row.names())));
        }
        return index;
    }

    private static List<String> key(List<ColumnName> columns, RowType physical, RowType row) {
        List<String> key = new ArrayList<>();
        for (ColumnName column : columns) {
            index(row, column, "PRIMARY KEY");
            if (physical.indexOf(column.name()) < 0) {
                throw SluiceException.of(
                                ErrorCode.INVALID_TABLE_DEFINITION,
                                "Column '" + column.name() + "' is computed and cannot be in the PRIMARY KEY")
                        .at(column.position());
            }
            if (key.contains(column.name())) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME,
                                "Column '" + column.name() + "' stands twice in the PRIMARY KEY")
                        .at(column.position());
            }
            key.add(column.name());
        }
        return key;
    }

    /** As Flink names a key without a name. */
    private static Optional<String> keyName(Statement.CreateTable statement, List<String> key) {
        return statement.primaryKey().map(k -> k.name().orElse("PK_" + String.join("_", key)));
    }

    /** As in the standard, the columns of a primary key are NOT NULL; computed columns are made of them as such. */
    private static Statement.CreateTable withKeyNotNull(Statement.CreateTable statement) {
        Set<String> key = new HashSet<>();
        statement.primaryKey().ifPresent(k -> k.columns().forEach(c -> key.add(c.name())));
        List<ColumnDefinition> columns = new ArrayList<>();
        for (ColumnDefinition column : statement.columns()) {
            columns.add(
                    column instanceof ColumnDefinition.Physical p && key.contains(p.name())
                            ? new ColumnDefinition.Physical(p.name(), p.type().notNull(), p.comment(), p.position())
                            : column);
        }
        return StoredTable.with(statement, columns, statement.watermark(), statement.primaryKey());
    }

    private static List<String> partitionKeys(Statement.CreateTable statement, RowType physical) {
        List<String> keys = new ArrayList<>();
        for (ColumnName column : statement.partitionedBy()) {
            index(physical, column, "PARTITIONED BY");
            if (keys.contains(column.name())) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME,
                                "Column '" + column.name() + "' stands twice in PARTITIONED BY")
                        .at(column.position());
            }
            keys.add(column.name());
        }
        return keys;
    }

    /** Checks a view's query and keeps it as text. */
    public ViewDefinition define(Statement.CreateView statement) {
        CompiledQuery compiled = frontEnd().compile(statement.query());
        RowType given = compiled.rowType();
        List<String> names = statement.columns().isEmpty()
                ? given.names()
                : statement.columns().stream().map(c -> c.name()).toList();
        if (names.size() != given.size()) {
            throw SluiceException.of(
                            ErrorCode.COLUMN_COUNT_MISMATCH,
                            "View '" + statement.name() + "' has " + names.size() + " columns, its query gives "
                                    + given.size())
                    .at(statement.position());
        }
        Set<String> distinct = new HashSet<>();
        List<Field> fields = new ArrayList<>();
        List<Boolean> isRowTime = RowTimes.of(compiled.rel());
        Set<String> rowTimes = new HashSet<>();
        for (int i = 0; i < names.size(); i++) {
            if (isRowTime.get(i)) {
                rowTimes.add(names.get(i));
            }
            if (!distinct.add(names.get(i))) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME, "Column '" + names.get(i) + "' of the view is there twice")
                        .at(statement.position());
            }
            fields.add(new Field(names.get(i), given.type(i)));
        }
        return new ViewDefinition(
                resolve(statement.name().parts(), statement.name().position()),
                SluiceSql.toSql(statement.query()),
                catalog.currentCatalog(),
                catalog.currentDatabase(),
                names,
                new RowType(fields),
                rowTimes,
                statement.comment(),
                statement.materialized());
    }
}
