package io.sluice.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.time.Clock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many connections at once that read, compute, join, prepare, cancel and ask what there is: every row is right, and when
 * they have gone nothing is left. The long form: {@code -Dsluice.test.load-seconds=60}.
 */
class LoadTest {
    private static final int CONNECTIONS = 64;
    private static final int LEAST_ROUNDS = 6;
    private static final int SECONDS = Integer.getInteger("sluice.test.load-seconds", 0);
    private static final int PEOPLE = 3_000;
    private static final int TEAMS = 7;
    private static final int MOST_LOOKS = 100_000;
    private static final long MOST_MILLIS = 60_000;

    @TempDir
    Path folder;

    /** What a connection does once, and checks. */
    private interface Action {
        void run(Connection connection, Random random) throws SQLException;
    }

    private static final List<Action> ACTIONS = List.of(
            LoadTest::one,
            LoadTest::readView,
            LoadTest::aggregate,
            LoadTest::join,
            LoadTest::prepared,
            LoadTest::cancel,
            LoadTest::metadata,
            LoadTest::error);

    @Test
    @Timeout(300)
    void everyRowIsRightAndNothingIsLeft() throws Exception {
        Set<Thread> before = threads();
        writeFiles();
        long seed = new Random().nextLong();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try (TestServer server = new TestServer(Map.of("server.file-roots", folder.toString()))) {
            prepare(server);
            long end = Clock.SYSTEM.nanos() + SECONDS * 1_000_000_000L;
            List<Future<Integer>> workers = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                Random random = new Random(seed + i);
                workers.add(threads.submit(() -> work(server, random, end)));
            }
            int rounds = 0;
            for (Future<Integer> worker : workers) {
                rounds += worker.get();
            }
            System.out.println("seed " + seed + ", " + rounds + " rounds of " + CONNECTIONS + " connections");
            assertTrue(rounds >= CONNECTIONS * LEAST_ROUNDS);
            nothingIsOpen(server);
        } finally {
            threads.shutdownNow();
        }
        for (Thread thread : threads()) {
            if (!before.contains(thread)) {
                thread.join(MOST_MILLIS);
                assertFalse(thread.isAlive(), () -> thread + " " + Arrays.toString(thread.getStackTrace()));
            }
        }
    }

    private static Set<Thread> threads() {
        Set<Thread> ours = new HashSet<>(Thread.getAllStackTraces().keySet());
        ours.removeIf(thread -> !thread.getName().startsWith("sluice-"));
        return ours;
    }

    private static int team(int person) {
        return person % TEAMS;
    }

    private static int score(int person) {
        return person * 31 % 1_000;
    }

    private void writeFiles() throws IOException {
        StringBuilder people = new StringBuilder();
        for (int i = 0; i < PEOPLE; i++) {
            people.append(i)
                    .append(',')
                    .append(team(i))
                    .append(',')
                    .append(score(i))
                    .append('\n');
        }
        StringBuilder teams = new StringBuilder();
        for (int i = 0; i < TEAMS; i++) {
            teams.append(i).append(",team ").append(i).append('\n');
        }
        Files.writeString(folder.resolve("people.csv"), people);
        Files.writeString(folder.resolve("teams.csv"), teams);
    }

    private void prepare(TestServer server) throws SQLException {
        String file = " WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '" + folder;
        server.run(
                "CREATE TABLE people (id INT, team INT, score BIGINT, PRIMARY KEY (id) NOT ENFORCED)" + file
                        + "/people.csv')",
                "CREATE TABLE teams (team INT, name STRING)" + file + "/teams.csv')",
                "CREATE VIEW high AS SELECT id, score FROM people WHERE score >= 900",
                "CREATE TABLE ticks (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000', "
                        + "'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '1000000000')");
    }

    private static int work(TestServer server, Random random, long end) throws SQLException {
        int rounds = 0;
        try (Connection connection = server.connect()) {
            while (rounds < LEAST_ROUNDS || SECONDS > 0 && Clock.SYSTEM.nanos() < end) {
                ACTIONS.get(random.nextInt(ACTIONS.size())).run(connection, random);
                rounds++;
            }
        }
        return rounds;
    }

    private static void one(Connection connection, Random random) throws SQLException {
        int number = random.nextInt();
        assertEquals(
                (long) number + 1 + "\n", TestServer.column(connection, "SELECT CAST(" + number + " AS BIGINT) + 1"));
    }

    private static void readView(Connection connection, Random random) throws SQLException {
        Map<Integer, Integer> seen = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.setFetchSize(1 + random.nextInt(200));
            try (ResultSet rows = statement.executeQuery("SELECT id, score FROM high")) {
                while (rows.next()) {
                    assertEquals(null, seen.put(rows.getInt(1), rows.getInt(2)));
                }
            }
        }
        Map<Integer, Integer> right = new HashMap<>();
        for (int i = 0; i < PEOPLE; i++) {
            if (score(i) >= 900) {
                right.put(i, score(i));
            }
        }
        assertEquals(right, seen);
    }

    private static void aggregate(Connection connection, Random random) throws SQLException {
        long[] sums = new long[TEAMS];
        for (int i = 0; i < PEOPLE; i++) {
            sums[team(i)] += score(i);
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT team, SUM(score) FROM people GROUP BY team ORDER BY team")) {
            for (int team = 0; team < TEAMS; team++) {
                assertTrue(rows.next());
                assertEquals(team, rows.getInt(1));
                assertEquals(sums[team], rows.getLong(2));
            }
            assertFalse(rows.next());
        }
    }

    private static void join(Connection connection, Random random) throws SQLException {
        int least = PEOPLE - 50 - random.nextInt(50);
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT p.id, t.name FROM people AS p JOIN teams AS t"
                        + " ON p.team = t.team WHERE p.id >= " + least + " ORDER BY p.id")) {
            for (int i = least; i < PEOPLE; i++) {
                assertTrue(rows.next());
                assertEquals(i, rows.getInt("id"));
                assertEquals("team " + team(i), rows.getString("name"));
            }
            assertFalse(rows.next());
        }
    }

    private static void prepared(Connection connection, Random random) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT score, ARRAY_CONTAINS(CAST(? AS ARRAY<INT>), team) FROM people WHERE id = ?")) {
            for (int i = 0; i < 2; i++) {
                int id = random.nextInt(PEOPLE);
                statement.setArray(1, connection.createArrayOf("INT", new Object[] {1, 2, null}));
                statement.setInt(2, id);
                try (ResultSet rows = statement.executeQuery()) {
                    assertTrue(rows.next());
                    assertEquals(score(id), rows.getInt(1));
                    assertEquals(team(id) == 1 || team(id) == 2, rows.getBoolean(2));
                    assertFalse(rows.next());
                }
            }
        }
    }

    private static void cancel(Connection connection, Random random) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            ResultSet rows = statement.executeQuery("SELECT n FROM ticks");
            int wanted = random.nextInt(30);
            for (int n = 1; n <= wanted; n++) {
                assertTrue(rows.next());
                assertEquals(n, rows.getLong(1));
            }
            if (random.nextBoolean()) {
                statement.cancel();
                SQLException cancelled = assertThrows(SQLException.class, rows::next);
                assertEquals("57014", cancelled.getSQLState());
            }
        }
    }

    private static void metadata(Connection connection, Random random) throws SQLException {
        DatabaseMetaData metaData = connection.getMetaData();
        try (ResultSet tables = metaData.getTables(null, "default_database", "%", null)) {
            List<String> names = new ArrayList<>();
            while (tables.next()) {
                names.add(tables.getString("TABLE_NAME"));
            }
            assertEquals(List.of("people", "teams", "ticks", "high"), names);
        }
        try (ResultSet keys = metaData.getPrimaryKeys(null, null, "people")) {
            assertTrue(keys.next());
            assertEquals("id", keys.getString("COLUMN_NAME"));
        }
    }

    private static void error(Connection connection, Random random) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            SQLException missing =
                    assertThrows(SQLException.class, () -> statement.executeQuery("SELECT * FROM poeple"));
            assertEquals("42P01", missing.getSQLState());
            SQLException zero = assertThrows(SQLException.class, () -> {
                try (ResultSet rows = statement.executeQuery("SELECT 1 / (id - id) FROM people")) {
                    assertTrue(rows.next());
                }
            });
            assertEquals("22012", zero.getSQLState(), zero.getMessage());
        }
    }

    /** Jobs end after what they ran for has been closed. */
    private static void nothingIsOpen(TestServer server) throws IOException {
        String metrics = server.get("/metrics", Map.of());
        assertTrue(metrics.contains("\nsluice_sessions 0.0\n"), metrics);
        assertTrue(metrics.contains("\nsluice_statements_running 0.0\n"), metrics);
        for (int looks = 0;
                metrics.contains("state=\"RUNNING\"") || metrics.contains("state=\"CANCELLING\"");
                looks++) {
            assertTrue(looks < MOST_LOOKS, metrics);
            metrics = server.get("/metrics", Map.of());
        }
    }
}
