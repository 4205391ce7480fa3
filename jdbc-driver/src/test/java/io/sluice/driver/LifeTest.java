package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.BatchUpdateException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTimeoutException;
import java.sql.Statement;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** Cancelling, timeouts and closing, at every stage. */
@ParameterizedClass
@EnumSource(Reach.class)
class LifeTest {
    @RegisterExtension
    final Served served;

    LifeTest(Reach reach) {
        served = new Served(reach);
    }

    private static final int MOST_LOOKS = 1_000_000;

    /** Of an input that takes days, no row passes. */
    private static final String SILENT = "SELECT n FROM ticks WHERE n < 0";

    private Connection connection;
    private Statement statement;

    @BeforeEach
    void open() throws SQLException {
        connection = DriverManager.getConnection(served.url(""));
        statement = connection.createStatement();
        statement.execute("CREATE TABLE ticks (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000', "
                + "'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '1000000000')");
        statement.execute("CREATE TABLE nowhere (n BIGINT) WITH ('connector' = 'blackhole')");
    }

    @AfterEach
    void close() throws SQLException {
        connection.close();
    }

    private static CompletableFuture<SQLException> failing(CountDownLatch begun, SqlAction action) {
        return CompletableFuture.supplyAsync(() -> {
            begun.countDown();
            return assertThrows(SQLException.class, action::run);
        });
    }

    /** Something that throws. */
    private interface SqlAction {
        void run() throws SQLException;
    }

    @Test
    void cancelWakesWhoeverWaits() throws Exception {
        ResultSet rows = statement.executeQuery(SILENT);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<SQLException> reader = failing(begun, rows::next);
        begun.await();
        statement.cancel();
        assertEquals("57014", reader.get().getSQLState());
        assertEquals("57014", assertThrows(SQLException.class, rows::next).getSQLState());
    }

    @Test
    void cancelEndsAnInsertThatIsWaitedFor() throws Exception {
        statement.execute("SET 'table.dml-sync' = 'true'");
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<SQLException> writer =
                failing(begun, () -> statement.executeUpdate("INSERT INTO nowhere SELECT n FROM ticks"));
        begun.await();
        while (!writer.isDone()) {
            statement.cancel();
            Thread.onSpinWait();
        }
        assertEquals("57014", writer.get().getSQLState());
    }

    @Test
    void aCancelledStatementCanBeUsedAgain() throws SQLException {
        ResultSet rows = statement.executeQuery("SELECT n FROM ticks");
        assertTrue(rows.next());
        statement.cancel();
        assertThrows(SQLException.class, rows::next);
        ResultSet again = statement.executeQuery("SELECT 1");
        assertTrue(again.next());
        assertFalse(again.next());
        assertTrue(rows.isClosed());
    }

    @Test
    void aTimeoutEndsAQuery() throws SQLException {
        statement.setQueryTimeout(1);
        SQLException error = assertThrows(
                SQLException.class, () -> statement.executeQuery(SILENT).next());
        assertInstanceOf(SQLTimeoutException.class, error);
        assertEquals("57014", error.getSQLState());
    }

    @Test
    void aTimeoutEndsAPreparedInsert() throws SQLException {
        statement.execute("SET 'table.dml-sync' = 'true'");
        try (PreparedStatement insert =
                connection.prepareStatement("INSERT INTO nowhere SELECT n FROM ticks WHERE n > ?")) {
            insert.setLong(1, 0);
            insert.setQueryTimeout(1);
            assertInstanceOf(SQLTimeoutException.class, assertThrows(SQLException.class, insert::executeUpdate));
        }
    }

    @Test
    void closingTheConnectionEndsEverything() throws Exception {
        ResultSet rows = statement.executeQuery(SILENT);
        CountDownLatch begun = new CountDownLatch(1);
        CompletableFuture<SQLException> reader = failing(begun, rows::next);
        begun.await();
        connection.close();
        reader.get();
        assertTrue(statement.isClosed());
        assertTrue(connection.isClosed());
        assertFalse(connection.isValid(1));
        assertEquals(
                "08003",
                assertThrows(SQLException.class, connection::createStatement).getSQLState());
        assertEquals(
                "55000",
                assertThrows(SQLException.class, () -> statement.execute("SELECT 1"))
                        .getSQLState());
        assertEquals("55000", assertThrows(SQLException.class, rows::next).getSQLState());
        connection.close();
    }

    @Test
    void closedRowsEndTheirJob() throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT n FROM ticks")) {
            assertTrue(rows.next());
        }
        try (Statement other = connection.createStatement()) {
            String status = "";
            for (int looks = 0; !status.startsWith("CANCEL"); looks++) {
                assertTrue(looks < MOST_LOOKS, status);
                try (ResultSet jobs = other.executeQuery("SHOW JOBS")) {
                    assertTrue(jobs.next());
                    status = jobs.getString("status");
                }
            }
        }
    }

    @Test
    void whatRunsInTheBackgroundIsTold() throws SQLException {
        statement.execute("SET 'table.dml-sync' = 'false'");
        assertEquals(0, statement.executeUpdate("INSERT INTO nowhere SELECT n FROM ticks"));
        assertTrue(statement.getWarnings().getMessage().endsWith("runs in the background"));
        assertEquals("01000", statement.getWarnings().getSQLState());
        statement.executeQuery("SELECT 1");
        assertNull(statement.getWarnings());
    }

    @Test
    void severalStatementsOfOneConnection() throws SQLException {
        try (Statement other = connection.createStatement()) {
            ResultSet first = statement.executeQuery("SELECT n FROM ticks");
            ResultSet second = other.executeQuery("SELECT n FROM ticks");
            for (int i = 1; i <= 50; i++) {
                assertTrue(first.next() && second.next());
                assertEquals(i, first.getLong(1));
                assertEquals(i, second.getLong(1));
            }
        }
    }

    @Test
    void aBatchSaysHowFarItCame(@TempDir Path folder) throws SQLException {
        statement.addBatch("CREATE TABLE t (a INT) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '"
                + folder.resolve("t") + "')");
        statement.addBatch("INSERT INTO t VALUES (1), (2)");
        statement.addBatch("INSERT INTO missing VALUES (1)");
        BatchUpdateException error = assertThrows(BatchUpdateException.class, statement::executeBatch);
        assertEquals(2, error.getUpdateCounts()[1]);
        assertEquals(2, error.getUpdateCounts().length);
        assertEquals("42P01", error.getSQLState());
        assertEquals(
                "0A000", assertThrows(SQLException.class, connection::rollback).getSQLState());
        connection.rollback();
    }

    @Test
    void aQueryWhoseRowsChangeWithoutEndIsRefused() throws SQLException {
        String endless = "CREATE TABLE endless (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000')";
        statement.execute(endless);
        String changing = "SELECT n / 10 AS tens, COUNT(*) AS c FROM endless GROUP BY n / 10";
        SQLException error = assertThrows(SQLException.class, () -> statement.executeQuery(changing));
        assertEquals("0A000", error.getSQLState());
        assertTrue(error.getMessage().contains("resultMode=changelog"), error.getMessage());
        try (Connection changes = DriverManager.getConnection(served.url("?resultMode=changelog"));
                Statement reading = changes.createStatement()) {
            reading.execute(endless);
            ResultSet rows = reading.executeQuery(changing);
            assertEquals("op", rows.getMetaData().getColumnName(1));
            assertTrue(rows.next());
            assertEquals("+I", rows.getString("op"));
        }
    }
}
