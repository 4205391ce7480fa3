package io.sluice.engine.system;

import static io.sluice.engine.system.SystemTable.columns;

import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.engine.catalog.Catalog.Known;
import io.sluice.engine.catalog.Namespaces.DatabaseName;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The views of the SQL standard on names: {@code INFORMATION_SCHEMA} with columns in upper case, and the same in lower
 * case, since names are case-sensitive and both are typed.
 */
final class NameTables {
    private static final String UPPER = "INFORMATION_SCHEMA";

    private static final RowType SCHEMATA = columns("CATALOG_NAME STRING, SCHEMA_NAME STRING");
    private static final RowType TABLES =
            columns("TABLE_CATALOG STRING, TABLE_SCHEMA STRING, TABLE_NAME STRING, TABLE_TYPE STRING, REMARKS STRING");
    private static final RowType VIEWS =
            columns("TABLE_CATALOG STRING, TABLE_SCHEMA STRING, TABLE_NAME STRING, VIEW_DEFINITION STRING");
    private static final RowType COLUMNS = columns("TABLE_CATALOG STRING, TABLE_SCHEMA STRING, TABLE_NAME STRING, "
            + "COLUMN_NAME STRING, ORDINAL_POSITION BIGINT, IS_NULLABLE STRING, DATA_TYPE STRING");

    private NameTables() {}

    static List<SystemTable> of(Supplier<Known> known) {
        List<SystemTable> tables = new ArrayList<>();
        add(tables, "SCHEMATA", SCHEMATA, () -> schemata(known.get()));
        add(tables, "TABLES", TABLES, () -> rows(known.get(), NameTables::table));
        add(tables, "VIEWS", VIEWS, () -> rows(known.get(), NameTables::view));
        add(tables, "COLUMNS", COLUMNS, () -> rows(known.get(), NameTables::columnsOf));
        return tables;
    }

    private static void add(List<SystemTable> tables, String name, RowType columns, SystemTable.Rows rows) {
        tables.add(new SystemTable(UPPER, name, columns, rows));
        RowType lower = new RowType(columns.fields().stream()
                .map(f -> new Field(lower(f.name()), f.type()))
                .toList());
        tables.add(new SystemTable(lower(UPPER), lower(name), lower, rows));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }

    private static List<Object[]> schemata(Known known) {
        List<Object[]> rows = new ArrayList<>();
        Map<String, List<DatabaseName>> byCatalog =
                known.databases().stream().collect(Collectors.groupingBy(DatabaseName::catalog));
        byCatalog.forEach((catalog, databases) -> {
            databases.forEach(d -> rows.add(new Object[] {catalog, d.database()}));
            CatalogSnapshot.SYSTEM_DATABASES.forEach(name -> rows.add(new Object[] {catalog, name}));
        });
        return rows;
    }

    private static List<Object[]> rows(Known known, Function<CatalogEntry, List<Object[]>> of) {
        return known.snapshot().entries().values().stream()
                .sorted(Comparator.comparing(entry -> entry.path().toString()))
                .flatMap(entry -> of.apply(entry).stream())
                .toList();
    }

    private static List<Object[]> table(CatalogEntry entry) {
        ObjectPath path = entry.path();
        String type = CatalogSnapshot.SYSTEM_DATABASES.contains(path.database()) ? "SYSTEM TABLE" : kind(entry);
        return List.<Object[]>of(new Object[] {
            path.catalog(), path.database(), path.name(), type, entry.comment().orElse(null)
        });
    }

    private static String kind(CatalogEntry entry) {
        if (entry instanceof ViewDefinition view) {
            return view.materialized() ? "MATERIALIZED VIEW" : "VIEW";
        }
        return "BASE TABLE";
    }

    private static List<Object[]> view(CatalogEntry entry) {
        ObjectPath path = entry.path();
        return entry instanceof ViewDefinition view && !view.materialized()
                ? List.<Object[]>of(new Object[] {path.catalog(), path.database(), path.name(), view.query()})
                : List.of();
    }

    private static List<Object[]> columnsOf(CatalogEntry entry) {
        RowType type = entry instanceof ViewDefinition view ? view.rowType() : ((TableDefinition) entry).rowType();
        ObjectPath path = entry.path();
        List<Object[]> rows = new ArrayList<>();
        for (Field field : type.fields()) {
            SqlType of = field.type();
            rows.add(new Object[] {
                path.catalog(),
                path.database(),
                path.name(),
                field.name(),
                (long) rows.size() + 1,
                of.nullable() ? "YES" : "NO",
                of.withNullable(true).toString()
            });
        }
        return rows;
    }
}
