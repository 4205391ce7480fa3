package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.driver.meta.SluiceMeta;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The same driver against a {@link SluiceMeta} behind HTTP and JSON: nothing is lost on the way. */
class RemoteTest {
    @RegisterExtension
    final Served served = new Served(Reach.REMOTE);

    private String url;

    @BeforeEach
    void findOut() {
        url = served.url("");
    }

    @Test
    void valuesOfEveryKind() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + "?table.local-time-zone=Europe/Berlin");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT 9223372036854775807 AS big, "
                        + "CAST('12345678901234567890123456789012345.678' AS DECIMAL(38, 3)), "
                        + "CAST(1.25 AS DECIMAL(10, 2)), CAST('NaN' AS DOUBLE), X'00ff', "
                        + "TIMESTAMP '2024-03-31 02:30:00.123456', "
                        + "CAST(TIMESTAMP '2024-07-01 12:00:00.000001' AS TIMESTAMP_LTZ(6)), "
                        + "MAP['k', ARRAY[1, 2]], ROW(1, 'x'), CAST(NULL AS STRING), 'grün'")) {
            assertTrue(row.next());
            assertEquals(Long.MAX_VALUE, row.getLong("big"));
            assertEquals(new BigDecimal("12345678901234567890123456789012345.678"), row.getBigDecimal(2));
            assertEquals(new BigDecimal("1.25"), row.getObject(3));
            assertTrue(Double.isNaN(row.getDouble(4)));
            assertArrayEquals(new byte[] {0, -1}, row.getBytes(5));
            assertEquals(LocalDateTime.parse("2024-03-31T02:30:00.123456"), row.getObject(6, LocalDateTime.class));
            assertEquals(Instant.parse("2024-07-01T10:00:00.000001Z"), row.getObject(7, Instant.class));
            assertEquals("2024-07-01 12:00:00.000001", row.getString(7));
            assertEquals("{k=[1, 2]}", row.getString(8));
            assertEquals("(1, x)", row.getString(9));
            assertEquals(null, row.getString(10));
            assertTrue(row.wasNull());
            assertEquals("grün", row.getString(11));
            assertFalse(row.next());
        }
    }

    @Test
    void errorsHaveStateAndPlace() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            SQLException error =
                    assertThrows(SQLException.class, () -> statement.executeQuery("SELECT * FROM nowhere"));
            assertEquals("42P01", error.getSQLState());
            assertEquals(2001, error.getErrorCode());
            assertTrue(error.getMessage().startsWith("SLC-2001 [42P01] 1:15: "), error.getMessage());
        }
        assertEquals(
                "42704",
                assertThrows(SQLException.class, () -> DriverManager.getConnection(url + "?nonsense=1"))
                        .getSQLState());
    }

    @Test
    void parametersAndSchemas() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url + "/default_catalog/default_database")) {
            assertEquals("default_database", connection.getSchema());
            try (PreparedStatement statement = connection.prepareStatement(
                    "SELECT x, y FROM (VALUES (1, TIMESTAMP '2024-01-02 03:04:05.000006')) AS t (x, y) WHERE x = ? AND y = ?")) {
                statement.setInt(1, 1);
                statement.setObject(2, LocalDateTime.parse("2024-01-02T03:04:05.000006"));
                try (ResultSet rows = statement.executeQuery()) {
                    assertTrue(rows.next());
                }
            }
            try (Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE t (a INT) WITH ('connector' = 'blackhole')");
                assertEquals(2, statement.executeUpdate("INSERT INTO t VALUES (1), (2)"));
            }
            try (ResultSet columns = connection.getMetaData().getColumns(null, null, "t", null)) {
                assertTrue(columns.next());
                assertEquals("a", columns.getString("COLUMN_NAME"));
            }
            assertTrue(connection.isValid(1));
        }
    }

    @Test
    void aStreamCanBeCancelled() throws SQLException {
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE s (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000')");
            try (ResultSet rows = statement.executeQuery("SELECT n FROM s")) {
                assertTrue(rows.next());
                statement.cancel();
                assertEquals(
                        "57014",
                        assertThrows(SQLException.class, () -> {
                                    while (rows.next()) {
                                        // What has come already may still be read.
                                    }
                                })
                                .getSQLState());
            }
            statement.setQueryTimeout(1);
            assertThrows(SQLTimeoutException.class, () -> statement
                    .executeQuery("SELECT n FROM s WHERE n IS NULL")
                    .next());
        }
    }
}
