package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.Field;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import io.sluice.engine.catalog.Namespaces.DatabaseName;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import io.sluice.parser.LikePattern;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.ShowKind;
import io.sluice.parser.SluiceSql;
import io.sluice.parser.Statement;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import io.sluice.planner.catalog.WatermarkText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** SHOW and DESCRIBE of what a catalog holds, with Flink's columns. */
public final class CatalogListings {
    /** How the type of a row time ends. */
    private static final String ROW_TIME = " *ROWTIME*";

    private final Catalog catalog;
    private final Namespaces namespaces;

    public CatalogListings(Catalog catalog) {
        this.catalog = catalog;
        this.namespaces = catalog.namespaces();
    }

    /** SHOW of anything but jobs and archives. */
    public Rows show(Statement.Show statement) {
        return switch (statement.kind()) {
            case CATALOGS -> list("catalog name", namespaces.catalogs(), statement);
            case CURRENT_CATALOG -> one("current catalog name", namespaces.currentCatalog());
            case DATABASES -> list("database name", databases(statement.from()), statement);
            case CURRENT_DATABASE -> one("current database name", namespaces.currentDatabase());
            case TABLES -> names("table name", statement, entry -> true);
            case VIEWS -> names("view name", statement, entry -> isView(entry, false));
            case MATERIALIZED_VIEWS -> names("view name", statement, entry -> isView(entry, true));
            case COLUMNS -> describe(statement.of().orElseThrow(), NamePattern.of(statement.like()));
            case FUNCTIONS -> list("function name", functions(statement, true), statement);
            case USER_FUNCTIONS -> list("function name", functions(statement, false), statement);
            case MODULES -> one("module name", "core");
            case FULL_MODULES ->
                TextRows.of("module name", "used").add("core", "TRUE").rows();
            case CREATE_TABLE -> createTable(statement.of().orElseThrow());
            case CREATE_VIEW -> createView(statement.of().orElseThrow(), false);
            case CREATE_MATERIALIZED_VIEW -> createView(statement.of().orElseThrow(), true);
            case CREATE_CATALOG -> createCatalog(statement.of().orElseThrow());
            case PARTITIONS, JARS, JOBS ->
                throw new IllegalArgumentException("not of the catalog: " + statement.kind());
        };
    }

    private static Rows one(String column, String value) {
        return TextRows.of(column).add(value).rows();
    }

    private static Rows list(String column, Collection<String> names, Statement.Show statement) {
        TextRows rows = TextRows.of(column);
        boolean functions = statement.kind() == ShowKind.FUNCTIONS || statement.kind() == ShowKind.USER_FUNCTIONS;
        // Functions are called in upper and lower case alike.
        Optional<LikePattern> like =
                statement.like().map(l -> new LikePattern(l.pattern(), l.negated(), l.caseless() || functions));
        names.stream().filter(NamePattern.of(like)).sorted().forEach(rows::add);
        return rows.rows();
    }

    private Collection<String> databases(Optional<QualifiedName> from) {
        return placed(
                from, () -> namespaces.databases(from.map(QualifiedName::last).orElse(namespaces.currentCatalog())));
    }

    private static <T> T placed(Optional<QualifiedName> name, Supplier<T> action) {
        try {
            return action.get();
        } catch (SluiceException e) {
            throw name.isPresent() ? e.at(name.get().position()) : e;
        }
    }

    /** The database that FROM names, else the current one. */
    private DatabaseName database(Optional<QualifiedName> from) {
        return placed(from, () -> {
            DatabaseName name = from.map(f -> namespaces.database(f.parts()))
                    .orElse(new DatabaseName(namespaces.currentCatalog(), namespaces.currentDatabase()));
            if (!CatalogSnapshot.SYSTEM_DATABASES.contains(name.database())) {
                namespaces.database(name);
            }
            return name;
        });
    }

    private Collection<String> functions(Statement.Show statement, boolean builtIn) {
        DatabaseName database = database(statement.from());
        Set<String> names = new TreeSet<>(catalog.functions().names(database));
        if (builtIn) {
            FunctionRegistry.builtIn().all().stream()
                    .map(FunctionDefinition::name)
                    .filter(name -> Character.isLetter(name.charAt(0)))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .forEach(names::add);
        }
        return names;
    }

    private Rows createCatalog(QualifiedName name) {
        return placed(
                Optional.of(name), () -> TextRows.text(CreateText.of(name.last(), namespaces.catalog(name.last()))));
    }

    /** SHOW CREATE TABLE. */
    private Rows createTable(QualifiedName name) {
        CatalogEntry entry = get(name, catalog::get);
        if (entry instanceof TableDefinition table) {
            return TextRows.text(CreateText.of(table, catalog.isTemporary(table.path())));
        }
        boolean materialized = isView(entry, true);
        throw wrongKind(
                entry,
                materialized ? "a materialized view" : "a view",
                materialized ? "SHOW CREATE MATERIALIZED VIEW" : "SHOW CREATE VIEW");
    }

    /** SHOW CREATE VIEW and SHOW CREATE MATERIALIZED VIEW. */
    private Rows createView(QualifiedName name, boolean materialized) {
        CatalogEntry entry = get(name, catalog::getView);
        if (isView(entry, materialized)) {
            ViewDefinition view = (ViewDefinition) entry;
            return TextRows.text(CreateText.of(view, catalog.isTemporary(view.path())));
        }
        if (entry instanceof TableDefinition) {
            throw wrongKind(entry, "a table", "SHOW CREATE TABLE");
        }
        throw wrongKind(
                entry,
                materialized ? "not materialized" : "a materialized view",
                materialized ? "SHOW CREATE VIEW" : "SHOW CREATE MATERIALIZED VIEW");
    }

    private static boolean isView(CatalogEntry entry, boolean materialized) {
        return entry instanceof ViewDefinition view && view.materialized() == materialized;
    }

    /** DESCRIBE; with a column for comments where there are any, as Flink. */
    public Rows describe(QualifiedName name) {
        return describe(name, column -> true);
    }

    private Rows describe(QualifiedName name, Predicate<String> wanted) {
        CatalogEntry entry = get(name, catalog::get);
        if (entry instanceof TableDefinition table) {
            boolean comments =
                    table.columns().stream().anyMatch(c -> c.comment().isPresent());
            TextRows rows = comments
                    ? TextRows.of("name", "type", "null", "key", "extras", "watermark", "comment")
                    : TextRows.of("name", "type", "null", "key", "extras", "watermark");
            table.columns().stream()
                    .filter(column -> wanted.test(column.name()))
                    .forEach(column -> describe(table, column, comments, rows));
            return rows.rows();
        }
        TextRows rows = TextRows.of("name", "type", "null", "key", "extras", "watermark");
        ViewDefinition view = (ViewDefinition) entry;
        for (Field field : view.rowType().fields()) {
            if (wanted.test(field.name())) {
                String type = type(field) + (view.rowTimes().contains(field.name()) ? ROW_TIME : "");
                rows.add(field.name(), type, nullable(field), null, null, null);
            }
        }
        return rows.rows();
    }

    private static CatalogEntry get(QualifiedName name, Function<List<String>, CatalogEntry> finder) {
        try {
            return finder.apply(name.parts());
        } catch (SluiceException e) {
            throw e.at(name.position());
        }
    }

    private static void describe(TableDefinition table, ColumnSpec column, boolean comments, TextRows rows) {
        Field field = new Field(column.name(), column.type());
        Optional<WatermarkText> watermark =
                table.watermark().filter(w -> w.column().equals(column.name()));
        String key = table.primaryKey().contains(column.name())
                ? "PRI(" + String.join(", ", table.primaryKey()) + ")"
                : null;
        List<String> cells = new ArrayList<>(Arrays.asList(
                column.name(),
                type(field) + (watermark.isPresent() ? ROW_TIME : ""),
                nullable(field),
                key,
                extras(column),
                watermark.map(w -> withoutParentheses(w.expression())).orElse(null)));
        if (comments) {
            cells.add(column.comment().orElse(null));
        }
        rows.add(cells.toArray(String[]::new));
    }

    private static String extras(ColumnSpec column) {
        if (column instanceof ColumnSpec.Computed computed) {
            return "AS " + withoutParentheses(computed.expression());
        }
        if (column instanceof ColumnSpec.Metadata metadata) {
            return "METADATA"
                    + (metadata.key().equals(metadata.name()) ? "" : " FROM " + SluiceSql.quoteString(metadata.key()))
                    + (metadata.virtual() ? " VIRTUAL" : "");
        }
        return null;
    }

    /** Expressions are kept with parentheses around them, which Flink does not show. */
    private static String withoutParentheses(String expression) {
        if (!expression.startsWith("(")) {
            return expression;
        }
        int depth = 0;
        for (int i = 0; i < expression.length(); i++) {
            char c = expression.charAt(i);
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) {
                boolean enclosed = i == expression.length() - 1;
                return enclosed ? expression.substring(1, i) : expression;
            }
        }
        return expression;
    }

    private static String type(Field field) {
        return field.type().withNullable(true).toString();
    }

    private static String nullable(Field field) {
        return Boolean.toString(field.type().nullable()).toUpperCase(Locale.ROOT);
    }

    private Rows names(String column, Statement.Show statement, Predicate<CatalogEntry> wanted) {
        DatabaseName database = database(statement.from());
        List<String> names = catalog.snapshot().entries().values().stream()
                .filter(wanted)
                .map(CatalogEntry::path)
                .filter(path -> Catalog.isIn(path, database))
                .map(ObjectPath::name)
                .toList();
        return list(column, names, statement);
    }

    private static SluiceException wrongKind(CatalogEntry entry, String what, String instead) {
        return SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "'" + entry.path().name() + "' is " + what)
                .hint("use " + instead);
    }
}
