package io.sluice.driver.meta;

import java.util.List;

/**
 * Which rows of {@link Layouts} are asked for. Names are null where any will do.
 *
 * @param catalog a name
 * @param schema a pattern, as {@code name}; a name for PRIMARY_KEYS and BEST_ROW
 * @param column a pattern; only for COLUMNS
 * @param types only for TABLES; null means any
 */
public record CatalogRequest(Kind kind, String catalog, String schema, String name, String column, List<String> types) {
    /** The results that are made of a catalog. */
    public enum Kind {
        CATALOGS,
        SCHEMAS,
        TABLES,
        COLUMNS,
        PRIMARY_KEYS,
        BEST_ROW,
        FUNCTIONS
    }

    static CatalogRequest of(Kind kind, String catalog, String schema, String name) {
        return new CatalogRequest(kind, catalog, schema, name, null, null);
    }
}
