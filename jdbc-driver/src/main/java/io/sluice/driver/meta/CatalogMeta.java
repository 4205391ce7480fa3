package io.sluice.driver.meta;

import io.sluice.core.type.RowType;
import io.sluice.driver.meta.CatalogRequest.Kind;
import java.time.ZoneOffset;
import java.util.List;
import org.apache.calcite.avatica.Meta;

/** The part of {@link Meta} that says what there is: the results of {@link java.sql.DatabaseMetaData}. */
abstract class CatalogMeta implements Meta {
    /** The rows that are asked for, of what a connection's session can name now. */
    protected abstract List<Object> rows(ConnectionHandle ch, CatalogRequest request);

    /** A number for a statement that carries a result. */
    protected abstract int newStatement(ConnectionHandle ch);

    private MetaResultSet result(ConnectionHandle ch, RowType columns, List<Object> rows) {
        Signature signature = Signatures.of("", columns, ZoneOffset.UTC);
        return MetaResultSet.create(ch.id, newStatement(ch), true, signature, new Frame(0, true, rows));
    }

    private MetaResultSet empty(ConnectionHandle ch, RowType columns) {
        return result(ch, columns, List.of());
    }

    private MetaResultSet asked(ConnectionHandle ch, RowType columns, CatalogRequest request) {
        return result(ch, columns, rows(ch, request));
    }

    @Override
    public MetaResultSet getCatalogs(ConnectionHandle ch) {
        return asked(ch, Layouts.CATALOGS, CatalogRequest.of(Kind.CATALOGS, null, null, null));
    }

    @Override
    public MetaResultSet getSchemas(ConnectionHandle ch, String catalog, Pat schemaPattern) {
        return asked(ch, Layouts.SCHEMAS, CatalogRequest.of(Kind.SCHEMAS, catalog, schemaPattern.s, null));
    }

    @Override
    public MetaResultSet getTableTypes(ConnectionHandle ch) {
        return result(ch, Layouts.TABLE_TYPES, CatalogRows.tableTypes());
    }

    @Override
    public MetaResultSet getTables(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern, List<String> typeList) {
        return asked(
                ch,
                Layouts.TABLES,
                new CatalogRequest(Kind.TABLES, catalog, schemaPattern.s, tableNamePattern.s, null, typeList));
    }

    @Override
    public MetaResultSet getColumns(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern, Pat columnNamePattern) {
        return asked(
                ch,
                Layouts.COLUMNS,
                new CatalogRequest(
                        Kind.COLUMNS, catalog, schemaPattern.s, tableNamePattern.s, columnNamePattern.s, null));
    }

    @Override
    public MetaResultSet getPrimaryKeys(ConnectionHandle ch, String catalog, String schema, String table) {
        return asked(ch, Layouts.PRIMARY_KEYS, CatalogRequest.of(Kind.PRIMARY_KEYS, catalog, schema, table));
    }

    @Override
    public MetaResultSet getBestRowIdentifier(
            ConnectionHandle ch, String catalog, String schema, String table, int scope, boolean nullable) {
        return asked(ch, Layouts.BEST_ROW, CatalogRequest.of(Kind.BEST_ROW, catalog, schema, table));
    }

    @Override
    public MetaResultSet getTypeInfo(ConnectionHandle ch) {
        return result(ch, Layouts.TYPES, TypeRows.all());
    }

    @Override
    public MetaResultSet getFunctions(ConnectionHandle ch, String catalog, Pat schemaPattern, Pat functionNamePattern) {
        return asked(
                ch,
                Layouts.FUNCTIONS,
                CatalogRequest.of(Kind.FUNCTIONS, catalog, schemaPattern.s, functionNamePattern.s));
    }

    @Override
    public MetaResultSet getFunctionColumns(
            ConnectionHandle ch, String catalog, Pat schema, Pat functionNamePattern, Pat columnNamePattern) {
        return empty(ch, Layouts.FUNCTION_COLUMNS);
    }

    @Override
    public MetaResultSet getProcedures(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat procedureNamePattern) {
        return empty(ch, Layouts.PROCEDURES);
    }

    @Override
    public MetaResultSet getProcedureColumns(
            ConnectionHandle ch, String catalog, Pat schema, Pat procedureNamePattern, Pat columnNamePattern) {
        return empty(ch, Layouts.PROCEDURE_COLUMNS);
    }

    @Override
    public MetaResultSet getColumnPrivileges(
            ConnectionHandle ch, String catalog, String schema, String table, Pat columnNamePattern) {
        return empty(ch, Layouts.COLUMN_PRIVILEGES);
    }

    @Override
    public MetaResultSet getTablePrivileges(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern) {
        return empty(ch, Layouts.TABLE_PRIVILEGES);
    }

    @Override
    public MetaResultSet getVersionColumns(ConnectionHandle ch, String catalog, String schema, String table) {
        return empty(ch, Layouts.VERSION_COLUMNS);
    }

    @Override
    public MetaResultSet getImportedKeys(ConnectionHandle ch, String catalog, String schema, String table) {
        return empty(ch, Layouts.FOREIGN_KEYS);
    }

    @Override
    public MetaResultSet getExportedKeys(ConnectionHandle ch, String catalog, String schema, String table) {
        return empty(ch, Layouts.FOREIGN_KEYS);
    }

    @Override
    public MetaResultSet getCrossReference(
            ConnectionHandle ch,
            String parentCatalog,
            String parentSchema,
            String parentTable,
            String foreignCatalog,
            String foreignSchema,
            String foreignTable) {
        return empty(ch, Layouts.FOREIGN_KEYS);
    }

    @Override
    public MetaResultSet getIndexInfo(
            ConnectionHandle ch, String catalog, String schema, String table, boolean unique, boolean approximate) {
        return empty(ch, Layouts.INDEXES);
    }

    @Override
    public MetaResultSet getUDTs(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat typeNamePattern, int[] types) {
        return empty(ch, Layouts.USER_TYPES);
    }

    @Override
    public MetaResultSet getSuperTypes(ConnectionHandle ch, String catalog, Pat schemaPattern, Pat typeNamePattern) {
        return empty(ch, Layouts.SUPER_TYPES);
    }

    @Override
    public MetaResultSet getSuperTables(ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern) {
        return empty(ch, Layouts.SUPER_TABLES);
    }

    @Override
    public MetaResultSet getAttributes(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat typeNamePattern, Pat attributeNamePattern) {
        return empty(ch, Layouts.ATTRIBUTES);
    }

    @Override
    public MetaResultSet getClientInfoProperties(ConnectionHandle ch) {
        return empty(ch, Layouts.CLIENT_INFO);
    }

    @Override
    public MetaResultSet getPseudoColumns(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern, Pat columnNamePattern) {
        return empty(ch, Layouts.PSEUDO_COLUMNS);
    }
}
