package io.sluice.planner.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.UserFunction;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The catalog as one statement sees it. Immutable.
 *
 * @param entries tables and views by full name; a temporary one stands in place of the one it hides
 * @param functions of the user, under every name that a query may call them by
 */
public record CatalogSnapshot(
        String currentCatalog,
        String currentDatabase,
        Map<ObjectPath, CatalogEntry> entries,
        List<UserFunction> functions) {
    /** Databases of every catalog in which the engine shows what it knows. */
    public static final Set<String> SYSTEM_DATABASES =
            Set.of("sluice_system", "INFORMATION_SCHEMA", "information_schema");

    public CatalogSnapshot {
        entries = Map.copyOf(entries);
        functions = List.copyOf(functions);
    }

    /** A catalog without functions of its own. */
    public CatalogSnapshot(String currentCatalog, String currentDatabase, Map<ObjectPath, CatalogEntry> entries) {
        this(currentCatalog, currentDatabase, entries, List.of());
    }

    /** Built-in functions and those of the catalog. */
    public FunctionRegistry registry(ZoneId zone) {
        return FunctionRegistry.builtIn(zone).with(functions);
    }

    /**
     * The full name of a name of one to three parts.
     *
     * @throws SluiceException TABLE_NOT_FOUND for more parts
     */
    public ObjectPath resolve(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> new ObjectPath(currentCatalog, currentDatabase, parts.get(0));
            case 2 -> new ObjectPath(currentCatalog, parts.get(0), parts.get(1));
            case 3 -> new ObjectPath(parts.get(0), parts.get(1), parts.get(2));
            default ->
                throw SluiceException.of(
                                ErrorCode.TABLE_NOT_FOUND,
                                "'" + String.join(".", parts) + "' is not the name of a table")
                        .expected("table, database.table or catalog.database.table");
        };
    }

    public Optional<CatalogEntry> find(List<String> parts) {
        return Optional.ofNullable(entries.get(resolve(parts)));
    }

    /** The error for a table or view that is not there, with the nearest one. */
    public SluiceException notFound(List<String> parts) {
        return notFound("Table", parts, entries.values());
    }

    /** The error where a view was meant, with the nearest one. */
    public SluiceException viewNotFound(List<String> parts, boolean materialized) {
        return notFound(
                materialized ? "Materialized view" : "View",
                parts,
                entries.values().stream()
                        .filter(entry -> entry instanceof ViewDefinition view && view.materialized() == materialized)
                        .toList());
    }

    private static SluiceException notFound(String kind, List<String> parts, Collection<CatalogEntry> among) {
        SluiceException error =
                SluiceException.of(ErrorCode.TABLE_NOT_FOUND, kind + " '" + String.join(".", parts) + "' not found");
        boolean system = parts.size() > 1 && SYSTEM_DATABASES.contains(parts.get(parts.size() - 2));
        List<String> known = among.stream()
                .map(CatalogEntry::path)
                .filter(path -> SYSTEM_DATABASES.contains(path.database()) == system)
                .map(ObjectPath::name)
                .sorted()
                .toList();
        return NearestName.of(parts.get(parts.size() - 1), known)
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error.hint(
                        known.isEmpty()
                                ? "no " + kind.toLowerCase(Locale.ROOT) + " has been created yet"
                                : "SHOW " + kind.toUpperCase(Locale.ROOT) + "S lists what there is"));
    }

    /** The same entries seen from another database, as a view of it sees them. */
    public CatalogSnapshot from(String catalog, String database) {
        return new CatalogSnapshot(catalog, database, entries, functions);
    }
}
