package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.Field;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import io.sluice.parser.LikePattern;
import io.sluice.parser.QualifiedName;
import io.sluice.parser.SluiceSql;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import io.sluice.planner.catalog.WatermarkText;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/** SHOW and DESCRIBE of what a catalog holds, with Flink's columns. */
public final class CatalogListings {
    private final Catalog catalog;

    public CatalogListings(Catalog catalog) {
        this.catalog = catalog;
    }

    /** SHOW TABLES: tables and views, as Flink. */
    public Rows tables(Optional<QualifiedName> from, Optional<LikePattern> like) {
        return names("table name", from, like, entry -> true);
    }

    /** SHOW VIEWS. */
    public Rows views(Optional<QualifiedName> from, Optional<LikePattern> like) {
        return names("view name", from, like, ViewDefinition.class::isInstance);
    }

    /** SHOW CREATE TABLE. */
    public Rows createTable(QualifiedName name) {
        CatalogEntry entry = get(name);
        if (entry instanceof TableDefinition table) {
            return TextRows.text(CreateText.of(table, catalog.isTemporary(table.path())));
        }
        throw wrongKind(entry, "a view", "SHOW CREATE VIEW");
    }

    /** SHOW CREATE VIEW. */
    public Rows createView(QualifiedName name) {
        CatalogEntry entry = get(name);
        if (entry instanceof ViewDefinition view) {
            return TextRows.text(CreateText.of(view, catalog.isTemporary(view.path())));
        }
        throw wrongKind(entry, "a table", "SHOW CREATE TABLE");
    }

    /** DESCRIBE. */
    public Rows describe(QualifiedName name) {
        TextRows rows = TextRows.of("name", "type", "null", "key", "extras", "watermark");
        CatalogEntry entry = get(name);
        if (entry instanceof TableDefinition table) {
            table.columns().forEach(column -> describe(table, column, rows));
        } else if (entry instanceof ViewDefinition view) {
            for (Field field : view.rowType().fields()) {
                rows.add(field.name(), type(field), nullable(field), null, null, null);
            }
        }
        return rows.rows();
    }

    /** SHOW FUNCTIONS: all there are; there are no user functions yet. */
    public Rows functions(boolean userOnly, Optional<QualifiedName> from, Optional<LikePattern> like) {
        from.ifPresent(CatalogListings::requireDatabase);
        TextRows rows = TextRows.of("function name");
        if (!userOnly) {
            FunctionRegistry.builtIn().all().stream()
                    .map(FunctionDefinition::name)
                    .filter(name -> Character.isLetter(name.charAt(0)))
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .filter(NamePattern.of(like))
                    .sorted()
                    .forEach(rows::add);
        }
        return rows.rows();
    }

    private CatalogEntry get(QualifiedName name) {
        try {
            return catalog.get(name.parts());
        } catch (SluiceException e) {
            throw e.at(name.position());
        }
    }

    private static void describe(TableDefinition table, ColumnSpec column, TextRows rows) {
        Field field = new Field(column.name(), column.type());
        Optional<WatermarkText> watermark =
                table.watermark().filter(w -> w.column().equals(column.name()));
        String key = table.primaryKey().contains(column.name())
                ? "PRI(" + String.join(", ", table.primaryKey()) + ")"
                : null;
        String extras = extras(column);
        rows.add(
                column.name(),
                type(field) + (watermark.isPresent() ? " *ROWTIME*" : ""),
                nullable(field),
                key,
                extras,
                watermark.map(w -> withoutParentheses(w.expression())).orElse(null));
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

    private Rows names(
            String column, Optional<QualifiedName> from, Optional<LikePattern> like, Predicate<CatalogEntry> wanted) {
        from.ifPresent(CatalogListings::requireDatabase);
        TextRows rows = TextRows.of(column);
        catalog.snapshot().entries().values().stream()
                .filter(wanted)
                .map(CatalogEntry::path)
                .map(ObjectPath::name)
                .filter(NamePattern.of(like))
                .sorted()
                .forEach(rows::add);
        return rows.rows();
    }

    private static void requireDatabase(QualifiedName from) {
        List<String> parts = from.parts();
        boolean known = parts.equals(List.of(Catalog.DEFAULT_DATABASE))
                || parts.equals(List.of(Catalog.DEFAULT_CATALOG, Catalog.DEFAULT_DATABASE));
        if (!known) {
            throw SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "There is no database '" + from + "'")
                    .at(from.position())
                    .expected(Catalog.DEFAULT_DATABASE + ", the only one until databases are built");
        }
    }

    private static SluiceException wrongKind(CatalogEntry entry, String what, String instead) {
        return SluiceException.of(ErrorCode.TABLE_NOT_FOUND, "'" + entry.path().name() + "' is " + what)
                .hint("use " + instead);
    }
}
