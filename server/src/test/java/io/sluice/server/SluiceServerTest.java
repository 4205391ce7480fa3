package io.sluice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.time.Clock;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** A server as drivers meet it: sessions, their limits and their end. */
class SluiceServerTest {
    private static final int MOST_LOOKS = 100_000;

    private final AtomicLong nanos = new AtomicLong();
    private final Clock clock = new Clock() {
        @Override
        public long millis() {
            return nanos.get() / 1_000_000;
        }

        @Override
        public long nanos() {
            return nanos.get();
        }
    };

    @Test
    void aDriverConnects() throws SQLException {
        try (TestServer server = new TestServer(Map.of());
                Connection connection = server.connect()) {
            assertEquals("2\n", TestServer.column(connection, "SELECT 1 + 1"));
        }
    }

    @Test
    void sessionsShareTheCatalogButNotWhatIsTemporary() throws SQLException {
        try (TestServer server = new TestServer(Map.of());
                Connection one = server.connect();
                Connection two = server.connect();
                Statement statement = one.createStatement()) {
            statement.execute("CREATE TABLE seen (a INT) WITH ('connector' = 'blackhole')");
            statement.execute("CREATE TEMPORARY TABLE hidden (a INT) WITH ('connector' = 'blackhole')");
            assertEquals("seen\n", TestServer.column(two, "SHOW TABLES"));
        }
    }

    @Test
    void idleSessionsAreEnded() throws SQLException {
        try (TestServer server = new TestServer(
                        Map.of("server.session.idle-timeout", "10 min", "server.session.max", "1"),
                        clock,
                        Optional.empty());
                Connection idle = server.connect()) {
            nanos.addAndGet(Duration.ofMinutes(9).toNanos());
            server.server().reap();
            assertEquals("1\n", TestServer.column(idle, "SELECT 1"));
            nanos.addAndGet(Duration.ofMinutes(10).toNanos());
            assertThrows(SQLException.class, server::connect);
            server.server().reap();
            // Not reopened in silence: what SET and CREATE TEMPORARY did is gone.
            SQLException ended = assertThrows(SQLException.class, () -> TestServer.column(idle, "SELECT 1"));
            assertEquals("08003", ended.getSQLState(), ended.getMessage());
            try (Connection next = server.connect()) {
                assertEquals("1\n", TestServer.column(next, "SELECT 1"));
            }
        }
    }

    @Test
    void sessionsAndStatementsAreCounted() throws SQLException {
        try (TestServer server = new TestServer(Map.of("server.session.max", "1", "server.statement.max", "1"));
                Connection connection = server.connect();
                Statement first = connection.createStatement();
                Statement second = connection.createStatement()) {
            assertEquals(
                    "53300", assertThrows(SQLException.class, server::connect).getSQLState());
            first.execute("CREATE TABLE endless (n BIGINT) WITH ('connector' = 'datagen')");
            try (ResultSet rows = first.executeQuery("SELECT n FROM endless")) {
                assertTrue(rows.next());
                assertEquals(
                        "53400",
                        assertThrows(SQLException.class, () -> second.executeQuery("SELECT 1"))
                                .getSQLState());
            }
            try (ResultSet rows = second.executeQuery("SELECT 1")) {
                assertTrue(rows.next());
            }
        }
    }

    @Test
    void longRequestsAreRefused() throws SQLException {
        try (TestServer server = new TestServer(Map.of("server.request.max-size", "10 kb"));
                Connection connection = server.connect()) {
            String sql = "SELECT '" + "x".repeat(20_000) + "'";
            assertThrows(SQLException.class, () -> TestServer.column(connection, sql));
            assertEquals("1\n", TestServer.column(connection, "SELECT 1"));
        }
    }

    @Test
    void healthAndMetrics() throws IOException, SQLException {
        try (TestServer server = new TestServer(Map.of());
                Connection connection = server.connect();
                Statement statement = connection.createStatement()) {
            assertEquals("200 ok\n", server.get("/health", Map.of()));
            statement.execute("CREATE TABLE src (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '10')");
            statement.execute("CREATE TABLE snk (n BIGINT) WITH ('connector' = 'blackhole')");
            statement.execute("INSERT INTO snk SELECT n FROM src");
            String metrics = server.get("/metrics", Map.of());
            for (int looks = 0;
                    metrics.contains("state=\"INITIALIZING\"") || metrics.contains("state=\"CREATED\"");
                    looks++) {
                assertTrue(looks < MOST_LOOKS, metrics);
                metrics = server.get("/metrics", Map.of());
            }
            assertTrue(metrics.contains("\nsluice_sessions 1.0\n"), metrics);
            assertTrue(metrics.contains("\nsluice_statements_total 3.0\n"), metrics);
            assertTrue(metrics.contains("job_name=\"insert-into_default_catalog.default_database.snk\""), metrics);
            assertTrue(metrics.contains("sluice_operator_rows_in_total{"), metrics);
        }
    }
}
