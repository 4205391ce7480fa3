package io.sluice.engine.catalog;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import io.sluice.core.settings.Secrets;
import io.sluice.engine.StatementResult.Rows;
import io.sluice.engine.TextRows;
import io.sluice.engine.catalog.Namespaces.DatabaseName;
import io.sluice.engine.catalog.Namespaces.Space;
import io.sluice.parser.NamespaceStatement;
import io.sluice.parser.NamespaceStatement.SpaceChange;
import io.sluice.parser.TableOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What CREATE, ALTER, DROP, USE and DESCRIBE do to catalogs and databases. Errors: 2008, 2009, 2004, 2010. */
public final class NamespaceChanges {
    private final Catalog catalog;
    private final Namespaces namespaces;

    public NamespaceChanges(Catalog catalog) {
        this.catalog = catalog;
        this.namespaces = catalog.namespaces();
    }

    /** CREATE CATALOG. */
    public void create(NamespaceStatement.CreateCatalog statement) {
        String name = statement.name().name();
        if (namespaces.hasCatalog(name)) {
            requireIfNotExists(statement.ifNotExists(), "Catalog '" + name + "'");
            return;
        }
        Map<String, String> options = options(statement.options());
        check(statement.options(), statement.name().position());
        Space space = new Space(statement.comment().orElse(""), options);
        namespaces.createCatalog(name, space, options.getOrDefault(Namespaces.FIRST_DATABASE, "default"));
    }

    private static void check(List<TableOption> options, SourcePosition name) {
        boolean typed = false;
        for (TableOption option : options) {
            if (option.key().equals(Namespaces.TYPE)) {
                typed = true;
                checkType(option);
            } else if (!option.key().equals(Namespaces.FIRST_DATABASE)) {
                throw SluiceException.of(
                                ErrorCode.UNKNOWN_OPTION, "A catalog in memory has no option '" + option.key() + "'")
                        .at(option.keyPosition())
                        .expected("'" + Namespaces.TYPE + "' or '" + Namespaces.FIRST_DATABASE + "'");
            }
        }
        if (!typed) {
            throw SluiceException.of(ErrorCode.MISSING_OPTION, "The catalog has no 'type'")
                    .at(name)
                    .expected("WITH ('type' = '" + Namespaces.IN_MEMORY + "')");
        }
    }

    private static void checkType(TableOption option) {
        if (!option.value().equals(Namespaces.IN_MEMORY)) {
            throw SluiceException.of(ErrorCode.INVALID_OPTION, "There is no catalog of type '" + option.value() + "'")
                    .at(option.valuePosition())
                    .expected("'" + Namespaces.IN_MEMORY + "'")
                    .hint("tables of other systems are declared one by one with CREATE TABLE");
        }
    }

    /** ALTER CATALOG. */
    public void alter(NamespaceStatement.AlterCatalog statement) {
        String name = statement.name().name();
        Space space = namespaces.catalog(name);
        for (TableOption option : statement.change().set()) {
            if (option.key().equals(Namespaces.TYPE)) {
                checkType(option);
            }
        }
        namespaces.change(name, changed(space, statement.change()));
    }

    /** DROP CATALOG. */
    public void dropCatalog(String name, boolean ifExists) {
        if (!namespaces.hasCatalog(name) && ifExists) {
            return;
        }
        namespaces.catalog(name);
        if (name.equals(namespaces.currentCatalog())) {
            throw SluiceException.of(ErrorCode.OBJECT_IN_USE, "Catalog '" + name + "' is the current one")
                    .hint("USE CATALOG another one first");
        }
        for (String database : List.copyOf(namespaces.databases(name))) {
            clear(new DatabaseName(name, database));
        }
        namespaces.removeCatalog(name);
    }

    private void clear(DatabaseName database) {
        catalog.clear(database);
        catalog.functions().clear(database);
    }

    /** USE CATALOG. */
    public void useCatalog(String name) {
        namespaces.useCatalog(name);
    }

    /** DESCRIBE CATALOG. */
    public Rows describeCatalog(String name, boolean extended) {
        Space space = namespaces.catalog(name);
        TextRows rows = TextRows.of("info name", "info value")
                .add("name", name)
                .add("type", space.options().getOrDefault(Namespaces.TYPE, Namespaces.IN_MEMORY))
                .add("comment", space.comment());
        if (extended) {
            space.options().forEach((key, value) -> {
                if (!key.equals(Namespaces.TYPE)) {
                    rows.add("option:" + key, Secrets.shown(key, value));
                }
            });
        }
        return rows.rows();
    }

    /** CREATE DATABASE. */
    public void create(NamespaceStatement.CreateDatabase statement) {
        DatabaseName name = namespaces.database(statement.name().parts());
        namespaces.catalog(name.catalog());
        if (namespaces.hasDatabase(name)) {
            requireIfNotExists(statement.ifNotExists(), "Database '" + name + "'");
            return;
        }
        namespaces.createDatabase(name, new Space(statement.comment().orElse(""), options(statement.options())));
    }

    private static void requireIfNotExists(boolean ifNotExists, String what) {
        if (!ifNotExists) {
            throw SluiceException.of(ErrorCode.OBJECT_EXISTS, what + " exists already")
                    .hint("CREATE .. IF NOT EXISTS leaves it as it is");
        }
    }

    /** ALTER DATABASE. */
    public void alter(NamespaceStatement.AlterDatabase statement) {
        DatabaseName name = namespaces.database(statement.name().parts());
        namespaces.change(name, changed(namespaces.database(name), statement.change()));
    }

    /** DROP DATABASE. */
    public void drop(NamespaceStatement.DropDatabase statement) {
        DatabaseName name = namespaces.database(statement.name().parts());
        if (!namespaces.hasDatabase(name) && statement.ifExists()) {
            return;
        }
        namespaces.database(name);
        if (name.equals(new DatabaseName(namespaces.currentCatalog(), namespaces.currentDatabase()))) {
            throw SluiceException.of(ErrorCode.OBJECT_IN_USE, "Database '" + name + "' is the current one")
                    .hint("USE another one first");
        }
        List<String> contents = catalog.contents(name);
        if (!contents.isEmpty() && !statement.cascade()) {
            throw SluiceException.of(
                            ErrorCode.OBJECT_IN_USE,
                            "Database '" + name + "' is not empty: it holds " + String.join(", ", contents))
                    .hint("DROP DATABASE .. CASCADE drops what it holds too");
        }
        clear(name);
        namespaces.removeDatabase(name);
    }

    /** USE. */
    public void useDatabase(List<String> parts) {
        namespaces.useDatabase(namespaces.database(parts));
    }

    /** DESCRIBE DATABASE. */
    public Rows describeDatabase(List<String> parts, boolean extended) {
        DatabaseName name = namespaces.database(parts);
        Space space = namespaces.database(name);
        TextRows rows = TextRows.of("info name", "info value")
                .add("name", name.database())
                .add("comment", space.comment());
        if (extended) {
            space.options().forEach((key, value) -> rows.add("option:" + key, Secrets.shown(key, value)));
        }
        return rows.rows();
    }

    private static Map<String, String> options(List<TableOption> options) {
        Map<String, String> all = new TreeMap<>();
        for (TableOption option : options) {
            if (all.put(option.key(), option.value()) != null) {
                throw SluiceException.of(ErrorCode.DUPLICATE_NAME, "Option '" + option.key() + "' is given twice")
                        .at(option.keyPosition());
            }
        }
        return all;
    }

    private static Space changed(Space space, SpaceChange change) {
        Map<String, String> options = new TreeMap<>(space.options());
        options.putAll(options(change.set()));
        change.reset().forEach(key -> options.remove(key.key()));
        return new Space(change.comment().orElse(space.comment()), options);
    }
}
