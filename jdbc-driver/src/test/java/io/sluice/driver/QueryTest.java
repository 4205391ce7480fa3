package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLSyntaxErrorException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Reach.class)
class QueryTest {
    @RegisterExtension
    final Served served;

    QueryTest(Reach reach) {
        served = new Served(reach);
    }

    private static final String COUNTER =
            "CREATE TABLE counter (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '100000', "
                    + "'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '1000000000')";
    private static final String SILENT = "CREATE TABLE silent (n BIGINT) WITH ('connector' = 'datagen', "
            + "'rows-per-second' = '1', 'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '1000')";

    @Test
    void rowsOfAQuery() throws SQLException {
        try (Connection connection = DriverManager.getConnection(served.url(""));
                Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT 1 AS a, 'x' AS B UNION ALL SELECT 2, CAST(NULL AS STRING)")) {
            List<String> seen = new ArrayList<>();
            while (rows.next()) {
                seen.add(rows.getInt("a") + rows.getString("b") + rows.wasNull());
            }
            assertEquals(List.of("1xfalse", "2nulltrue"), seen.stream().sorted().toList());
            assertFalse(rows.next());
            assertTrue(rows.isAfterLast());
        }
    }

    @Test
    void aStreamIsReadAsItComes() throws SQLException {
        try (Connection connection = DriverManager.getConnection(served.url(""));
                Statement statement = connection.createStatement()) {
            statement.execute(COUNTER);
            statement.setFetchSize(10);
            try (ResultSet rows = statement.executeQuery("SELECT n FROM counter")) {
                for (int i = 1; i <= 1000; i++) {
                    assertTrue(rows.next());
                    assertEquals(i, rows.getLong(1));
                }
                assertEquals(1000, rows.getRow());
            }
        }
    }

    @Test
    void aStreamWithoutARowYetDoesNotBlock() throws SQLException {
        try (Connection connection = DriverManager.getConnection(served.url(""));
                Statement statement = connection.createStatement()) {
            statement.execute(SILENT);
            ResultSet rows = statement.executeQuery("SELECT n FROM silent WHERE n < 0");
            assertTrue(rows.isBeforeFirst());
            statement.cancel();
            SQLException cancelled = assertThrows(SQLException.class, rows::next);
            assertEquals("57014", cancelled.getSQLState());
        }
    }

    @Test
    void maxRowsEndsAStream() throws SQLException {
        try (Connection connection = DriverManager.getConnection(served.url(""));
                Statement statement = connection.createStatement()) {
            statement.execute(COUNTER);
            statement.setMaxRows(3);
            try (ResultSet rows = statement.executeQuery("SELECT n FROM counter")) {
                int count = 0;
                while (rows.next()) {
                    count++;
                }
                assertEquals(3, count);
            }
        }
    }

    @Test
    void writtenRowsAreCounted(@TempDir Path folder) throws Exception {
        try (Connection connection = DriverManager.getConnection(served.url(""));
                Statement statement = connection.createStatement()) {
            assertFalse(statement.execute(
                    "CREATE TABLE t (a INT, b STRING) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '"
                            + folder.resolve("t") + "')"));
            assertEquals(3, statement.executeUpdate("INSERT INTO t VALUES (1, 'x'), (2, 'y'), (3, 'z')"));
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*), MAX(b) FROM t")) {
                assertTrue(rows.next());
                assertEquals(3, rows.getInt(1));
                assertEquals("z", rows.getString(2));
                assertFalse(rows.next());
            }
        }
        assertTrue(Files.isDirectory(folder.resolve("t")));
    }

    @Test
    void anErrorHasStateNumberAndPlace() throws SQLException {
        try (Connection connection = DriverManager.getConnection(served.url(""));
                Statement statement = connection.createStatement()) {
            SQLException error =
                    assertThrows(SQLException.class, () -> statement.executeQuery("SELECT *\nFROM nowhere"));
            assertInstanceOf(SQLSyntaxErrorException.class, error);
            assertEquals("42P01", error.getSQLState());
            assertEquals(2001, error.getErrorCode());
            assertEquals(
                    "SLC-2001 [42P01] 2:6: Table 'nowhere' not found\n  2 | FROM nowhere\n    |      ^^^^^^^\n"
                            + "HINT: no table has been created yet",
                    error.getMessage());
        }
    }
}
