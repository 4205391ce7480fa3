package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The tables and views of a session, in memory, in {@code default_catalog.default_database}. A temporary one hides the
 * permanent one of its name. Used by the session's thread.
 */
public final class Catalog {
    public static final String DEFAULT_CATALOG = "default_catalog";
    public static final String DEFAULT_DATABASE = "default_database";

    private final Map<ObjectPath, CatalogEntry> permanent = new HashMap<>();
    private final Map<ObjectPath, CatalogEntry> temporary = new HashMap<>();

    /** What exists now, as a statement sees it. */
    public CatalogSnapshot snapshot() {
        Map<ObjectPath, CatalogEntry> visible = new HashMap<>(permanent);
        visible.putAll(temporary);
        return new CatalogSnapshot(DEFAULT_CATALOG, DEFAULT_DATABASE, visible);
    }

    /**
     * Whether a CREATE has anything to do.
     *
     * @throws SluiceException {@link ErrorCode#OBJECT_EXISTS} unless the statement says what to do then
     */
    public boolean canCreate(ObjectPath path, Creation creation) {
        requireDatabase(path);
        CatalogEntry existing = store(creation.temporary()).get(path);
        if (existing == null || creation.orReplace()) {
            return true;
        }
        if (creation.ifNotExists()) {
            return false;
        }
        throw SluiceException.of(ErrorCode.OBJECT_EXISTS, kind(existing) + " '" + path.name() + "' exists already")
                .hint("DROP " + kind(existing).toUpperCase(Locale.ROOT) + " first, or CREATE .. IF NOT EXISTS");
    }

    /** Puts it in place; {@link #canCreate} has been asked. */
    public void create(CatalogEntry entry, Creation creation) {
        store(creation.temporary()).put(entry.path(), entry);
    }

    /** Removes a table. */
    public void dropTable(List<String> name, Removal removal) {
        drop(name, removal, TableDefinition.class, "Table", "DROP VIEW");
    }

    /** Removes a view. */
    public void dropView(List<String> name, Removal removal) {
        drop(name, removal, ViewDefinition.class, "View", "DROP TABLE");
    }

    private void drop(
            List<String> name, Removal removal, Class<? extends CatalogEntry> wanted, String kind, String other) {
        CatalogSnapshot snapshot = snapshot();
        ObjectPath path = snapshot.resolve(name);
        CatalogEntry entry = store(removal.temporary()).get(path);
        if (entry == null) {
            if (!removal.ifExists()) {
                throw notFound(snapshot, name, path, removal);
            }
            return;
        }
        if (!wanted.isInstance(entry)) {
            throw SluiceException.of(
                            ErrorCode.TABLE_NOT_FOUND,
                            kind + " '" + path.name() + "' not found: it is a "
                                    + kind(entry).toLowerCase(Locale.ROOT))
                    .hint("use " + other);
        }
        if (!removal.temporary() && temporary.containsKey(path)) {
            throw SluiceException.of(
                            ErrorCode.OBJECT_EXISTS, "'" + path.name() + "' is hidden by a temporary one of its name")
                    .hint("drop the temporary one first, with DROP TEMPORARY");
        }
        store(removal.temporary()).remove(path);
    }

    private SluiceException notFound(CatalogSnapshot snapshot, List<String> name, ObjectPath path, Removal removal) {
        CatalogEntry other = store(!removal.temporary()).get(path);
        if (other == null) {
            return snapshot.notFound(name);
        }
        String kind = kind(other);
        String words = (removal.temporary() ? "" : "TEMPORARY ") + kind.toUpperCase(Locale.ROOT);
        return SluiceException.of(
                        ErrorCode.TABLE_NOT_FOUND,
                        kind + " '" + path.name() + "' is " + (removal.temporary() ? "not " : "") + "temporary")
                .hint("use DROP " + words);
    }

    /**
     * A table or view by name.
     *
     * @throws SluiceException {@link ErrorCode#TABLE_NOT_FOUND} with the nearest name
     */
    public CatalogEntry get(List<String> name) {
        CatalogSnapshot snapshot = snapshot();
        Optional<CatalogEntry> entry = snapshot.find(name);
        return entry.orElseThrow(() -> snapshot.notFound(name));
    }

    /** Whether a name stands for a temporary one. */
    public boolean isTemporary(ObjectPath path) {
        return temporary.containsKey(path);
    }

    private Map<ObjectPath, CatalogEntry> store(boolean isTemporary) {
        return isTemporary ? temporary : permanent;
    }

    private static void requireDatabase(ObjectPath path) {
        if (!path.catalog().equals(DEFAULT_CATALOG) || !path.database().equals(DEFAULT_DATABASE)) {
            throw SluiceException.of(
                            ErrorCode.TABLE_NOT_FOUND,
                            "There is no database '" + path.catalog() + "." + path.database() + "'")
                    .expected(DEFAULT_CATALOG + "." + DEFAULT_DATABASE + ", the only one until databases are built");
        }
    }

    private static String kind(CatalogEntry entry) {
        return entry instanceof ViewDefinition ? "View" : "Table";
    }

    /** How CREATE was written. */
    public record Creation(boolean temporary, boolean ifNotExists, boolean orReplace) {}

    /** How DROP was written. */
    public record Removal(boolean temporary, boolean ifExists) {}
}
