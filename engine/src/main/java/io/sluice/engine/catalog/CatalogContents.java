package io.sluice.engine.catalog;

import io.sluice.core.session.ClientCatalog;
import io.sluice.core.session.ClientCatalog.Column;
import io.sluice.core.session.ClientCatalog.Function;
import io.sluice.core.session.ClientCatalog.Table;
import io.sluice.core.session.ClientCatalog.TableKind;
import io.sluice.engine.catalog.Namespaces.DatabaseName;
import io.sluice.functions.FunctionDefinition;
import io.sluice.functions.FunctionRegistry;
import io.sluice.parser.SluiceSql;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.ColumnSpec;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What a catalog holds, in the words of {@link ClientCatalog}. */
public final class CatalogContents {
    /** The lower case of INFORMATION_SCHEMA is for who types it; tools would show all of it twice. */
    private static final String SECOND = "information_schema";

    private static final List<String> SYSTEM = CatalogSnapshot.SYSTEM_DATABASES.stream()
            .filter(name -> !name.equals(SECOND))
            .toList();

    private CatalogContents() {}

    public static ClientCatalog of(Catalog catalog) {
        Namespaces namespaces = catalog.namespaces();
        Map<String, List<String>> databases = new TreeMap<>();
        for (String name : namespaces.catalogs()) {
            databases.put(
                    name,
                    Stream.concat(namespaces.databases(name).stream(), SYSTEM.stream())
                            .sorted()
                            .toList());
        }
        List<Table> tables = catalog.snapshot().entries().values().stream()
                .filter(entry -> !entry.path().database().equals(SECOND))
                .map(CatalogContents::table)
                .sorted(Comparator.comparing((Table t) -> t.path().catalog())
                        .thenComparing(t -> t.path().database())
                        .thenComparing(t -> t.path().name()))
                .toList();
        return new ClientCatalog(databases, tables, functions(catalog, databases), SluiceSql.reservedWords());
    }

    private static Table table(CatalogEntry entry) {
        if (entry instanceof TableDefinition table) {
            List<Column> columns =
                    table.columns().stream().map(CatalogContents::column).toList();
            return new Table(table.path(), kind(table), table.comment(), columns, table.primaryKey(), table.keyName());
        }
        ViewDefinition view = (ViewDefinition) entry;
        List<Column> columns = view.rowType().fields().stream()
                .map(field -> new Column(field.name(), field.type(), Optional.empty(), true))
                .toList();
        TableKind kind = view.materialized() ? TableKind.MATERIALIZED_VIEW : TableKind.VIEW;
        return new Table(view.path(), kind, view.comment(), columns, List.of(), Optional.empty());
    }

    private static TableKind kind(TableDefinition table) {
        return SYSTEM.contains(table.path().database()) ? TableKind.SYSTEM_TABLE : TableKind.TABLE;
    }

    private static Column column(ColumnSpec column) {
        boolean generated = column instanceof ColumnSpec.Computed
                || column instanceof ColumnSpec.Metadata metadata && metadata.virtual();
        return new Column(column.name(), column.type(), column.comment(), generated);
    }

    private static List<Function> functions(Catalog catalog, Map<String, List<String>> databases) {
        List<Function> functions = new ArrayList<>();
        for (FunctionDefinition definition : FunctionRegistry.builtIn().all()) {
            if (Character.isLetter(definition.name().charAt(0))) {
                functions.add(new Function(Optional.empty(), Optional.empty(), definition.name()));
            }
        }
        databases.forEach((catalogName, names) -> names.forEach(database -> {
            for (String name : catalog.functions().names(new DatabaseName(catalogName, database))) {
                functions.add(new Function(Optional.of(catalogName), Optional.of(database), name));
            }
        }));
        functions.sort(Comparator.comparing(Function::name));
        return functions;
    }
}
