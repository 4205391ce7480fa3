package io.sluice.engine.catalog;

import io.sluice.core.plan.ObjectPath;
import io.sluice.core.settings.Secrets;
import io.sluice.functions.UserFunction;
import io.sluice.parser.SluiceSql;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The statement that would create again what a catalog holds. */
final class CreateText {
    /** For people: what nobody may see is hidden. */
    private static final CreateText SHOWN = new CreateText(Secrets::shown);
    /** As it is. */
    private static final CreateText WHOLE = new CreateText((key, value) -> value);

    private final BinaryOperator<String> valueOfKey;

    private CreateText(BinaryOperator<String> valueOfKey) {
        this.valueOfKey = valueOfKey;
    }

    static String of(TableDefinition table, boolean temporary) {
        return SHOWN.text(table, temporary);
    }

    static String of(String catalog, Namespaces.Space space) {
        return SHOWN.text("CATALOG", SluiceSql.quoteName(catalog), space);
    }

    /** With secrets. */
    static String whole(TableDefinition table) {
        return WHOLE.text(table, false);
    }

    /** With secrets. @param kind CATALOG or DATABASE */
    static String whole(EntryTitle title, Namespaces.Space space) {
        return WHOLE.text(title.kind().name(), title.toSql(), space);
    }

    static String of(ObjectPath path, UserFunction function) {
        String archives = function.archives().stream()
                .map(archive -> "JAR " + SluiceSql.quoteString(archive))
                .collect(Collectors.joining(", "));
        return "CREATE FUNCTION " + name(path) + " AS " + SluiceSql.quoteString(function.className())
                + (archives.isEmpty() ? "" : "\nUSING " + archives) + "\n";
    }

    private String text(TableDefinition table, boolean temporary) {
        List<String> parts = new ArrayList<>();
        table.columns().forEach(column -> parts.add(column(column)));
        table.watermark()
                .ifPresent(
                        w -> parts.add("WATERMARK FOR " + SluiceSql.quoteName(w.column()) + " AS " + w.expression()));
        if (!table.primaryKey().isEmpty()) {
            String name = table.keyName()
                    .map(n -> "CONSTRAINT " + SluiceSql.quoteName(n) + " ")
                    .orElse("");
            parts.add(name + "PRIMARY KEY " + names(table.primaryKey()) + " NOT ENFORCED");
        }
        StringBuilder sql = new StringBuilder(temporary ? "CREATE TEMPORARY TABLE " : "CREATE TABLE ")
                .append(name(table.path()))
                .append(parts.stream().collect(Collectors.joining(",\n  ", " (\n  ", "\n)\n")));
        table.comment()
                .ifPresent(c ->
                        sql.append("COMMENT ").append(SluiceSql.quoteString(c)).append('\n'));
        if (!table.partitionKeys().isEmpty()) {
            sql.append("PARTITIONED BY ").append(names(table.partitionKeys())).append('\n');
        }
        return sql.append(options(table.options())).append('\n').toString();
    }

    static String of(ViewDefinition view, boolean temporary) {
        String kind = temporary ? "TEMPORARY VIEW " : view.materialized() ? "MATERIALIZED VIEW " : "VIEW ";
        StringBuilder sql = new StringBuilder("CREATE ")
                .append(kind)
                .append(name(view.path()))
                .append(' ')
                .append(names(view.columnNames()))
                .append('\n');
        view.comment()
                .ifPresent(c ->
                        sql.append("COMMENT ").append(SluiceSql.quoteString(c)).append('\n'));
        return sql.append("AS ").append(view.query()).append('\n').toString();
    }

    private String text(String kind, String name, Namespaces.Space space) {
        StringBuilder sql = new StringBuilder("CREATE ")
                .append(kind)
                .append(' ')
                .append(name)
                .append('\n');
        if (!space.comment().isEmpty()) {
            sql.append("COMMENT ")
                    .append(SluiceSql.quoteString(space.comment()))
                    .append('\n');
        }
        return space.options().isEmpty()
                ? sql.toString()
                : sql.append(options(space.options())).append('\n').toString();
    }

    private static String column(ColumnSpec column) {
        String name = SluiceSql.quoteName(column.name());
        return definition(name, column)
                + column.comment()
                        .map(c -> " COMMENT " + SluiceSql.quoteString(c))
                        .orElse("");
    }

    private static String definition(String name, ColumnSpec column) {
        if (column instanceof ColumnSpec.Computed computed) {
            return name + " AS " + computed.expression();
        }
        if (column instanceof ColumnSpec.Metadata metadata) {
            return name + " " + column.type() + " METADATA"
                    + (metadata.key().equals(metadata.name()) ? "" : " FROM " + SluiceSql.quoteString(metadata.key()))
                    + (metadata.virtual() ? " VIRTUAL" : "");
        }
        return name + " " + column.type();
    }

    private String options(Map<String, String> options) {
        return options.entrySet().stream()
                .map(o -> SluiceSql.quoteString(o.getKey()) + " = "
                        + SluiceSql.quoteString(valueOfKey.apply(o.getKey(), o.getValue())))
                .collect(Collectors.joining(",\n  ", "WITH (\n  ", "\n)"));
    }

    private static String name(ObjectPath path) {
        return SluiceSql.quoteName(path.catalog()) + "." + SluiceSql.quoteName(path.database()) + "."
                + SluiceSql.quoteName(path.name());
    }

    private static String names(List<String> names) {
        return names.stream().map(SluiceSql::quoteName).collect(Collectors.joining(", ", "(", ")"));
    }
}
