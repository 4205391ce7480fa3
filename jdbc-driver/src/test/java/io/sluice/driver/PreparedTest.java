package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ParameterMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Reach.class)
class PreparedTest {
    @RegisterExtension
    final Served served;

    PreparedTest(Reach reach) {
        served = new Served(reach);
    }

    @TempDir
    Path folder;

    private Connection connection;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(served.url("?table.local-time-zone=Europe/Berlin"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t (id INT, name VARCHAR(5), price DECIMAL(10, 2), ts TIMESTAMP(6), "
                    + "moment TIMESTAMP_LTZ(6), d DATE, f DOUBLE, ok BOOLEAN, raw BYTES) WITH ("
                    + "'connector' = 'filesystem', 'format' = 'json', 'path' = '" + folder.resolve("t") + "')");
        }
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static final String INSERT = "INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)";

    private void insert() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setInt(1, 1);
            insert.setString(2, "one");
            insert.setBigDecimal(3, new BigDecimal("1.25"));
            insert.setTimestamp(4, Timestamp.valueOf("2024-01-02 03:04:05.000006"));
            insert.setTimestamp(5, Timestamp.from(Instant.parse("2024-07-01T10:00:00.000001Z")));
            insert.setObject(6, LocalDate.parse("2024-01-02"));
            insert.setDouble(7, 0.1);
            insert.setBoolean(8, true);
            insert.setBytes(9, new byte[] {1, 2});
            assertEquals(1, insert.executeUpdate());
            insert.setInt(1, 2);
            for (int i = 2; i <= 9; i++) {
                insert.setNull(i, Types.NULL);
            }
            assertEquals(1, insert.executeUpdate());
        }
    }

    @Test
    void valuesComeBackAsTheyWentIn() throws SQLException {
        insert();
        try (PreparedStatement select = connection.prepareStatement("SELECT * FROM t WHERE id = ?")) {
            select.setInt(1, 1);
            try (ResultSet row = select.executeQuery()) {
                assertTrue(row.next());
                assertEquals("one", row.getString("name"));
                assertEquals(new BigDecimal("1.25"), row.getBigDecimal("price"));
                assertEquals(
                        LocalDateTime.parse("2024-01-02T03:04:05.000006"), row.getObject("ts", LocalDateTime.class));
                assertEquals(Instant.parse("2024-07-01T10:00:00.000001Z"), row.getObject("moment", Instant.class));
                assertEquals(LocalDate.parse("2024-01-02"), row.getObject("d", LocalDate.class));
                assertEquals(0.1, row.getDouble("f"));
                assertTrue(row.getBoolean("ok"));
                assertEquals(2, row.getBytes("raw").length);
            }
            select.setInt(1, 2);
            try (ResultSet row = select.executeQuery()) {
                assertTrue(row.next());
                assertNull(row.getString("name"));
                assertNull(row.getTimestamp("ts"));
            }
        }
    }

    private int count(String condition, Object... values) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("SELECT id FROM t WHERE " + condition)) {
            for (int i = 0; i < values.length; i++) {
                select.setObject(i + 1, values[i]);
            }
            int count = 0;
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    count++;
                }
            }
            return count;
        }
    }

    @Test
    void parametersStandWhereValuesDo() throws SQLException {
        insert();
        assertEquals(1, count("name = ?", "one"));
        assertEquals(0, count("name = ?", "one-and-longer"));
        assertEquals(1, count("price BETWEEN ? AND ?", 1, "1.25"));
        assertEquals(1, count("ts = ?", LocalDateTime.parse("2024-01-02T03:04:05.000006")));
        assertEquals(1, count("moment = ?", Instant.parse("2024-07-01T10:00:00.000001Z")));
        assertEquals(1, count("moment = ?", "2024-07-01 12:00:00.000001"));
        assertEquals(1, count("d > ?", java.sql.Date.valueOf("2024-01-01")));
        assertEquals(1, count("name LIKE ?", "o%"));
        assertEquals(2, count("id IN (?, ?)", 1, 2L));
        assertEquals(0, count("id = ?", (Object) null));
        assertEquals(1, count("ok = ?", true));
        assertEquals(1, count("id IN (SELECT id FROM t WHERE name = ?)", "one"));
        assertEquals(1, count("TRUE LIMIT ?", 1));
    }

    @Test
    void aValueThatDoesNotFitIsAnError() throws SQLException {
        SQLException half = assertThrows(SQLException.class, () -> count("id = ?", new BigDecimal("1.5")));
        assertEquals("22023", half.getSQLState());
        assertTrue(half.getMessage().contains("Parameter 1: '1.5' is not a value of INT"), half.getMessage());
        assertEquals(
                "22003",
                assertThrows(SQLException.class, () -> count("id = ?", 3_000_000_000L))
                        .getSQLState());
        assertEquals(
                "22008",
                assertThrows(
                                SQLException.class,
                                () -> count("ts = ?", LocalDateTime.parse("2024-01-02T03:04:05.000000007")))
                        .getSQLState());
        assertEquals(
                "07001",
                assertThrows(SQLException.class, () -> count("id = ? AND name = ?", 1))
                        .getSQLState());
    }

    @Test
    void parametersAreDescribed() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT name, price FROM t WHERE id = ? AND moment < ? AND price * CAST(? AS DECIMAL(4, 1)) > 1")) {
            ParameterMetaData parameters = statement.getParameterMetaData();
            assertEquals(3, parameters.getParameterCount());
            assertEquals(Types.INTEGER, parameters.getParameterType(1));
            assertEquals("INTEGER", parameters.getParameterTypeName(1));
            assertEquals(Types.TIMESTAMP_WITH_TIMEZONE, parameters.getParameterType(2));
            assertEquals(Types.DECIMAL, parameters.getParameterType(3));
            assertEquals(2, statement.getMetaData().getColumnCount());
            assertEquals("VARCHAR", statement.getMetaData().getColumnTypeName(1));
        }
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO t (price, id) SELECT ?, id + ? FROM t")) {
            assertNull(statement.getMetaData());
            ParameterMetaData parameters = statement.getParameterMetaData();
            assertEquals(Types.DECIMAL, parameters.getParameterType(1));
            assertEquals(Types.INTEGER, parameters.getParameterType(2));
        }
    }

    @Test
    void aParameterWithoutATypeIsAnError() {
        SQLException error = assertThrows(SQLException.class, () -> connection.prepareStatement("SELECT ?"));
        assertTrue(error.getMessage().contains("1:8"), error.getMessage());
        assertTrue(error.getMessage().contains("CAST(? AS"), error.getMessage());
        assertEquals("42", error.getSQLState().substring(0, 2));
    }

    @Test
    void aBatchIsCarriedOutRowByRow() throws SQLException {
        try (PreparedStatement insert = connection.prepareStatement("INSERT INTO t (id, name) VALUES (?, ?)")) {
            for (int i = 0; i < 3; i++) {
                insert.setInt(1, i);
                insert.setString(2, "n" + i);
                insert.addBatch();
            }
            assertEquals(3, insert.executeBatch().length);
        }
        assertEquals(3, count("name LIKE ?", "n_"));
    }

    @Test
    void aQuestionMarkWithoutPreparationIsAnError() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            SQLException error =
                    assertThrows(SQLException.class, () -> statement.executeQuery("SELECT id FROM t WHERE id = ?"));
            assertEquals("22023", error.getSQLState());
            assertTrue(error.getMessage().contains("The parameter (?) has no value"), error.getMessage());
        }
    }
}
