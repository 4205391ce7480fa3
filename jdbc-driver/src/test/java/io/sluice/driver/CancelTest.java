package io.sluice.driver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Many cancels, at every stage, one after the other on one connection: afterwards no thread and no running job is left, and
 * the connection works. The long form: {@code -Dsluice.test.cancels=1000}.
 */
@ParameterizedClass
@EnumSource(Reach.class)
class CancelTest {
    private static final int CANCELS = Integer.getInteger("sluice.test.cancels", 200);
    private static final Set<String> ENDED = Set.of("CANCELED", "FINISHED");
    private static final int MOST_LOOKS = 100_000;

    /** When the statement is cancelled. */
    private enum Stage {
        BEFORE_THE_START,
        AT_ANY_TIME,
        WHILE_WAITING_FOR_A_ROW,
        AMONG_ROWS,
        AFTER_THE_END
    }

    @RegisterExtension
    final Served served;

    private final ExecutorService other = Executors.newSingleThreadExecutor();

    CancelTest(Reach reach) {
        served = new Served(reach);
    }

    @Test
    @Timeout(600)
    void nothingIsLeftBehind() throws Exception {
        try (Connection connection = DriverManager.getConnection(served.url(""));
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE ticks (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000', "
                            + "'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '1000000000')");
            for (int i = 0; i < CANCELS; i++) {
                cancel(statement, Stage.values()[i % Stage.values().length], i);
            }
            try (ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM (VALUES 1, 2)")) {
                assertTrue(rows.next());
                assertEquals(2, rows.getInt(1));
            }
            noJobRuns(connection);
        }
        other.shutdownNow();
        for (Thread thread : Thread.getAllStackTraces().keySet()) {
            if (thread.getName().startsWith("sluice-")) {
                thread.join();
            }
        }
    }

    private void cancel(Statement statement, Stage stage, int number) throws Exception {
        switch (stage) {
            case BEFORE_THE_START -> {
                statement.cancel();
                try (ResultSet rows = statement.executeQuery("SELECT 1")) {
                    assertTrue(rows.next());
                }
            }
            case AT_ANY_TIME -> atAnyTime(statement, number * 200);
            case WHILE_WAITING_FOR_A_ROW -> {
                ResultSet rows = statement.executeQuery("SELECT n FROM ticks WHERE n < 0");
                Future<SQLException> reader = other.submit(() -> assertThrows(SQLException.class, rows::next));
                statement.cancel();
                assertEquals("57014", reader.get().getSQLState());
            }
            case AMONG_ROWS -> {
                ResultSet rows = statement.executeQuery("SELECT n FROM ticks");
                assertTrue(rows.next());
                assertEquals(1, rows.getLong(1));
                statement.cancel();
                assertEquals(
                        "57014", assertThrows(SQLException.class, rows::next).getSQLState());
            }
            case AFTER_THE_END -> {
                ResultSet rows = statement.executeQuery("SELECT n FROM (VALUES 1, 2) AS t (n)");
                assertTrue(rows.next() && rows.next());
                assertFalse(rows.next());
                statement.cancel();
            }
        }
    }

    /** While it is sent, planned, started or read: whichever comes first. */
    private void atAnyTime(Statement statement, int spins) throws Exception {
        AtomicBoolean ended = new AtomicBoolean();
        Future<?> cancel = other.submit(() -> {
            for (int spin = 0; spin < spins && !ended.get(); spin++) {
                Thread.onSpinWait();
            }
            while (!ended.get()) {
                statement.cancel();
            }
            return null;
        });
        SQLException cancelled = assertThrows(SQLException.class, () -> {
            ResultSet rows = statement.executeQuery("SELECT n FROM ticks");
            for (long n = 1; rows.next(); n++) {
                assertEquals(n, rows.getLong(1));
            }
        });
        assertEquals("57014", cancelled.getSQLState(), cancelled.getMessage());
        ended.set(true);
        cancel.get();
    }

    private static void noJobRuns(Connection connection) throws SQLException {
        int running = 1;
        for (int looks = 0; running > 0; looks++) {
            assertTrue(looks < MOST_LOOKS, running + " jobs still run");
            running = 0;
            try (Statement statement = connection.createStatement();
                    ResultSet jobs = statement.executeQuery("SHOW JOBS")) {
                while (jobs.next()) {
                    running += ENDED.contains(jobs.getString("status")) ? 0 : 1;
                }
            }
        }
    }
}
