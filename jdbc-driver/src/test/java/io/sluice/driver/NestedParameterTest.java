package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Struct;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** ARRAY, MAP, MULTISET and ROW as values of {@code ?}. */
@ParameterizedClass
@EnumSource(Reach.class)
class NestedParameterTest {
    @RegisterExtension
    final Served served;

    private Connection connection;

    NestedParameterTest(Reach reach) {
        served = new Served(reach);
    }

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(served.url(""));
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    /** The text of a parameter that is given back. */
    private String text(String type, Object value) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS " + type + ")")) {
            statement.setObject(1, value);
            try (ResultSet row = statement.executeQuery()) {
                assertTrue(row.next());
                String text = row.getString(1);
                assertFalse(row.next());
                return text;
            }
        }
    }

    @Test
    void everyClassThatStandsForOne() throws SQLException {
        assertEquals("[1, NULL, 3]", text("ARRAY<INT>", connection.createArrayOf("INT", new Object[] {1, null, 3L})));
        assertEquals("[1, 2]", text("ARRAY<BIGINT>", new long[] {1, 2}));
        assertEquals("[a, ]", text("ARRAY<STRING>", List.of("a", "")));
        assertEquals("[]", text("ARRAY<STRING>", new String[0]));
        assertEquals("{1=x, 2=NULL}", text("MAP<INT, STRING>", new java.util.HashMap<>(Map.of(1, "x")) {
            private static final long serialVersionUID = 1;

            {
                put(2, null);
            }
        }));
        assertEquals("(1, x)", text("ROW<a INT, b STRING>", new Object[] {1, "x"}));
        assertEquals("(1, NULL)", text("ROW<a INT, b STRING>", Arrays.asList(1, null)));
        Struct row = connection.createStruct("ROW<a INT, b STRING>", new Object[] {1, "x"});
        assertEquals("(1, x)", text("ROW<a INT, b STRING>", row));
        assertEquals("{a=2, b=1}", text("MULTISET<STRING>", List.of("a", "b", "a")));
        assertEquals("{a=2}", text("MULTISET<STRING>", Map.of("a", 2)));
        assertEquals(
                "[{1=[(2, x)]}]",
                text("ARRAY<MAP<INT, ARRAY<ROW<a INT, b STRING>>>>", List.of(Map.of(1, List.of(List.of(2, "x"))))));
        assertEquals(null, text("ARRAY<INT>", null));
    }

    @Test
    void nothingIsLost() throws SQLException {
        String type = "ROW<a BIGINT, b DECIMAL(38, 3), c DECIMAL(10, 2), d DOUBLE, e TIMESTAMP(6), f BYTES, g BOOLEAN,"
                + " h CHAR(3), i TIMESTAMP_LTZ(6), j FLOAT>";
        BigDecimal large = new BigDecimal("12345678901234567890123456789012345.678");
        LocalDateTime time = LocalDateTime.parse("2024-03-31T02:30:00.123456");
        java.time.Instant moment = java.time.Instant.parse("2024-07-01T10:00:00.000001Z");
        Object[] values = {
            Long.MIN_VALUE, large, new BigDecimal("1.25"), 0.1, time, new byte[] {0, -1}, true, "ab", moment, Float.NaN
        };
        try (PreparedStatement statement = connection.prepareStatement("SELECT CAST(? AS " + type + ")")) {
            statement.setObject(1, values);
            try (ResultSet row = statement.executeQuery()) {
                assertTrue(row.next());
                Object[] back = ((Struct) row.getObject(1)).getAttributes();
                assertEquals(Long.MIN_VALUE, back[0]);
                assertEquals(large, back[1]);
                assertEquals(new BigDecimal("1.25"), back[2]);
                assertEquals(0.1, back[3]);
                assertEquals(java.sql.Timestamp.valueOf(time), back[4]);
                assertArrayEquals(new byte[] {0, -1}, (byte[]) back[5]);
                assertEquals(true, back[6]);
                assertEquals("ab ", back[7]);
                assertEquals(moment, ((java.time.OffsetDateTime) back[8]).toInstant());
                assertEquals(Float.NaN, back[9]);
            }
        }
    }

    @Test
    void whereTheyStand() throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT x FROM (VALUES (1, ARRAY[1, 2]), (2, ARRAY[3])) AS t (x, a) WHERE a = ? ")) {
            statement.setArray(1, connection.createArrayOf("INT", new Object[] {1, 2}));
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(1, rows.getInt(1));
                assertFalse(rows.next());
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT x FROM (VALUES 6, 7, 8) AS t (x) WHERE ARRAY_CONTAINS(CAST(? AS ARRAY<INT>), x)")) {
            statement.setObject(1, new int[] {7, 8});
            try (ResultSet rows = statement.executeQuery()) {
                assertTrue(rows.next());
                assertEquals(7, rows.getInt(1));
                assertTrue(rows.next());
                assertEquals(8, rows.getInt(1));
                assertFalse(rows.next());
            }
        }
    }

    private void refused(String sqlState, String message, String type, Object value) {
        SQLException error = assertThrows(SQLException.class, () -> text(type, value));
        assertEquals(sqlState, error.getSQLState(), error.getMessage());
        assertTrue(error.getMessage().contains(message), error.getMessage());
    }

    @Test
    void whatDoesNotFitIsAnError() {
        refused("22023", "'1.5' is not a value of INT", "ARRAY<INT>", List.of(new BigDecimal("1.5")));
        refused("22023", "'abc' is not a value of VARCHAR(2)", "ARRAY<VARCHAR(2)>", List.of("abc"));
        refused("22023", "NULL is not a value of INT NOT NULL", "ARRAY<INT NOT NULL>", Arrays.asList(1, null));
        refused("22023", "1 values are no ROW", "ROW<a INT, b INT>", List.of(1));
        refused("07006", "java.lang.String cannot be a parameter of type ARRAY<INT>", "ARRAY<INT>", "[1]");
        refused("07006", "cannot be a parameter of type MAP<INT, INT>", "MAP<INT, INT>", List.of(1));
        refused("07006", "java.util.ImmutableCollections", "INT", List.of(1));
        assertEquals(
                "42704",
                assertThrows(SQLException.class, () -> connection.createArrayOf("INTT", new Object[0]))
                        .getSQLState());
    }
}
