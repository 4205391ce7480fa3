package io.sluice.planner.sql;

import java.util.List;
import org.apache.calcite.config.CalciteConnectionConfig;
import org.apache.calcite.jdbc.CalciteSchema;
import org.apache.calcite.prepare.CalciteCatalogReader;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.SchemaPlus;
import org.apache.calcite.schema.Table;
import org.apache.calcite.schema.impl.AbstractSchema;
import org.apache.calcite.sql.validate.SqlNameMatchers;

/** Looks names up: first in the current database, then in the current catalog, then as a full name. */
final class CatalogReader extends CalciteCatalogReader {
    CatalogReader(CalciteSchema root, String catalog, String database, RelDataTypeFactory types) {
        super(
                root,
                SqlNameMatchers.withCaseSensitive(true),
                List.of(List.of(catalog, database), List.of(catalog), List.of()),
                types,
                CalciteConnectionConfig.DEFAULT);
    }

    /** Collects the tables of a catalog by full name. */
    static final class Builder {
        private final CalciteSchema root = CalciteSchema.createRootSchema(false, false);

        Builder add(String catalog, String database, String name, Table table) {
            child(child(root.plus(), catalog), database).add(name, table);
            return this;
        }

        /** A database, which may be empty. */
        Builder add(String catalog, String database) {
            child(child(root.plus(), catalog), database);
            return this;
        }

        private static SchemaPlus child(SchemaPlus parent, String name) {
            SchemaPlus child = parent.subSchemas().get(name);
            return child != null ? child : parent.add(name, new AbstractSchema());
        }

        CalciteSchema build() {
            return root;
        }
    }
}
