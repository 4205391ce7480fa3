package io.sluice.driver.meta;

import io.sluice.core.session.ClientCatalog;
import io.sluice.core.session.ClientCatalog.Table;
import io.sluice.core.type.RowType;
import io.sluice.driver.meta.CatalogRows.Tables;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.calcite.avatica.Meta;

/** The part of {@link Meta} that says what there is: the results of {@link java.sql.DatabaseMetaData}. */
abstract class CatalogMeta implements Meta {
    /** What a connection's session can name now. */
    abstract ClientCatalog catalog(ConnectionHandle ch);

    /** A number for a statement that carries a result. */
    abstract int newStatement(ConnectionHandle ch);

    /** Of the engine. */
    abstract String version();

    private MetaResultSet result(ConnectionHandle ch, RowType columns, List<Object> rows) {
        Signature signature = Signatures.of("", columns, ZoneOffset.UTC);
        return MetaResultSet.create(ch.id, newStatement(ch), true, signature, new Frame(0, true, rows));
    }

    private MetaResultSet empty(ConnectionHandle ch, RowType columns) {
        return result(ch, columns, List.of());
    }

    @Override
    public Map<DatabaseProperty, Object> getDatabaseProperties(ConnectionHandle ch) {
        ClientCatalog catalog = catalog(ch);
        Map<DatabaseProperty, Object> properties = new EnumMap<>(DatabaseProperty.class);
        properties.put(DatabaseProperty.GET_S_Q_L_KEYWORDS, String.join(",", catalog.keywords()));
        properties.put(DatabaseProperty.GET_NUMERIC_FUNCTIONS, StandardFunctions.numeric(catalog));
        properties.put(DatabaseProperty.GET_STRING_FUNCTIONS, StandardFunctions.text(catalog));
        properties.put(DatabaseProperty.GET_SYSTEM_FUNCTIONS, StandardFunctions.system(catalog));
        properties.put(DatabaseProperty.GET_TIME_DATE_FUNCTIONS, StandardFunctions.time(catalog));
        properties.put(DatabaseProperty.GET_DATABASE_PRODUCT_VERSION, version());
        return properties;
    }

    @Override
    public MetaResultSet getCatalogs(ConnectionHandle ch) {
        return result(ch, Layouts.CATALOGS, CatalogRows.catalogs(catalog(ch)));
    }

    @Override
    public MetaResultSet getSchemas(ConnectionHandle ch, String catalog, Pat schemaPattern) {
        return result(ch, Layouts.SCHEMAS, CatalogRows.schemas(catalog(ch), catalog, schemaPattern.s));
    }

    @Override
    public MetaResultSet getTableTypes(ConnectionHandle ch) {
        return result(ch, Layouts.TABLE_TYPES, CatalogRows.tableTypes());
    }

    @Override
    public MetaResultSet getTables(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern, List<String> typeList) {
        Tables wanted = new Tables(catalog, schemaPattern.s, tableNamePattern.s);
        return result(ch, Layouts.TABLES, CatalogRows.tables(catalog(ch), wanted, typeList));
    }

    @Override
    public MetaResultSet getColumns(
            ConnectionHandle ch, String catalog, Pat schemaPattern, Pat tableNamePattern, Pat columnNamePattern) {
        Tables wanted = new Tables(catalog, schemaPattern.s, tableNamePattern.s);
        return result(ch, Layouts.COLUMNS, CatalogRows.columns(catalog(ch), wanted, columnNamePattern.s));
    }

    private static Predicate<Table> named(String catalog, String schema, String table) {
        Predicate<String> catalogs = NamePattern.exactly(catalog);
        Predicate<String> schemas = NamePattern.exactly(schema);
        Predicate<String> names = NamePattern.exactly(table);
        return t -> catalogs.test(t.path().catalog())
                && schemas.test(t.path().database())
                && names.test(t.path().name());
    }

    @Override
    public MetaResultSet getPrimaryKeys(ConnectionHandle ch, String catalog, String schema, String table) {
        List<Object> rows = CatalogRows.primaryKeys(catalog(ch), named(catalog, schema, table));
        return result(ch, Layouts.PRIMARY_KEYS, rows);
    }

    @Override
    public MetaResultSet getBestRowIdentifier(
            ConnectionHandle ch, String catalog, String schema, String table, int scope, boolean nullable) {
        return result(ch, Layouts.BEST_ROW, CatalogRows.bestRow(catalog(ch), named(catalog, schema, table)));
    }

    @Override
    public MetaResultSet getTypeInfo(ConnectionHandle ch) {
        return result(ch, Layouts.TYPES, TypeRows.all());
    }

    @Override
    public MetaResultSet getFunctions(ConnectionHandle ch, String catalog, Pat schemaPattern, Pat functionNamePattern) {
        Tables wanted = new Tables(catalog, schemaPattern.s, functionNamePattern.s);
        return result(ch, Layouts.FUNCTIONS, CatalogRows.functions(catalog(ch), wanted));
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
