package io.sluice.core.session;

import io.sluice.core.plan.ObjectPath;
import io.sluice.core.type.SqlType;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a session can name, at one moment. Immutable.
 *
 * @param databases of each catalog, both sorted by name
 * @param tables sorted by full name; a temporary one stands in place of the one it hides
 * @param functions sorted by name
 * @param keywords words that cannot be names without back-ticks, sorted
 */
public record ClientCatalog(
        Map<String, List<String>> databases, List<Table> tables, List<Function> functions, List<String> keywords) {
    public ClientCatalog {
        tables = List.copyOf(tables);
        functions = List.copyOf(functions);
        keywords = List.copyOf(keywords);
    }

    /** Kinds of what stands in FROM. */
    public enum TableKind {
        TABLE("TABLE"),
        VIEW("VIEW"),
        MATERIALIZED_VIEW("MATERIALIZED VIEW"),
        SYSTEM_TABLE("SYSTEM TABLE");

        private final String sqlName;

        TableKind(String sqlName) {
            this.sqlName = sqlName;
        }

        /** As catalogs spell it. */
        public String sqlName() {
            return sqlName;
        }
    }

    /**
     * A table or view.
     *
     * @param primaryKey names of columns; empty when there is none
     * @param keyName name of the primary key's constraint
     */
    public record Table(
            ObjectPath path,
            TableKind kind,
            Optional<String> comment,
            List<Column> columns,
            List<String> primaryKey,
            Optional<String> keyName) {
        public Table {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
        }
    }

    /** A column. @param generated whether it is computed or cannot be written */
    public record Column(String name, SqlType type, Optional<String> comment, boolean generated) {}

    /**
     * A function.
     *
     * @param catalog where a user's function is; empty for a built-in one
     * @param database likewise
     */
    public record Function(Optional<String> catalog, Optional<String> database, String name) {}
}
