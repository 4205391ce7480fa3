package io.sluice.engine.catalog;

import io.sluice.core.plan.ObjectPath;
import io.sluice.engine.catalog.Namespaces.Space;
import io.sluice.functions.UserFunction;
import io.sluice.planner.catalog.CatalogEntry;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is not temporary in a catalog, as of one moment. One that others see is never changed: a change is made in a copy.
 *
 * @param databases by catalog
 * @param unusable text of what could not be read when it was loaded, by title; it is kept
 */
public record CatalogState(
        Map<String, Space> catalogs,
        Map<String, Map<String, Space>> databases,
        Map<ObjectPath, CatalogEntry> tables,
        Map<ObjectPath, UserFunction> functions,
        Map<EntryTitle, String> unusable) {

    /** With nothing in it, to be filled. */
    public static CatalogState empty() {
        return new CatalogState(new TreeMap<>(), new TreeMap<>(), new HashMap<>(), new HashMap<>(), new TreeMap<>());
    }

    /** Whether something that can be used has this name. */
    boolean holds(EntryTitle title) {
        return switch (title.kind()) {
            case CATALOG -> catalogs.containsKey(title.name().get(0));
            case DATABASE ->
                databases
                        .getOrDefault(title.name().get(0), Map.of())
                        .containsKey(title.name().get(1));
            case FUNCTION -> functions.containsKey(title.path());
            case TABLE, VIEW, MATERIALIZED_VIEW -> tables.containsKey(title.path());
        };
    }

    /** The same, to be changed. */
    CatalogState copy() {
        CatalogState copy = empty();
        copy.catalogs.putAll(catalogs);
        databases.forEach((name, inside) -> copy.databases.put(name, new TreeMap<>(inside)));
        copy.tables.putAll(tables);
        copy.functions.putAll(functions);
        copy.unusable.putAll(unusable);
        return copy;
    }

    /** The same, never to be changed again. */
    CatalogState frozen() {
        Map<String, Map<String, Space>> inside = new TreeMap<>();
        databases.forEach((name, spaces) -> inside.put(name, Collections.unmodifiableMap(spaces)));
        return new CatalogState(
                Collections.unmodifiableMap(catalogs),
                Collections.unmodifiableMap(inside),
                Collections.unmodifiableMap(tables),
                Collections.unmodifiableMap(functions),
                Collections.unmodifiableMap(unusable));
    }
}
