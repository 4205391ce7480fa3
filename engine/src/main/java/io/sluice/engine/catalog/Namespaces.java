package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The catalogs and databases of a session, in memory, and which of them names are looked up in. */
public final class Namespaces {
    public static final String DEFAULT_CATALOG = "default_catalog";
    public static final String DEFAULT_DATABASE = "default_database";
    static final String TYPE = "type";
    static final String IN_MEMORY = "generic_in_memory";
    static final String FIRST_DATABASE = "default-database";

    private final CatalogStore store;
    private String currentCatalog = DEFAULT_CATALOG;
    private String currentDatabase = DEFAULT_DATABASE;

    /** A catalog or database: what was said about it. */
    public record Space(String comment, Map<String, String> options) {
        public Space {
            options = new TreeMap<>(options);
        }
    }

    /** A database and the catalog it is in. */
    public record DatabaseName(String catalog, String database) {
        @Override
        public String toString() {
            return catalog + "." + database;
        }
    }

    Namespaces(CatalogStore store) {
        this.store = store;
        store.changing(() -> {
            if (!hasCatalog(DEFAULT_CATALOG)) {
                createCatalog(
                        DEFAULT_CATALOG,
                        new Space("", Map.of(TYPE, IN_MEMORY, FIRST_DATABASE, DEFAULT_DATABASE)),
                        DEFAULT_DATABASE);
            }
            return null;
        });
    }

    private Map<String, Space> stored() {
        return store.state().catalogs();
    }

    private Map<String, Map<String, Space>> inside() {
        return store.state().databases();
    }

    public String currentCatalog() {
        return currentCatalog;
    }

    public String currentDatabase() {
        return currentDatabase;
    }

    Collection<String> catalogs() {
        return stored().keySet();
    }

    Collection<String> databases(String catalog) {
        catalog(catalog);
        return inside().get(catalog).keySet();
    }

    boolean hasCatalog(String name) {
        return stored().containsKey(name);
    }

    boolean hasDatabase(DatabaseName name) {
        return hasCatalog(name.catalog()) && inside().get(name.catalog()).containsKey(name.database());
    }

    void createCatalog(String name, Space space, String firstDatabase) {
        Map<String, Space> inside = new TreeMap<>();
        inside.put(firstDatabase, new Space("", Map.of()));
        inside().put(name, inside);
        stored().put(name, space);
    }

    void createDatabase(DatabaseName name, Space space) {
        catalog(name.catalog());
        inside().get(name.catalog()).put(name.database(), space);
    }

    void removeCatalog(String name) {
        stored().remove(name);
        inside().remove(name);
    }

    void removeDatabase(DatabaseName name) {
        inside().get(name.catalog()).remove(name.database());
    }

    /** @throws SluiceException {@link ErrorCode#CATALOG_NOT_FOUND} */
    Space catalog(String name) {
        Space space = stored().get(name);
        if (space == null) {
            SluiceException error =
                    SluiceException.of(ErrorCode.CATALOG_NOT_FOUND, "There is no catalog '" + name + "'");
            throw NearestName.of(name, stored().keySet())
                    .map(near -> error.hint("did you mean '" + near + "'?"))
                    .orElse(error.expected("one of " + String.join(", ", stored().keySet())));
        }
        return space;
    }

    /** @throws SluiceException {@link ErrorCode#CATALOG_NOT_FOUND}, {@link ErrorCode#DATABASE_NOT_FOUND} */
    Space database(DatabaseName name) {
        catalog(name.catalog());
        Map<String, Space> inside = inside().get(name.catalog());
        Space space = inside.get(name.database());
        if (space == null) {
            SluiceException error =
                    SluiceException.of(ErrorCode.DATABASE_NOT_FOUND, "There is no database '" + name + "'");
            throw NearestName.of(name.database(), inside.keySet())
                    .map(near -> error.hint("did you mean '" + near + "'?"))
                    .orElse(error.expected("one of " + String.join(", ", inside.keySet())));
        }
        return space;
    }

    void change(String catalog, Space space) {
        stored().put(catalog, space);
    }

    void change(DatabaseName name, Space space) {
        inside().get(name.catalog()).put(name.database(), space);
    }

    /** The current database of a catalog is its first one. */
    void useCatalog(String name) {
        String first = catalog(name).options().getOrDefault(FIRST_DATABASE, "default");
        if (!name.equals(currentCatalog)) {
            currentCatalog = name;
            currentDatabase = first;
        }
    }

    void useDatabase(DatabaseName name) {
        database(name);
        currentCatalog = name.catalog();
        currentDatabase = name.database();
    }

    /** Of one or two parts. */
    DatabaseName database(List<String> parts) {
        return switch (parts.size()) {
            case 1 -> new DatabaseName(currentCatalog, parts.get(0));
            case 2 -> new DatabaseName(parts.get(0), parts.get(1));
            default ->
                throw SluiceException.of(
                                ErrorCode.DATABASE_NOT_FOUND,
                                "'" + String.join(".", parts) + "' is not the name of a database")
                        .expected("database or catalog.database");
        };
    }
}
