package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Reach.class)
class MetaDataTest {
    @RegisterExtension
    final Served served;

    MetaDataTest(Reach reach) {
        served = new Served(reach);
    }

    private Connection connection;
    private DatabaseMetaData metaData;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(served.url(""));
        metaData = connection.getMetaData();
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE a_b (id BIGINT COMMENT 'the key', name VARCHAR(20), price DECIMAL(10, 2) NOT NULL, "
                            + "ts TIMESTAMP_LTZ(3), tags ARRAY<STRING>, doubled AS id * 2, CONSTRAINT pk PRIMARY KEY (name, id) NOT ENFORCED) "
                            + "COMMENT 'a table' WITH ('connector' = 'datagen', 'number-of-rows' = '1');"
                            + "CREATE TABLE axb (n INT) WITH ('connector' = 'blackhole');"
                            + "CREATE VIEW `v%` AS SELECT n FROM axb;"
                            + "CREATE DATABASE other;"
                            + "CREATE TABLE other.a_b (n INT) WITH ('connector' = 'blackhole')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static List<String> rows(ResultSet rows, String... columns) throws SQLException {
        List<String> seen = new ArrayList<>();
        try (rows) {
            while (rows.next()) {
                List<String> cells = new ArrayList<>();
                for (String column : columns) {
                    cells.add(rows.getString(column));
                }
                seen.add(String.join("|", cells));
            }
        }
        return seen;
    }

    private List<String> tables(String catalog, String schema, String name, String... types) throws SQLException {
        String[] wanted = types.length == 0 ? null : types;
        return rows(metaData.getTables(catalog, schema, name, wanted), "TABLE_SCHEM", "TABLE_NAME", "TABLE_TYPE");
    }

    @Test
    void tablesByPatternAndType() throws SQLException {
        assertEquals(
                List.of(
                        "default_database|a_b|TABLE",
                        "default_database|axb|TABLE",
                        "other|a_b|TABLE",
                        "default_database|v%|VIEW"),
                tables(null, null, null, "TABLE", "VIEW"));
        assertEquals(List.of("sluice_system|jobs|SYSTEM TABLE"), tables(null, null, "jobs"));
        assertEquals(List.of("default_database|v%|VIEW"), tables(null, "%", "%", "VIEW"));
        assertEquals(
                List.of("default_database|a_b|TABLE", "default_database|axb|TABLE"), tables(null, "default%", "a_b"));
        assertEquals(List.of("default_database|a_b|TABLE"), tables("default_catalog", "default\\_database", "a\\_b"));
        assertEquals(List.of("default_database|v%|VIEW"), tables(null, null, "v\\%"));
        assertEquals(List.of(), tables("nowhere", null, null));
        assertEquals(List.of(), tables(null, null, "A_B"));
        assertEquals(
                List.of("MATERIALIZED VIEW", "SYSTEM TABLE", "TABLE", "VIEW"),
                rows(metaData.getTableTypes(), "TABLE_TYPE"));
    }

    @Test
    void catalogsAndSchemas() throws SQLException {
        assertEquals(List.of("default_catalog"), rows(metaData.getCatalogs(), "TABLE_CAT"));
        assertEquals(
                List.of(
                        "INFORMATION_SCHEMA|default_catalog",
                        "default_database|default_catalog",
                        "other|default_catalog",
                        "sluice_system|default_catalog"),
                rows(metaData.getSchemas(), "TABLE_SCHEM", "TABLE_CATALOG"));
        assertEquals(List.of("other"), rows(metaData.getSchemas(null, "o%"), "TABLE_SCHEM"));
        assertEquals("default_database", connection.getSchema());
        connection.setSchema("other");
        assertEquals("other", connection.getSchema());
        assertEquals("default_catalog", connection.getCatalog());
    }

    @Test
    void columns() throws SQLException {
        assertEquals(
                List.of(
                        "id|-5|BIGINT|19|0|0|the key|1|NO|NO",
                        "name|12|VARCHAR|20|null|0|null|2|NO|NO",
                        "price|3|DECIMAL|10|2|0|null|3|NO|NO",
                        "ts|2014|TIMESTAMP_LTZ|23|3|1|null|4|YES|NO",
                        "tags|2003|ARRAY<STRING>|0|null|1|null|5|YES|NO",
                        "doubled|-5|BIGINT|19|0|0|null|6|NO|YES"),
                rows(
                        metaData.getColumns(null, "default_database", "a\\_b", "%"),
                        "COLUMN_NAME",
                        "DATA_TYPE",
                        "TYPE_NAME",
                        "COLUMN_SIZE",
                        "DECIMAL_DIGITS",
                        "NULLABLE",
                        "REMARKS",
                        "ORDINAL_POSITION",
                        "IS_NULLABLE",
                        "IS_GENERATEDCOLUMN"));
        assertEquals(
                24, metaData.getColumns(null, null, null, null).getMetaData().getColumnCount());
    }

    @Test
    void keys() throws SQLException {
        assertEquals(
                List.of("id|2|pk", "name|1|pk"),
                rows(metaData.getPrimaryKeys(null, "default_database", "a_b"), "COLUMN_NAME", "KEY_SEQ", "PK_NAME"));
        assertEquals(
                List.of("id", "name"),
                rows(
                        metaData.getBestRowIdentifier(
                                null, "default_database", "a_b", DatabaseMetaData.bestRowSession, true),
                        "COLUMN_NAME"));
    }

    @Test
    void typesAndFunctions() throws SQLException {
        List<String> types = rows(metaData.getTypeInfo(), "TYPE_NAME", "DATA_TYPE");
        assertTrue(types.contains("DECIMAL|3"), types.toString());
        assertTrue(types.contains("TIMESTAMP_LTZ|2014"), types.toString());
        assertEquals(List.of("UPPER"), rows(metaData.getFunctions(null, null, "UPPER"), "FUNCTION_NAME"));
        assertTrue(List.of(metaData.getStringFunctions().split(",")).contains("UPPER"));
        assertTrue(List.of(metaData.getSQLKeywords().split(",")).contains("SELECT"));
    }

    /** Every method answers, and every result set has columns. */
    @Test
    void everyMethodAnswers() throws SQLException {
        Map<Class<?>, Object> values =
                Map.of(int.class, 1004, boolean.class, false, Class.class, DatabaseMetaData.class);
        List<String> failures = new ArrayList<>();
        for (Method method : DatabaseMetaData.class.getMethods()) {
            Object[] arguments = new Object[method.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = values.get(method.getParameterTypes()[i]);
            }
            try {
                if (method.invoke(metaData, arguments) instanceof ResultSet rows) {
                    assertTrue(rows.getMetaData().getColumnCount() > 0, method.getName());
                    rows.next();
                    rows.close();
                }
            } catch (InvocationTargetException e) {
                failures.add(method.getName() + ": " + e.getCause());
            } catch (IllegalAccessException e) {
                throw new AssertionError(e);
            }
        }
        assertEquals(List.of(), failures);
    }

    @Test
    void whatItIs() throws SQLException {
        assertEquals("Sluice", metaData.getDatabaseProductName());
        assertEquals("`", metaData.getIdentifierQuoteString());
        assertEquals("\\", metaData.getSearchStringEscape());
        assertEquals(served.url(""), metaData.getURL());
        assertFalse(metaData.supportsTransactions());
        assertTrue(metaData.supportsMixedCaseIdentifiers());
        assertEquals(4, metaData.getJDBCMajorVersion());
    }
}
