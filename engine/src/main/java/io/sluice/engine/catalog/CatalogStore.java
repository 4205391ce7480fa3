package io.sluice.engine.catalog;

import io.sluice.core.plan.ObjectPath;
import io.sluice.engine.catalog.Namespaces.Space;
import io.sluice.functions.UserFunction;
import io.sluice.planner.catalog.CatalogEntry;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * What a catalog keeps beyond a session: catalogs, databases, and what is not temporary in them. A session has one of its
 * own, or all sessions of a server have one, which is safe for several threads.
 */
public final class CatalogStore {
    private final boolean shared;
    final Map<String, Space> catalogs;
    final Map<String, Map<String, Space>> databases;
    final Map<ObjectPath, CatalogEntry> tables;
    final Map<ObjectPath, UserFunction> functions;

    private CatalogStore(boolean shared) {
        this.shared = shared;
        this.catalogs = sorted();
        this.databases = sorted();
        this.tables = hashed();
        this.functions = hashed();
    }

    /** For one session. */
    public static CatalogStore own() {
        return new CatalogStore(false);
    }

    /** For several. */
    public static CatalogStore shared() {
        return new CatalogStore(true);
    }

    <V> Map<String, V> sorted() {
        return shared ? new ConcurrentSkipListMap<>() : new TreeMap<>();
    }

    private <K, V> Map<K, V> hashed() {
        return shared ? new ConcurrentHashMap<>() : new HashMap<>();
    }

    /** Makes one change of a name, or of several that belong together, before another session makes one. */
    public <T> T changing(Supplier<T> change) {
        synchronized (tables) {
            return change.get();
        }
    }
}
