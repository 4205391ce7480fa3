package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.sql.Array;
import java.sql.Connection;
import java.sql.Date;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Struct;
import java.sql.Time;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.Map;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

@ParameterizedClass
@EnumSource(Reach.class)
class TypesTest {
    @RegisterExtension
    final Served served;

    TypesTest(Reach reach) {
        served = new Served(reach);
    }

    private static final String BERLIN = "?table.local-time-zone=Europe/Berlin";

    /** Looks at the one row of a query. */
    private interface Look {
        void at(ResultSet row) throws SQLException;
    }

    private void look(String url, String sql, Look look) throws SQLException {
        try (Connection connection = DriverManager.getConnection(served.url(url));
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            assertTrue(rows.next());
            look.at(rows);
        }
    }

    private void look(String sql, Look look) throws SQLException {
        look("", sql, look);
    }

    @Test
    void numbers() throws SQLException {
        look(
                "SELECT CAST(-128 AS TINYINT), CAST(7 AS SMALLINT), 2147483647, 9223372036854775807, "
                        + "CAST(0.1 AS FLOAT), CAST(0.1 AS DOUBLE), "
                        + "CAST('12345678901234567890123456789012345.678' AS DECIMAL(38, 3)), CAST(-1.50 AS DECIMAL(10, 2))",
                row -> {
                    assertEquals(-128, row.getByte(1));
                    assertEquals(-128, row.getObject(1));
                    assertEquals(7, row.getObject(2));
                    assertEquals(Integer.MAX_VALUE, row.getObject(3));
                    assertEquals(Long.MAX_VALUE, row.getObject(4));
                    assertEquals(
                            "22003",
                            assertThrows(SQLException.class, () -> row.getInt(4))
                                    .getSQLState());
                    assertEquals(0.1f, row.getObject(5));
                    assertEquals(0.1, row.getObject(6));
                    assertEquals(new BigDecimal("0.1"), row.getBigDecimal(5));
                    assertEquals(new BigDecimal("12345678901234567890123456789012345.678"), row.getObject(7));
                    assertEquals(new BigDecimal("-1.50"), row.getBigDecimal(8));
                    assertEquals("-1.50", row.getString(8));
                    assertEquals(-1, row.getInt(8));
                    assertEquals(
                            "22023",
                            assertThrows(SQLException.class, () -> row.getInt(9))
                                    .getSQLState());
                    assertEquals(
                            "42703",
                            assertThrows(SQLException.class, () -> row.getInt("x"))
                                    .getSQLState());
                });
    }

    @Test
    void notANumber() throws SQLException {
        look("SELECT CAST('NaN' AS DOUBLE), CAST('Infinity' AS FLOAT)", row -> {
            assertTrue(Double.isNaN(row.getDouble(1)));
            assertEquals(Float.POSITIVE_INFINITY, row.getObject(2));
            assertEquals("NaN", row.getString(1));
            assertEquals(
                    "22003",
                    assertThrows(SQLException.class, () -> row.getBigDecimal(1)).getSQLState());
        });
    }

    @Test
    void zeroKeepsItsSign() throws SQLException {
        look("SELECT CAST('-0.0' AS DOUBLE), CAST('-0.0' AS FLOAT), 0E0", row -> {
            assertEquals(-0.0, row.getObject(1));
            assertEquals(-0.0f, row.getObject(2));
            assertEquals("-0.0", row.getString(1));
            assertEquals(0.0, row.getObject(3));
        });
    }

    @Test
    void textBooleansAndBytes() throws SQLException {
        look("SELECT 'grün', TRUE, X'0aff', CAST('ab' AS CHAR(3)), '42', CAST(NULL AS INT)", row -> {
            assertEquals("grün", row.getString(1));
            assertEquals(true, row.getObject(2));
            assertEquals("TRUE", row.getString(2));
            assertArrayEquals(new byte[] {10, -1}, row.getBytes(3));
            assertEquals("x'0aff'", row.getString(3));
            assertEquals("ab ", row.getString(4));
            assertEquals(42, row.getInt(5));
            assertEquals(
                    "22018",
                    assertThrows(SQLException.class, () -> row.getInt(1)).getSQLState());
            assertEquals(0, row.getInt(6));
            assertTrue(row.wasNull());
            assertNull(row.getObject(6));
            assertNull(row.getObject(6, Integer.class));
        });
    }

    @Test
    void microsecondsAreKept() throws SQLException {
        look(
                BERLIN,
                "SELECT TIMESTAMP '2024-03-31 02:30:00.123456', TIME '12:34:56.789', DATE '1500-01-02', "
                        + "CAST(TIMESTAMP '2024-07-01 12:00:00.000001' AS TIMESTAMP_LTZ(6))",
                row -> {
                    LocalDateTime time = LocalDateTime.parse("2024-03-31T02:30:00.123456");
                    assertEquals(time, row.getObject(1, LocalDateTime.class));
                    assertEquals(Timestamp.valueOf(time), row.getTimestamp(1));
                    assertEquals(Timestamp.valueOf(time), row.getObject(1));
                    assertEquals("2024-03-31 02:30:00.123456", row.getString(1));
                    assertEquals(
                            "07006",
                            assertThrows(SQLException.class, () -> row.getObject(1, Instant.class))
                                    .getSQLState());
                    assertEquals(LocalTime.parse("12:34:56.789"), row.getObject(2, LocalTime.class));
                    assertEquals(
                            Time.valueOf("12:34:56").getTime() + 789,
                            row.getTime(2).getTime());
                    assertEquals(LocalDate.parse("1500-01-02"), row.getObject(3, LocalDate.class));
                    assertEquals(Date.valueOf("1500-01-02"), row.getDate(3));
                    assertEquals("1500-01-02", row.getDate(3).toString());
                    Instant instant = Instant.parse("2024-07-01T10:00:00.000001Z");
                    assertEquals(instant, row.getObject(4, Instant.class));
                    assertEquals(Timestamp.from(instant), row.getTimestamp(4));
                    assertEquals(OffsetDateTime.parse("2024-07-01T12:00:00.000001+02:00"), row.getObject(4));
                    assertEquals(instant.atZone(ZoneId.of("Europe/Berlin")), row.getObject(4, ZonedDateTime.class));
                    assertEquals(
                            LocalDateTime.parse("2024-07-01T12:00:00.000001"), row.getObject(4, LocalDateTime.class));
                    assertEquals("2024-07-01 12:00:00.000001", row.getString(4));
                });
    }

    @Test
    void aCalendarSaysWhichZoneIsMeant() throws SQLException {
        Calendar newYork = Calendar.getInstance(TimeZone.getTimeZone("America/New_York"));
        look("SELECT TIMESTAMP '2024-07-01 12:00:00.5', DATE '2024-07-01'", row -> {
            Timestamp time = row.getTimestamp(1, newYork);
            assertEquals(Instant.parse("2024-07-01T16:00:00.5Z"), time.toInstant());
            assertEquals(
                    Instant.parse("2024-07-01T04:00:00Z"),
                    Instant.ofEpochMilli(row.getDate(2, newYork).getTime()));
        });
        look("?timeZone=America/New_York", "SELECT TIMESTAMP '2024-07-01 12:00:00'", row -> {
            assertEquals(
                    Instant.parse("2024-07-01T16:00:00Z"), row.getTimestamp(1).toInstant());
        });
    }

    @Test
    void theZoneOfTheSessionIsThatOfTheMoment() throws SQLException {
        try (Connection connection = DriverManager.getConnection(served.url(BERLIN));
                Statement statement = connection.createStatement()) {
            String sql = "SELECT TO_TIMESTAMP_LTZ(0, 3)";
            ResultSet before = statement.executeQuery(sql);
            assertTrue(before.next());
            assertEquals("1970-01-01 01:00:00.000", before.getString(1));
            statement.execute("SET 'table.local-time-zone' = 'Asia/Tokyo'");
            ResultSet after = statement.executeQuery(sql);
            assertTrue(after.next());
            assertEquals("1970-01-01 09:00:00.000", after.getString(1));
            assertEquals(Instant.EPOCH, after.getTimestamp(1).toInstant());
        }
    }

    @Test
    void nestedValues() throws SQLException {
        look(
                "SELECT ARRAY[1, CAST(NULL AS INT), 3], MAP['b', 2.50, 'a', 1.25], ROW(1, 'x', DATE '2024-01-02'), "
                        + "ARRAY[ARRAY['p'], ARRAY['q', 'r']], ARRAY[TIMESTAMP '2024-01-02 03:04:05.000006']",
                row -> {
                    Array array = row.getArray(1);
                    assertArrayEquals(new Integer[] {1, null, 3}, (Integer[]) array.getArray());
                    assertEquals(Types.INTEGER, array.getBaseType());
                    assertEquals("[1, NULL, 3]", row.getString(1));
                    assertEquals(Map.of("a", new BigDecimal("1.25"), "b", new BigDecimal("2.50")), row.getObject(2));
                    assertEquals("{a=1.25, b=2.50}", row.getString(2));
                    Struct struct = (Struct) row.getObject(3);
                    assertArrayEquals(new Object[] {1, "x", Date.valueOf("2024-01-02")}, struct.getAttributes());
                    assertEquals("(1, x, 2024-01-02)", row.getString(3));
                    assertEquals("[[p], [q, r]]", row.getString(4));
                    assertEquals(2, row.getObject(4, List.class).size());
                    assertEquals(
                            Timestamp.valueOf("2024-01-02 03:04:05.000006"),
                            ((Object[]) row.getArray(5).getArray())[0]);
                });
    }

    @Test
    void intervals() throws SQLException {
        look("SELECT INTERVAL '1-2' YEAR TO MONTH, INTERVAL '1 02:03:04.005' DAY TO SECOND", row -> {
            assertEquals(Period.ofMonths(14), row.getObject(1));
            assertEquals(Duration.parse("P1DT2H3M4.005S"), row.getObject(2));
        });
    }

    @Test
    void columnsAreDescribed() throws SQLException {
        look(
                BERLIN,
                "SELECT CAST(1 AS DECIMAL(10, 2)) AS d, 'x' AS s, TO_TIMESTAMP_LTZ(0, 3) AS t, ARRAY[1] AS a, MAP['k', 1] AS m",
                row -> {
                    var columns = row.getMetaData();
                    assertEquals(5, columns.getColumnCount());
                    assertEquals("d", columns.getColumnLabel(1));
                    assertEquals(Types.DECIMAL, columns.getColumnType(1));
                    assertEquals("DECIMAL", columns.getColumnTypeName(1));
                    assertEquals(10, columns.getPrecision(1));
                    assertEquals(2, columns.getScale(1));
                    assertEquals("java.math.BigDecimal", columns.getColumnClassName(1));
                    assertEquals("VARCHAR", columns.getColumnTypeName(2));
                    assertEquals(Types.TIMESTAMP_WITH_TIMEZONE, columns.getColumnType(3));
                    assertEquals("TIMESTAMP_LTZ", columns.getColumnTypeName(3));
                    assertEquals(Types.ARRAY, columns.getColumnType(4));
                    assertEquals("ARRAY<INT NOT NULL>", columns.getColumnTypeName(4));
                    assertEquals(Types.JAVA_OBJECT, columns.getColumnType(5));
                });
    }
}
