package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.engine.catalog.Namespaces.DatabaseName;
import io.sluice.engine.view.Views;
import io.sluice.planner.catalog.CatalogEntry;
import io.sluice.planner.catalog.CatalogSnapshot;
import io.sluice.planner.catalog.TableDefinition;
import io.sluice.planner.catalog.ViewDefinition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The tables and views that a session sees, in memory. A temporary one hides the permanent one of its name. Used by the
 * session's thread.
 */
public final class Catalog {
    private final CatalogStore store;
    private final Namespaces namespaces;
    private final UserFunctions functions;
    private final Map<ObjectPath, CatalogEntry> temporary = new HashMap<>();

    /** The tables of the system in a catalog. */
    private Function<String, List<TableDefinition>> system = name -> List.of();

    private volatile Known known = new Known(new CatalogSnapshot("", "", Map.of()), List.of());

    /**
     * What the catalog holds, for any thread, as of the last statement.
     *
     * @param databases those that were created, empty ones too
     */
    public record Known(CatalogSnapshot snapshot, List<DatabaseName> databases) {}

    /** @param store of what is not temporary */
    public Catalog(CatalogStore store) {
        this.store = store;
        this.namespaces = new Namespaces(store);
        this.functions = new UserFunctions(namespaces, store);
    }

    /** Carries out a statement that changes names; one of another session waits. One that fails changes nothing. */
    public <T> T changing(Supplier<T> statement) {
        Map<ObjectPath, CatalogEntry> before = new HashMap<>(temporary);
        Runnable functionsBefore = functions.keepingTemporary();
        try {
            return store.changing(statement);
        } catch (RuntimeException | Error e) {
            temporary.clear();
            temporary.putAll(before);
            functionsBefore.run();
            throw e;
        }
    }

    private Map<ObjectPath, CatalogEntry> permanent() {
        return store.state().tables();
    }

    public Known known() {
        return known;
    }

    /** From now on every catalog also shows tables of the system. */
    public void show(Function<String, List<TableDefinition>> tables) {
        system = tables;
    }

    public Namespaces namespaces() {
        return namespaces;
    }

    public UserFunctions functions() {
        return functions;
    }

    /** What exists now, as a statement sees it. */
    public CatalogSnapshot snapshot() {
        Map<ObjectPath, CatalogEntry> visible = new HashMap<>(permanent());
        visible.putAll(temporary);
        List<DatabaseName> databases = new ArrayList<>();
        for (String name : namespaces.catalogs()) {
            system.apply(name).forEach(table -> visible.put(table.path(), table));
            namespaces.databases(name).forEach(database -> databases.add(new DatabaseName(name, database)));
        }
        CatalogSnapshot snapshot = new CatalogSnapshot(
                namespaces.currentCatalog(), namespaces.currentDatabase(), visible, functions.callable());
        known = new Known(snapshot, databases);
        return snapshot;
    }

    /** The same as a query reads it: a materialized view is a table of its rows, not what it is made of. */
    public CatalogSnapshot readable() {
        CatalogSnapshot snapshot = snapshot();
        Map<ObjectPath, CatalogEntry> entries = new HashMap<>(snapshot.entries());
        entries.replaceAll((path, entry) ->
                entry instanceof ViewDefinition view && view.materialized() ? Views.table(view) : entry);
        return new CatalogSnapshot(
                snapshot.currentCatalog(), snapshot.currentDatabase(), entries, snapshot.functions());
    }

    /** Whether a name stands for a materialized view, whatever temporary ones hide it. */
    public boolean isMaterializedView(ObjectPath path) {
        return permanent().get(path) instanceof ViewDefinition view && view.materialized();
    }

    /**
     * Whether a CREATE has anything to do.
     *
     * @throws SluiceException {@link ErrorCode#OBJECT_EXISTS} unless the statement says what to do then
     */
    public boolean canCreate(ObjectPath path, Creation creation) {
        namespaces.database(new DatabaseName(path.catalog(), path.database()));
        CatalogEntry existing = store(creation.temporary()).get(path);
        if (existing == null || creation.orReplace()) {
            return true;
        }
        if (creation.ifNotExists()) {
            return false;
        }
        throw exists(existing)
                .hint("DROP " + kind(existing).toUpperCase(Locale.ROOT) + " first, or CREATE .. IF NOT EXISTS");
    }

    private static SluiceException exists(CatalogEntry existing) {
        return SluiceException.of(
                ErrorCode.OBJECT_EXISTS, kind(existing) + " '" + existing.path().name() + "' exists already");
    }

    /** Puts it in place; {@link #canCreate} has been asked. */
    public void create(CatalogEntry entry, Creation creation) {
        store(creation.temporary()).put(entry.path(), entry);
    }

    /** What is visible under the entry's name becomes this. */
    public void replace(CatalogEntry entry) {
        checkNotSystem(entry.path());
        store(isTemporary(entry.path())).put(entry.path(), entry);
    }

    /** Gives what is visible under {@code from} the name of {@code renamed}. */
    public void rename(ObjectPath from, CatalogEntry renamed) {
        checkNotSystem(from);
        namespaces.database(
                new DatabaseName(renamed.path().catalog(), renamed.path().database()));
        Map<ObjectPath, CatalogEntry> store = store(isTemporary(from));
        CatalogEntry there = store.get(renamed.path());
        if (there != null) {
            throw exists(there);
        }
        store.remove(from);
        store.put(renamed.path(), renamed);
    }

    private static void checkNotSystem(ObjectPath path) {
        if (CatalogSnapshot.SYSTEM_DATABASES.contains(path.database())) {
            throw SluiceException.of(
                    ErrorCode.INVALID_ARGUMENT,
                    "Table '" + path.database() + "." + path.name()
                            + "' shows what the engine knows; it cannot be altered");
        }
    }

    /** Forgets what a CREATE put in place. */
    public void undo(ObjectPath path, Creation creation) {
        store(creation.temporary()).remove(path);
    }

    /** Removes a table. */
    public void dropTable(List<String> name, Removal removal) {
        drop(name, removal, Kind.TABLE);
    }

    /** Removes a view. */
    public void dropView(List<String> name, Removal removal) {
        drop(name, removal, Kind.VIEW);
    }

    /** Removes a materialized view. */
    public void dropMaterializedView(List<String> name, Removal removal) {
        drop(name, removal, Kind.MATERIALIZED_VIEW);
    }

    private void drop(List<String> name, Removal removal, Kind wanted) {
        CatalogSnapshot snapshot = snapshot();
        ObjectPath path = snapshot.resolve(name);
        CatalogEntry entry = store(removal.temporary()).get(path);
        if (entry == null) {
            EntryTitle.Kind kept = EntryTitle.Kind.valueOf(wanted.name());
            if (!removal.temporary() && store.removeUnusable(path, kept)) {
                return;
            }
            if (!removal.ifExists()) {
                throw notFound(snapshot, name, removal, wanted);
            }
            return;
        }
        if (Kind.of(entry) != wanted) {
            throw SluiceException.of(
                            ErrorCode.TABLE_NOT_FOUND,
                            wanted.text() + " '" + path.name() + "' not found: it is a "
                                    + kind(entry).toLowerCase(Locale.ROOT))
                    .hint("use DROP " + kind(entry).toUpperCase(Locale.ROOT));
        }
        if (!removal.temporary() && temporary.containsKey(path)) {
            throw SluiceException.of(
                            ErrorCode.OBJECT_EXISTS, "'" + path.name() + "' is hidden by a temporary one of its name")
                    .hint("drop the temporary one first, with DROP TEMPORARY");
        }
        store(removal.temporary()).remove(path);
    }

    private SluiceException notFound(CatalogSnapshot snapshot, List<String> name, Removal removal, Kind wanted) {
        ObjectPath path = snapshot.resolve(name);
        CatalogEntry other = store(!removal.temporary()).get(path);
        if (other == null) {
            return wanted == Kind.TABLE
                    ? snapshot.notFound(name)
                    : snapshot.viewNotFound(name, wanted == Kind.MATERIALIZED_VIEW);
        }
        String kind = kind(other);
        String words = (removal.temporary() ? "" : "TEMPORARY ") + kind.toUpperCase(Locale.ROOT);
        return SluiceException.of(
                        ErrorCode.TABLE_NOT_FOUND,
                        kind + " '" + path.name() + "' is " + (removal.temporary() ? "not " : "") + "temporary")
                .hint("use DROP " + words);
    }

    /** Removes all that a database holds. */
    void clear(DatabaseName database) {
        permanent().keySet().removeIf(path -> isIn(path, database));
        store.state().unusable().keySet().removeIf(title -> title.isIn(database));
        temporary.keySet().removeIf(path -> isIn(path, database));
    }

    /** Names of what a database holds, sorted; temporary ones do not count. */
    List<String> contents(DatabaseName database) {
        Stream<String> unusable = store.state().unusable().keySet().stream()
                .filter(title -> title.isIn(database))
                .map(title -> title.path().name());
        return Stream.concat(
                        permanent().keySet().stream()
                                .filter(path -> isIn(path, database))
                                .map(ObjectPath::name),
                        unusable)
                .sorted()
                .toList();
    }

    static boolean isIn(ObjectPath path, DatabaseName database) {
        return path.catalog().equals(database.catalog()) && path.database().equals(database.database());
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

    /** As {@link #get}, where a view is meant. */
    public CatalogEntry getView(List<String> name) {
        CatalogSnapshot snapshot = snapshot();
        return snapshot.find(name).orElseThrow(() -> snapshot.viewNotFound(name, false));
    }

    /** The catalogs that hold something. */
    Set<String> used() {
        return permanent().keySet().stream().map(ObjectPath::catalog).collect(Collectors.toSet());
    }

    /** Whether a name stands for a temporary one. */
    public boolean isTemporary(ObjectPath path) {
        return temporary.containsKey(path);
    }

    private Map<ObjectPath, CatalogEntry> store(boolean isTemporary) {
        return isTemporary ? temporary : permanent();
    }

    private static String kind(CatalogEntry entry) {
        return Kind.of(entry).text();
    }

    /** What a name can stand for. */
    private enum Kind {
        TABLE,
        VIEW,
        MATERIALIZED_VIEW;

        static Kind of(CatalogEntry entry) {
            if (entry instanceof ViewDefinition view) {
                return view.materialized() ? MATERIALIZED_VIEW : VIEW;
            }
            return TABLE;
        }

        /** For people, with a capital. */
        String text() {
            String words = name().toLowerCase(Locale.ROOT).replace('_', ' ');
            return Character.toUpperCase(words.charAt(0)) + words.substring(1);
        }
    }

    /** How CREATE was written. */
    public record Creation(boolean temporary, boolean ifNotExists, boolean orReplace) {}

    /** How DROP was written. */
    public record Removal(boolean temporary, boolean ifExists) {}
}
