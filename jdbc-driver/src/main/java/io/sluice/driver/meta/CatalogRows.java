package io.sluice.driver.meta;

import io.sluice.core.session.ClientCatalog;
import io.sluice.core.session.ClientCatalog.Column;
import io.sluice.core.session.ClientCatalog.Function;
import io.sluice.core.session.ClientCatalog.Table;
import io.sluice.core.session.ClientCatalog.TableKind;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.driver.wire.JdbcTypes;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Predicate;

/** The rows of {@link Layouts}, made of a catalog, in the order that JDBC asks for. */
final class CatalogRows {
    private static final int DECIMAL_RADIX = 10;
    private static final int BYTES_PER_CHARACTER = 4;

    private CatalogRows() {}

    static List<Object> of(ClientCatalog catalog, CatalogRequest request) {
        return switch (request.kind()) {
            case CATALOGS -> catalogs(catalog);
            case SCHEMAS -> schemas(catalog, request.catalog(), request.schema());
            case TABLES -> tables(catalog, like(request), request.types());
            case COLUMNS -> columns(catalog, like(request), request.column());
            case PRIMARY_KEYS -> primaryKeys(catalog, named(request));
            case BEST_ROW -> bestRow(catalog, named(request));
            case FUNCTIONS -> functions(catalog, request);
        };
    }

    private static Predicate<Table> like(CatalogRequest request) {
        return tables(request, NamePattern.of(request.schema()), NamePattern.of(request.name()));
    }

    private static Predicate<Table> named(CatalogRequest request) {
        return tables(request, NamePattern.exactly(request.schema()), NamePattern.exactly(request.name()));
    }

    private static Predicate<Table> tables(CatalogRequest request, Predicate<String> schemas, Predicate<String> names) {
        Predicate<String> catalogs = NamePattern.exactly(request.catalog());
        return table -> catalogs.test(table.path().catalog())
                && schemas.test(table.path().database())
                && names.test(table.path().name());
    }

    private static List<Object> catalogs(ClientCatalog catalog) {
        return rows(catalog.databases().keySet().stream().map(name -> row(name)).toList());
    }

    private static List<Object> schemas(ClientCatalog catalog, String of, String pattern) {
        Predicate<String> catalogs = NamePattern.exactly(of);
        Predicate<String> schemas = NamePattern.of(pattern);
        List<Object[]> rows = new ArrayList<>();
        catalog.databases().forEach((name, databases) -> databases.stream()
                .filter(database -> catalogs.test(name) && schemas.test(database))
                .forEach(database -> rows.add(row(database, name))));
        return rows(rows);
    }

    static List<Object> tableTypes() {
        return rows(Arrays.stream(TableKind.values())
                .map(TableKind::sqlName)
                .sorted()
                .map(name -> row(name))
                .toList());
    }

    /** @param types null means any */
    private static List<Object> tables(ClientCatalog catalog, Predicate<Table> wanted, List<String> types) {
        return rows(catalog.tables().stream()
                .filter(wanted)
                .filter(table -> types == null || types.contains(table.kind().sqlName()))
                .sorted(Comparator.comparing(table -> table.kind().sqlName()))
                .map(table -> row(
                        table.path().catalog(),
                        table.path().database(),
                        table.path().name(),
                        table.kind().sqlName(),
                        table.comment().orElse(null),
                        null,
                        null,
                        null,
                        null,
                        null))
                .toList());
    }

    private static List<Object> columns(ClientCatalog catalog, Predicate<Table> wanted, String pattern) {
        Predicate<String> columns = NamePattern.of(pattern);
        List<Object[]> rows = new ArrayList<>();
        for (Table table : catalog.tables().stream().filter(wanted).toList()) {
            for (int i = 0; i < table.columns().size(); i++) {
                if (columns.test(table.columns().get(i).name())) {
                    rows.add(column(table, table.columns().get(i), i + 1));
                }
            }
        }
        return rows(rows);
    }

    private static Object[] column(Table table, Column column, int position) {
        SqlType type = column.type();
        return row(
                table.path().catalog(),
                table.path().database(),
                table.path().name(),
                column.name(),
                JdbcTypes.code(type),
                JdbcTypes.name(type),
                JdbcTypes.precision(type),
                null,
                hasDigits(type) ? JdbcTypes.scale(type) : null,
                type.isNumeric() ? DECIMAL_RADIX : null,
                type.nullable() ? DatabaseMetaData.columnNullable : DatabaseMetaData.columnNoNulls,
                column.comment().orElse(null),
                null,
                null,
                null,
                octets(type),
                position,
                type.nullable() ? "YES" : "NO",
                null,
                null,
                null,
                null,
                "NO",
                column.generated() ? "YES" : "NO");
    }

    private static boolean hasDigits(SqlType type) {
        return type.isInteger()
                || type.root() == TypeRoot.DECIMAL
                || type.root() == TypeRoot.TIME
                || type.isTimestamp();
    }

    private static Integer octets(SqlType type) {
        if (!type.isText() && !type.isBinary()) {
            return null;
        }
        long octets = (long) type.precision() * (type.isText() ? BYTES_PER_CHARACTER : 1);
        return (int) Math.min(octets, Integer.MAX_VALUE);
    }

    /** In the order of the columns' names. */
    private static List<Object> primaryKeys(ClientCatalog catalog, Predicate<Table> wanted) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : catalog.tables().stream().filter(wanted).toList()) {
            table.primaryKey().stream()
                    .sorted()
                    .map(column -> row(
                            table.path().catalog(),
                            table.path().database(),
                            table.path().name(),
                            column,
                            table.primaryKey().indexOf(column) + 1,
                            table.keyName().orElse(null)))
                    .forEach(rows::add);
        }
        return rows(rows);
    }

    /** The primary key, by which a row can be told from others. */
    private static List<Object> bestRow(ClientCatalog catalog, Predicate<Table> wanted) {
        List<Object[]> rows = new ArrayList<>();
        for (Table table : catalog.tables().stream().filter(wanted).toList()) {
            table.columns().stream()
                    .filter(column -> table.primaryKey().contains(column.name()))
                    .map(column -> row(
                            DatabaseMetaData.bestRowSession,
                            column.name(),
                            JdbcTypes.code(column.type()),
                            JdbcTypes.name(column.type()),
                            JdbcTypes.precision(column.type()),
                            null,
                            JdbcTypes.scale(column.type()),
                            DatabaseMetaData.bestRowNotPseudo))
                    .forEach(rows::add);
        }
        return rows(rows);
    }

    private static List<Object> functions(ClientCatalog catalog, CatalogRequest wanted) {
        Predicate<String> catalogs = NamePattern.exactly(wanted.catalog());
        Predicate<String> schemas = NamePattern.of(wanted.schema());
        Predicate<String> names = NamePattern.of(wanted.name());
        return rows(catalog.functions().stream()
                .filter(f -> names.test(f.name()))
                .filter(f -> f.catalog().map(catalogs::test).orElse(true))
                .filter(f -> f.database().map(schemas::test).orElse(true))
                .map(CatalogRows::function)
                .toList());
    }

    private static Object[] function(Function function) {
        return row(
                function.catalog().orElse(null),
                function.database().orElse(null),
                function.name(),
                null,
                DatabaseMetaData.functionResultUnknown,
                function.name());
    }

    static Object[] row(Object... values) {
        return values;
    }

    static List<Object> rows(List<Object[]> rows) {
        return new ArrayList<>(rows);
    }
}
