package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.StatementResult.Shape;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SessionJobsTest {
    private static final String ENDLESS =
            """
            CREATE TABLE numbers (n BIGINT) WITH ('connector' = 'datagen', 'fields.n.min' = '1', 'fields.n.max' = '9');
            CREATE TABLE nowhere (n BIGINT) WITH ('connector' = 'blackhole');
            """;
    private static final String SHORT =
            """
            CREATE TABLE few (n BIGINT) WITH ('connector' = 'datagen', 'number-of-rows' = '5');
            CREATE TABLE nowhere (n BIGINT) WITH ('connector' = 'blackhole');
            """;

    @Test
    void anEndlessInsertRunsOnAndIsStoppedWithItsSession() {
        TestEngine engine = new TestEngine();
        engine.run(ENDLESS + "INSERT INTO nowhere SELECT n FROM numbers");
        List<String> jobs = engine.rows("SHOW JOBS");
        assertEquals(1, jobs.size());
        assertTrue(jobs.get(0).contains("insert-into_default_catalog.default_database.nowhere"), jobs.get(0));
        engine.close();
        assertEquals("CANCELED", engine.run("SHOW JOBS").get(0).rows().get(0).get(2));
    }

    @Test
    void atThePromptNothingIsWaitedFor() {
        try (TestEngine engine = new TestEngine(Session.Mode.PROMPT)) {
            assertFalse(insert(engine, SHORT + "INSERT INTO nowhere SELECT n FROM few")
                    .finished());
            engine.session().awaitJobs();
            assertEquals(
                    "FINISHED", engine.run("SHOW JOBS").get(0).rows().get(0).get(2));
        }
    }

    @Test
    void dmlSyncSaysWhatIsWaitedFor() {
        try (TestEngine engine = new TestEngine(Session.Mode.PROMPT)) {
            assertTrue(insert(engine, SHORT + "SET 'table.dml-sync' = 'true'; INSERT INTO nowhere SELECT n FROM few")
                    .finished());
            assertFalse(insert(engine, "SET 'table.dml-sync' = 'false'; INSERT INTO nowhere SELECT n FROM few")
                    .finished());
            engine.session().awaitJobs();
        }
    }

    @Test
    void aJobHasTheNameThatItWasGiven() {
        try (TestEngine engine = new TestEngine()) {
            engine.run(SHORT + "SET 'pipeline.name' = 'mine'; INSERT INTO nowhere SELECT n FROM few; SELECT 1;");
            assertEquals(List.of("mine", "select"), names(engine));
        }
    }

    @Test
    void anEndlessSelectIsAStreamUntilItIsClosed() {
        try (TestEngine engine = new TestEngine()) {
            List<Shape> shapes = new ArrayList<>();
            List<Integer> rows = new ArrayList<>();
            Script script =
                    Script.parse(ENDLESS + "SELECT n FROM numbers; SELECT n, COUNT(*) FROM numbers GROUP BY n;");
            engine.session().execute(script, new RowsOnly(result -> {
                shapes.add(result.shape());
                Batch batch = result.rows().next();
                rows.add(batch.rowCount);
            }));
            assertEquals(List.of(Shape.STREAM, Shape.CHANGELOG), shapes);
            assertTrue(rows.stream().allMatch(count -> count > 0), rows.toString());
            assertEquals(List.of("CANCELED", "CANCELED"), statuses(engine));
        }
    }

    @Test
    void aLimitEndsAnEndlessSelect() {
        try (TestEngine engine = new TestEngine()) {
            List<Integer> rows = new ArrayList<>();
            engine.session().execute(Script.parse(ENDLESS + "SELECT n FROM numbers LIMIT 3"), new RowsOnly(result -> {
                for (Batch batch = result.rows().next();
                        batch != null;
                        batch = result.rows().next()) {
                    rows.add(batch.rowCount);
                }
            }));
            assertEquals(3, rows.stream().mapToInt(Integer::intValue).sum());
        }
    }

    @Test
    void theErrorOfABackgroundJobIsToldAtTheEnd() {
        try (TestEngine engine = new TestEngine(Session.Mode.PROMPT)) {
            engine.file("bad.jsonl", "{\"n\": nonsense}");
            engine.run("CREATE TABLE bad (n BIGINT) WITH ('connector' = 'filesystem', 'path' = 'bad.jsonl',"
                    + " 'format' = 'json');" + SHORT + "INSERT INTO nowhere SELECT n FROM bad");
            SluiceException e =
                    assertThrows(SluiceException.class, () -> engine.session().awaitJobs());
            assertEquals(ErrorCode.MALFORMED_RECORD, e.code());
        }
    }

    @Test
    void quitEndsAScript() {
        try (TestEngine engine = new TestEngine()) {
            assertEquals(2, engine.run("SELECT 1; QUIT; SELECT 2;").size());
        }
    }

    private static StatementResult.JobResult insert(TestEngine engine, String script) {
        RowsOnly handler = new RowsOnly(rows -> {});
        engine.session().execute(Script.parse(script), handler);
        return handler.lastJob;
    }

    private static List<String> names(TestEngine engine) {
        return engine.run("SHOW JOBS").get(0).rows().stream()
                .map(row -> row.get(1))
                .toList();
    }

    private static List<String> statuses(TestEngine engine) {
        return engine.run("SHOW JOBS").get(0).rows().stream()
                .map(row -> row.get(2))
                .toList();
    }

    private static final class RowsOnly implements ResultHandler {
        private final java.util.function.Consumer<StatementResult.Rows> consumer;
        private StatementResult.JobResult lastJob;

        RowsOnly(java.util.function.Consumer<StatementResult.Rows> consumer) {
            this.consumer = consumer;
        }

        @Override
        public void onDone(StatementResult.Done result) {}

        @Override
        public void onRows(StatementResult.Rows result) {
            consumer.accept(result);
        }

        @Override
        public void onJob(StatementResult.JobResult result) {
            lastJob = result;
        }

        @Override
        public void onCommand(StatementResult.Command result) {}
    }
}
