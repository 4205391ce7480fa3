package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Views whose rows a job keeps, read while it runs. */
class MaterializedViewTest {
    /** Endless; each row adds 1 to an account and takes 1 from another. */
    private static final String TRANSFERS =
            """
            CREATE TABLE ticks (id BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '200000',
              'fields.id.min' = '1', 'fields.id.max' = '90000');
            CREATE MATERIALIZED VIEW accounts AS
              SELECT account, SUM(amount) AS balance, COUNT(*) AS moves FROM (
                SELECT id % 97 AS account, 1 AS amount FROM ticks
                UNION ALL SELECT (id + 13) % 97, -1 FROM ticks) GROUP BY account;
            """;

    private final TestEngine engine = new TestEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    private SluiceException error(String sql) {
        return assertThrows(SluiceException.class, () -> engine.run(sql));
    }

    @Test
    void everyReaderSeesWholeRowsOnly() {
        engine.run(TRANSFERS);
        long before = 0;
        for (int i = 0; i < 100; i++) {
            String[] seen = engine.rows("SELECT COALESCE(SUM(balance), 0), COALESCE(SUM(moves), 0) FROM accounts")
                    .get(0)
                    .split(" ");
            assertEquals("0", seen[0], "money was made or lost");
            assertTrue(Long.parseLong(seen[1]) >= before);
            before = Long.parseLong(seen[1]);
        }
        assertTrue(before > 0);
    }

    @Test
    void aQueryThatReadsAViewTwiceReadsTheSameRows() {
        engine.run(TRANSFERS);
        for (int i = 0; i < 20; i++) {
            assertEquals(
                    List.of(),
                    engine.rows("SELECT a.account FROM accounts AS a JOIN accounts AS b ON a.account = b.account"
                            + " WHERE a.balance <> b.balance OR a.moves <> b.moves"));
        }
    }

    @Test
    void droppingTheViewEndsItsJob() {
        engine.run(TRANSFERS);
        String running = "SELECT COUNT(*) FROM sluice_system.jobs WHERE job_name LIKE '%accounts'"
                + " AND status NOT IN ('CANCELED', 'CANCELLING')";
        assertEquals("1", engine.cell(running));
        engine.run("DROP MATERIALIZED VIEW accounts");
        assertEquals("0", engine.cell(running));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error("SELECT * FROM accounts").code());
        engine.run("CREATE DATABASE d; USE d;" + TRANSFERS);
        assertEquals("1", engine.cell(running));
        engine.run("USE default_database; DROP DATABASE d CASCADE");
        assertEquals("0", engine.cell(running));
    }

    @Test
    void aViewThatCannotBeFilledIsNotThere() {
        engine.file("n.csv", "1", "x");
        engine.run("CREATE TABLE n (v INT) WITH ('connector' = 'filesystem', 'path' = 'n.csv', 'format' = 'csv')");
        assertEquals(
                ErrorCode.MALFORMED_RECORD,
                error("CREATE MATERIALIZED VIEW v AS SELECT v FROM n").code());
        assertEquals(List.of(), engine.rows("SHOW MATERIALIZED VIEWS"));
    }

    @Test
    void aViewWhoseJobHasFailedSaysSoAndGoesOnAfterRestart() {
        engine.run(
                """
                CREATE TABLE ticks (id BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '100000',
                  'fields.id.min' = '1', 'fields.id.max' = '90000');
                CREATE MATERIALIZED VIEW inverse AS SELECT 1000 / (5000 - id) AS x FROM ticks;
                """);
        while (!engine.cell("SELECT status FROM sluice_system.jobs WHERE job_name LIKE '%inverse'")
                .equals("FAILED")) {
            Thread.onSpinWait();
        }
        SluiceException error = error("SELECT * FROM inverse");
        assertEquals(ErrorCode.JOB_FAILED, error.code());
        assertTrue(error.getMessage().contains("Materialized view 'inverse' is not kept up to date"));
        assertTrue(error.hint().orElseThrow().startsWith("RESTART JOB '"));
    }

    @Test
    void rowsThatDoNotFitSayThatAViewIsOnTheHeap() {
        engine.run(
                """
                SET 'taskmanager.memory.managed.size' = '1 mb';
                CREATE TABLE many (id BIGINT, t STRING) WITH ('connector' = 'datagen', 'number-of-rows' = '500000');
                """);
        SluiceException error = error("CREATE MATERIALIZED VIEW v AS SELECT id, t FROM many");
        assertEquals(ErrorCode.STATE_TOO_LARGE, error.code());
        assertTrue(error.hint().orElseThrow().contains("a materialized view are always on the heap"));
    }

    @Test
    void aCancelledJobLeavesTheRows() {
        engine.file("n.csv", "1", "2");
        engine.run(
                """
                CREATE TABLE n (v INT) WITH ('connector' = 'filesystem', 'path' = 'n.csv', 'format' = 'csv');
                SET 'pipeline.name' = 'keeper';
                CREATE MATERIALIZED VIEW v AS SELECT v FROM n;
                CANCEL JOB 'keeper';
                """);
        assertEquals("2", engine.cell("SELECT COUNT(*) FROM v"));
    }

    @Test
    void whatIsReadOfAStoppedJobIsWhatItsSavepointHolds() {
        engine.run(
                """
                SET 'execution.checkpointing.savepoint-dir' = '/saved';
                SET 'pipeline.name' = 'keeper';
                CREATE TABLE ticks (id BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '100000');
                CREATE MATERIALIZED VIEW v AS SELECT COUNT(*) AS c FROM ticks;
                """);
        long before = Long.parseLong(engine.cell("SELECT c FROM v"));
        String read = "SELECT rows_out FROM sluice_system.job_operators WHERE operator LIKE 'scan%'"
                + " AND job_name = 'keeper'";
        while (Long.parseLong(engine.cell(read)) <= before) {
            Thread.onSpinWait();
        }
        engine.run("STOP JOB 'keeper' WITH SAVEPOINT");
        assertEquals(engine.cell(read), engine.cell("SELECT c FROM v"));
    }

    @Test
    void sessionsOfAServerReadEachOthersViews() throws InterruptedException, ExecutionException {
        SharedSpace space = SharedSpace.of(SessionPolicy.OWNER);
        ExecutorService readers = Executors.newFixedThreadPool(4);
        try (Engine server =
                new Engine(new Engine.Surroundings(new MemoryFileSystem(), Clock.SYSTEM, System.out), space)) {
            Settings settings = Settings.of(Map.of("parallelism.default", "2"));
            Session first = server.openSession(settings, Session.Mode.CLIENT, w -> {});
            first.execute(TRANSFERS);
            first.close();
            List<Future<Long>> sums = new ArrayList<>();
            for (int reader = 0; reader < 4; reader++) {
                sums.add(readers.submit(() -> {
                    try (Session session = server.openSession(settings, Session.Mode.SCRIPT, w -> {})) {
                        long sum = 0;
                        for (int i = 0; i < 25; i++) {
                            sum += Long.parseLong(session.execute("SELECT COALESCE(SUM(balance), 0) FROM accounts")
                                    .get(0)
                                    .rows()
                                    .get(0)
                                    .get(0));
                        }
                        return sum;
                    }
                }));
            }
            for (Future<Long> sum : sums) {
                assertEquals(0, sum.get());
            }
            try (Session last = server.openSession(settings, Session.Mode.SCRIPT, w -> {})) {
                last.execute("DROP MATERIALIZED VIEW accounts");
                assertFalse(last.execute("SHOW JOBS").get(0).rows().toString().contains("RUNNING"));
            }
        } finally {
            readers.shutdownNow();
        }
    }
}
