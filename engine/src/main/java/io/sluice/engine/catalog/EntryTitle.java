package io.sluice.engine.catalog;

import io.sluice.core.plan.ObjectPath;
import io.sluice.parser.SluiceSql;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Kind and full name of what a catalog keeps.
 *
 * @param name of one part for a catalog, two for a database, three otherwise
 */
public record EntryTitle(Kind kind, List<String> name) implements Comparable<EntryTitle> {
    private static final Comparator<EntryTitle> ORDER =
            Comparator.comparing(EntryTitle::kind).thenComparing(EntryTitle::toSql);

    /** What can be kept, in the order in which it is written. */
    public enum Kind {
        CATALOG,
        DATABASE,
        FUNCTION,
        TABLE,
        VIEW,
        MATERIALIZED_VIEW
    }

    public EntryTitle {
        name = List.copyOf(name);
    }

    static EntryTitle of(Kind kind, ObjectPath path) {
        return new EntryTitle(kind, List.of(path.catalog(), path.database(), path.name()));
    }

    /** Of a name of three parts. */
    ObjectPath path() {
        return new ObjectPath(name.get(0), name.get(1), name.get(2));
    }

    String toSql() {
        return name.stream().map(SluiceSql::quoteName).collect(Collectors.joining("."));
    }

    boolean isIn(Namespaces.DatabaseName database) {
        return name.size() > 1
                && name.subList(0, 2).equals(List.of(database.catalog(), database.database()))
                && kind != Kind.DATABASE;
    }

    /** For people. */
    @Override
    public String toString() {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " '" + String.join(".", name) + "'";
    }

    @Override
    public int compareTo(EntryTitle other) {
        return ORDER.compare(this, other);
    }
}
