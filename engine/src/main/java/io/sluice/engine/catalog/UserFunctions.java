package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.ObjectPath;
import io.sluice.engine.catalog.Namespaces.DatabaseName;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.UserFunction;
import io.sluice.parser.FunctionStatement.FunctionScope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The functions that a session has been given. As in Flink their names know no case, and a name of one part is looked up
 * among the temporary system functions, the built-in ones, the temporary ones of the current database, and those of its
 * catalog, in this order.
 */
public final class UserFunctions {
    private final Namespaces namespaces;
    private final Map<String, UserFunction> system = new TreeMap<>();
    private final Map<ObjectPath, UserFunction> temporary = new HashMap<>();
    private final CatalogStore store;

    UserFunctions(Namespaces namespaces, CatalogStore store) {
        this.namespaces = namespaces;
        this.store = store;
    }

    /** What puts the temporary ones back as they are now. */
    Runnable keepingTemporary() {
        Map<String, UserFunction> systemNow = new TreeMap<>(system);
        Map<ObjectPath, UserFunction> temporaryNow = new HashMap<>(temporary);
        return () -> {
            system.clear();
            system.putAll(systemNow);
            temporary.clear();
            temporary.putAll(temporaryNow);
        };
    }

    private Map<ObjectPath, UserFunction> permanent() {
        return store.state().functions();
    }

    /** The full name, in lower case. */
    public ObjectPath resolve(List<String> parts) {
        String name = parts.get(parts.size() - 1).toLowerCase(Locale.ROOT);
        DatabaseName database = parts.size() == 1
                ? new DatabaseName(namespaces.currentCatalog(), namespaces.currentDatabase())
                : namespaces.database(parts.subList(0, parts.size() - 1));
        namespaces.database(database);
        return new ObjectPath(database.catalog(), database.database(), name);
    }

    /** What {@code name} stands for in a scope. */
    public Optional<UserFunction> find(FunctionScope scope, List<String> name) {
        return Optional.ofNullable(
                scope == FunctionScope.SYSTEM
                        ? system.get(simple(name))
                        : store(scope).get(resolve(name)));
    }

    private static String simple(List<String> name) {
        if (name.size() > 1) {
            throw SluiceException.of(
                            ErrorCode.INVALID_FUNCTION,
                            "A system function has a name of one part, not '" + String.join(".", name) + "'")
                    .hint("leave the database out, or SYSTEM");
        }
        return name.get(0).toLowerCase(Locale.ROOT);
    }

    /** Puts a function in place of what is there. */
    public void put(FunctionScope scope, List<String> name, UserFunction function) {
        if (scope == FunctionScope.SYSTEM) {
            system.put(simple(name), function);
        } else {
            store(scope).put(resolve(name), function);
        }
    }

    /** Removes a function that is there. */
    public void remove(FunctionScope scope, List<String> name) {
        if (scope == FunctionScope.SYSTEM) {
            system.remove(simple(name));
        } else {
            store(scope).remove(resolve(name));
        }
    }

    /** Removes a function that is kept although it cannot be used. Whether there was one. */
    public boolean removeUnusable(FunctionScope scope, List<String> name) {
        return scope == FunctionScope.CATALOG && store.removeUnusable(resolve(name), EntryTitle.Kind.FUNCTION);
    }

    private Map<ObjectPath, UserFunction> store(FunctionScope scope) {
        return scope == FunctionScope.TEMPORARY ? temporary : permanent();
    }

    /** The error for a name that is not there. */
    public SluiceException notFound(List<String> name) {
        SluiceException error =
                SluiceException.of(ErrorCode.FUNCTION_NOT_FOUND, "Function '" + String.join(".", name) + "' not found");
        return NearestName.of(name.get(name.size() - 1), names(current()))
                .map(near -> error.hint("did you mean '" + near + "'?"))
                .orElse(error.hint("SHOW USER FUNCTIONS lists what there is"));
    }

    /** Names of the functions of a database and of the temporary system functions, sorted. */
    List<String> names(DatabaseName database) {
        TreeMap<String, Boolean> names = new TreeMap<>();
        system.keySet().forEach(name -> names.put(name, true));
        for (Map<ObjectPath, UserFunction> known : List.of(permanent(), temporary)) {
            known.keySet().stream()
                    .filter(path -> Catalog.isIn(path, database))
                    .forEach(path -> names.put(path.name(), true));
        }
        return List.copyOf(names.keySet());
    }

    void clear(DatabaseName database) {
        permanent().keySet().removeIf(path -> Catalog.isIn(path, database));
        temporary.keySet().removeIf(path -> Catalog.isIn(path, database));
    }

    private DatabaseName current() {
        return new DatabaseName(namespaces.currentCatalog(), namespaces.currentDatabase());
    }

    /** Every function under each name that a statement can call it by now. */
    List<UserFunction> callable() {
        List<UserFunction> all = new ArrayList<>();
        FunctionRegistry builtIn = FunctionRegistry.builtIn();
        for (Map<ObjectPath, UserFunction> known : List.of(permanent(), temporary)) {
            known.forEach((path, function) -> {
                all.add(function.named(path.toString()));
                if (path.catalog().equals(namespaces.currentCatalog())) {
                    all.add(function.named(path.database() + "." + path.name()));
                }
                if (Catalog.isIn(path, current()) && builtIn.find(path.name()).isEmpty()) {
                    all.add(function.named(path.name()));
                }
            });
        }
        system.forEach((name, function) -> all.add(function.named(name)));
        return all;
    }
}
