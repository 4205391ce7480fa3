package io.sluice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A server with a data folder is killed in the middle of statements and of a job, and started again. */
@Timeout(100)
class KillTest {
    private static final int ROWS = 5_000;
    private static final int VIEWS_A_LIFE = 5;

    @TempDir
    Path folder;

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger answered = new AtomicInteger();

    private static void run(Connection connection, String... statements) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Makes one view after the other until the server is gone. */
    private Thread makingViews(ServerProcess server) {
        Thread thread = new Thread(() -> {
            try (Connection connection = server.connect()) {
                while (true) {
                    run(connection, "CREATE VIEW v" + asked.incrementAndGet() + " AS SELECT 1 AS x");
                    answered.incrementAndGet();
                }
            } catch (SQLException gone) {
                // that is how it ends
            }
        });
        thread.start();
        return thread;
    }

    /** Every view whose statement was answered is there; of the one that was not, no half. */
    private void checkViews(Connection connection) throws SQLException {
        Set<String> there = new TreeSet<>(
                TestServer.column(connection, "SHOW VIEWS").lines().toList());
        for (int i = 1; i <= answered.get(); i++) {
            assertTrue(there.contains("v" + i), "v" + i + " of " + there);
        }
        assertTrue(
                there.size() == answered.get() || there.size() == asked.get(),
                there + ", answered " + answered + ", asked " + asked);
        answered.set(there.size());
        asked.set(there.size());
    }

    private static long checkpoints(Connection connection) throws SQLException {
        return Long.parseLong(TestServer.column(
                        connection,
                        "SELECT COUNT(*) FROM sluice_system.checkpoints WHERE status IN ('COMPLETED', 'REMOVED')")
                .strip());
    }

    private static String job(Connection connection, String column) throws SQLException {
        return TestServer.column(
                        connection, "SELECT " + column + " FROM sluice_system.jobs WHERE job_name LIKE 'insert%'")
                .strip();
    }

    /** The materialized view holds the first rows of the source, each once. Returns how many. */
    private static long kept(Connection connection) throws SQLException {
        String[] seen = TestServer.column(
                        connection,
                        "SELECT CAST(COUNT(*) AS STRING) || ' ' || CAST(COUNT(DISTINCT n) AS STRING) || ' '"
                                + " || CAST(COALESCE(MAX(n), 0) AS STRING) FROM kept")
                .strip()
                .split(" ");
        assertEquals(seen[0], seen[1], "a row is there twice");
        assertEquals(seen[0], seen[2], "a row is missing");
        return Long.parseLong(seen[0]);
    }

    private List<Long> written() throws IOException {
        List<Long> rows = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder.resolve("out"))) {
            files.filter(Files::isRegularFile)
                    .filter(file -> !file.getFileName().toString().startsWith("."))
                    .flatMap(file -> {
                        try {
                            return Files.readAllLines(file).stream();
                        } catch (IOException e) {
                            throw new UncheckedIOException(e);
                        }
                    })
                    .map(Long::valueOf)
                    .forEach(rows::add);
        }
        return rows.stream().sorted().toList();
    }

    @Test
    void nothingIsLostAndNothingComesTwice() throws SQLException, IOException {
        Path data = folder.resolve("data");
        AtomicReference<String> id = new AtomicReference<>();
        life(data, ServerProcess::kill, (server, connection) -> {
            run(
                    connection,
                    "CREATE TABLE src (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '500', "
                            + "'number-of-rows' = '" + ROWS + "', 'fields.n.kind' = 'sequence', "
                            + "'fields.n.start' = '1', 'fields.n.end' = '" + ROWS + "')",
                    "CREATE TABLE snk (n BIGINT) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '"
                            + folder.resolve("out") + "')",
                    "SET 'table.dml-sync' = 'false'",
                    "SET 'execution.checkpointing.interval' = '100 ms'",
                    "INSERT INTO snk SELECT n FROM src",
                    "CREATE MATERIALIZED VIEW kept AS SELECT n FROM src");
            id.set(job(connection, "job_id"));
            live(server, connection);
        });
        for (Consumer<ServerProcess> end : List.<Consumer<ServerProcess>>of(ServerProcess::stop, ServerProcess::kill)) {
            life(data, end, (server, connection) -> {
                checkViews(connection);
                kept(connection);
                assertEquals(id.get(), job(connection, "job_id"));
                live(server, connection);
            });
        }
        life(data, ServerProcess::kill, (server, connection) -> {
            checkViews(connection);
            while (!job(connection, "status").equals("FINISHED")) {
                assertEquals("null", job(connection, "failure"));
            }
            assertEquals(LongStream.rangeClosed(1, ROWS).boxed().toList(), written());
            while (kept(connection) < ROWS) {
                Thread.onSpinWait();
            }
        });
        life(data, ServerProcess::kill, (server, connection) -> {
            assertEquals(id + " FINISHED", job(connection, "job_id") + " " + job(connection, "status"));
            assertEquals(ROWS, kept(connection));
        });
    }

    private interface Life {
        void live(ServerProcess server, Connection connection) throws SQLException, IOException;
    }

    private void life(Path data, Consumer<ServerProcess> end, Life life) throws SQLException, IOException {
        try (ServerProcess server = new ServerProcess(data, folder)) {
            try (Connection connection = server.connect()) {
                life.live(server, connection);
            }
            end.accept(server);
        }
    }

    /** Views are made, and checkpoints of the job complete. */
    private void live(ServerProcess server, Connection connection) throws SQLException {
        int before = answered.get();
        Thread views = makingViews(server);
        while (answered.get() < before + VIEWS_A_LIFE
                || checkpoints(connection) < 2 && !job(connection, "status").equals("FINISHED")) {
            assertTrue(views.isAlive(), "views are made");
        }
    }
}
