package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Statements about jobs, on a job that reads a folder to which files are added. */
class JobStatementsTest {
    private static final String TABLES =
            """
            CREATE TABLE numbers (k STRING, n BIGINT)
              WITH ('connector' = 'filesystem', 'path' = 'in', 'format' = 'csv', 'source.monitor-interval' = '1 ms');
            CREATE TABLE copies (k STRING, n BIGINT)
              WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');
            CREATE TABLE sums (k STRING, s BIGINT, c BIGINT)
              WITH ('connector' = 'print');
            SET 'pipeline.name' = 'mine';
            SET 'state.savepoints.dir' = 'savepoints';
            """;
    private static final String COPY = "INSERT INTO copies SELECT k, n FROM numbers;";
    private static final String SUM = "INSERT INTO sums SELECT k, SUM(n), COUNT(*) FROM numbers GROUP BY k;";
    private static final String CHECKPOINTS =
            "SET 'execution.checkpointing.interval' = '20 ms'; SET 'execution.checkpointing.dir' = 'checkpoints';";

    private static final int MOST_LOOKS = 2_000_000;

    private final TestEngine engine = new TestEngine();
    private int files;

    JobStatementsTest() {
        engine.run(TABLES);
        engine.file("in/empty.csv");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    /** Adds a file of numbers. */
    private void add(String... rows) {
        engine.file("in/" + files++ + ".csv", rows);
    }

    private Map<String, String> describe() {
        return engine.run("DESCRIBE JOB 'mine'").get(0).rows().stream()
                .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1), (a, b) -> b, TreeMap::new));
    }

    /** Looks until the operator has given so many rows; what a restored job had counted stays counted. */
    private void awaitRowsOut(String operator, long rows) {
        await(() -> describe().getOrDefault(operator, "").contains("rows out " + rows + ","));
    }

    private void awaitCheckpoint() {
        long before = checkpoints();
        await(() -> checkpoints() > before + 1); // one that began after the call is complete
    }

    private long checkpoints() {
        List<List<String>> rows =
                engine.run("SHOW CHECKPOINTS FOR JOB 'mine'").get(0).rows();
        return rows.stream()
                .filter(row -> row.get(2).equals("COMPLETED"))
                .mapToLong(row -> Long.parseLong(row.get(0)))
                .max()
                .orElse(0);
    }

    private void await(java.util.function.BooleanSupplier condition) {
        for (int looks = 0; !condition.getAsBoolean(); looks++) {
            assertTrue(looks < MOST_LOOKS, () -> describe() + " " + engine.warnings());
            assertFalse(List.of("FAILED", "CANCELED", "FINISHED").contains(status()), () -> describe() + "");
            Thread.yield();
        }
    }

    private String status() {
        List<List<String>> jobs = engine.run("SHOW JOBS").get(0).rows();
        return jobs.get(jobs.size() - 1).get(2);
    }

    private SluiceException error(ErrorCode code, String statement) {
        SluiceException error = assertThrows(SluiceException.class, () -> engine.run(statement));
        assertEquals(code, error.code(), error.getMessage());
        assertTrue(error.position().isPresent(), error.getMessage());
        return error;
    }

    /** The last sums printed, by key. */
    private Map<String, String> sums() {
        Map<String, String> sums = new TreeMap<>();
        engine.printed()
                .lines()
                .filter(line -> line.contains("+"))
                .map(line ->
                        line.substring(line.indexOf('[') + 1, line.length() - 1).split(", ", 2))
                .forEach(kv -> sums.put(kv[0], kv[1]));
        return sums;
    }

    @Test
    void describesARunningJob() {
        add("a,1", "b,2");
        engine.run(COPY);
        awaitRowsOut("operator scan(numbers)", 2);
        Map<String, String> facts = describe();
        assertEquals("mine", facts.get("job name"));
        assertEquals("RUNNING", facts.get("status"));
        assertEquals("2", facts.get("parallelism"));
        assertEquals("0", facts.get("restarts"));
        assertEquals(32, facts.get("job id").length());
        assertTrue(
                facts.get("operator scan(numbers)")
                        .matches("tasks 1, rows in \\d+, rows out 2, late rows 0, watermark none"),
                facts.toString());
        assertEquals(
                facts,
                new TreeMap<>(engine.run("DESC JOB '" + facts.get("job id") + "'").get(0).rows().stream()
                        .collect(Collectors.toMap(row -> row.get(0), row -> row.get(1)))));
    }

    @Test
    void aCancelledJobIsNoErrorOfItsScript() {
        engine.run(COPY + "CANCEL JOB 'mine';");
        assertEquals("CANCELED", status());
        engine.session().awaitJobs();
        error(ErrorCode.JOB_ENDED, "CANCEL JOB 'mine'");
        error(ErrorCode.JOB_ENDED, "STOP JOB 'mine' WITH SAVEPOINT");
        error(ErrorCode.JOB_ENDED, "CREATE SAVEPOINT FOR JOB 'mine'");
    }

    @Test
    void aJobStoppedWithASavepointGoesOnWhereItWas() {
        add("a,1", "b,2");
        engine.run(COPY);
        awaitRowsOut("operator scan(numbers)", 2);
        String path = engine.cell("STOP JOB 'mine' WITH SAVEPOINT");
        String id = describe().get("job id");
        assertTrue(path.matches("/?(.*/)?savepoints/savepoint-" + id.substring(0, 6) + "-[0-9a-f]{12}"), path);
        assertEquals("FINISHED", status());
        assertEquals(List.of("a,1", "b,2"), engine.lines("out"));
        assertEquals(path, engine.run("SHOW SAVEPOINTS").get(0).rows().get(0).get(0));

        add("c,3");
        engine.run("RESTART JOB 'mine'");
        assertEquals(1, engine.run("SHOW JOBS").get(0).rows().size());
        awaitRowsOut("operator scan(numbers)", 3);
        assertEquals(path, describe().get("started from"));
        engine.run("STOP JOB 'mine' WITH SAVEPOINT WITH DRAIN");
        assertEquals(List.of("a,1", "b,2", "c,3"), engine.lines("out"));
        engine.session().awaitJobs();
        error(ErrorCode.JOB_ENDED, "RESTART JOB 'mine'");
    }

    @Test
    void aMovedSavepointStartsAnotherJob() {
        add("a,1", "b,2", "a,5");
        engine.run(SUM);
        awaitRowsOut("operator scan(numbers)", 3);
        String path = engine.cell("CREATE SAVEPOINT FOR JOB 'mine' TO 'elsewhere'");
        assertTrue(path.contains("elsewhere/savepoint-"), path);
        assertEquals("RUNNING", status());
        engine.run("CANCEL JOB 'mine'");
        engine.move(path, "moved");
        add("b,7", "c,1");
        engine.run("SET 'execution.savepoint.path' = 'moved'; " + SUM);
        awaitRowsOut("operator scan(numbers)", 5);
        engine.run("STOP JOB 'mine' WITH SAVEPOINT");
        assertEquals(Map.of("a", "6, 2", "b", "9, 2", "c", "1, 1"), sums());
    }

    @Test
    void aRunningJobIsRestartedFromItsLatestCheckpoint() {
        add("a,1", "b,2", "a,5");
        engine.run(CHECKPOINTS + SUM);
        awaitRowsOut("operator scan(numbers)", 3);
        awaitCheckpoint();
        engine.run("RESTART JOB 'mine'");
        add("b,7", "c,1");
        awaitRowsOut("operator scan(numbers)", 5);
        Map<String, String> facts = describe();
        assertEquals("1", facts.get("restarts"));
        assertTrue(facts.get("restart 1").contains("RESTART JOB"), facts.toString());
        assertTrue(facts.get("started from").contains("checkpoints/mine/chk-"), facts.toString());
        assertTrue(
                engine.warnings()
                        .get(0)
                        .matches("job 'mine' restarts now from checkpoint \\d+ \\(restart 1\\), because: RESTART JOB"),
                engine.warnings().toString());
        engine.run("STOP JOB 'mine' WITH SAVEPOINT");
        assertEquals(Map.of("a", "6, 2", "b", "9, 2", "c", "1, 1"), sums());
    }

    @Test
    void aRunningJobGoesBackToASavepoint() {
        add("a,1");
        engine.run(CHECKPOINTS + SUM);
        awaitRowsOut("operator scan(numbers)", 1);
        String path = engine.cell("CREATE SAVEPOINT FOR JOB 'mine'");
        add("a,10");
        awaitRowsOut("operator scan(numbers)", 2);
        error(ErrorCode.CHECKPOINT_NOT_FOUND, "RESTART JOB 'mine' FROM SAVEPOINT 'nowhere'");
        assertEquals("RUNNING", status());
        engine.run("RESTART JOB 'mine' FROM SAVEPOINT '" + path + "'");
        awaitRowsOut("operator scan(numbers)", 2);
        assertEquals(path, describe().get("started from"));
        assertEquals(Map.of("a", "11, 2"), sums());
        engine.run("CANCEL JOB 'mine'");
    }

    @Test
    void retentionSaysWhatACancelledJobLeaves() {
        engine.run(CHECKPOINTS + COPY);
        awaitCheckpoint();
        engine.run("CANCEL JOB 'mine'");
        assertEquals(List.of(), chk());
        error(ErrorCode.JOB_ENDED, "RESTART JOB 'mine'");

        add("a,1");
        engine.run(
                "SET 'execution.checkpointing.externalized-checkpoint-retention' = 'RETAIN_ON_CANCELLATION';" + COPY);
        awaitRowsOut("operator scan(numbers)", 1);
        awaitCheckpoint();
        engine.run("CANCEL JOB 'mine'");
        assertEquals(1, chk().size());
        String id = lastId();
        add("b,2");
        engine.run("RESTART JOB '" + id + "'");
        awaitRowsOut("operator scan(numbers)", 2);
        engine.run("STOP JOB 'mine' WITH SAVEPOINT");
        assertEquals(List.of("a,1", "b,2"), engine.lines("out"));
    }

    private String lastId() {
        List<List<String>> jobs = engine.run("SHOW JOBS").get(0).rows();
        return jobs.get(jobs.size() - 1).get(0);
    }

    private List<String> chk() {
        return engine.names("checkpoints/mine").stream()
                .filter(name -> name.startsWith("chk-"))
                .toList();
    }

    @Test
    void mistakes() {
        SluiceException none = error(ErrorCode.JOB_NOT_FOUND, "CANCEL JOB 'mine'");
        assertTrue(none.hint().orElse("").contains("SHOW JOBS"), none.toString());
        engine.run(COPY + "RESET 'execution.checkpointing.savepoint-dir';");
        error(ErrorCode.INVALID_SETTING, "CREATE SAVEPOINT FOR JOB 'mine'");
        error(ErrorCode.INVALID_SETTING, "STOP JOB 'mine' WITH SAVEPOINT");
        assertTrue(error(ErrorCode.JOB_NOT_FOUND, "DESCRIBE JOB 'mina'")
                .hint()
                .orElse("")
                .contains("'mine'"));
        engine.run("CREATE TABLE other LIKE sums; INSERT INTO other SELECT k, n, n FROM numbers;");
        SluiceException several = error(ErrorCode.JOB_AMBIGUOUS, "STOP JOB 'mine'");
        assertTrue(several.expected().orElse("").contains(lastId()), several.toString());
        engine.run("CANCEL JOB '" + lastId() + "'; STOP JOB 'mine'; SELECT 1;");
        error(ErrorCode.INVALID_ARGUMENT, "RESTART JOB 'select'");
    }

    @Test
    void savepointsThatAreDamagedAreShownSo() {
        engine.run(COPY);
        String path = engine.cell("CREATE SAVEPOINT FOR JOB 'mine'");
        engine.file(path + "/_metadata", "nonsense that is longer than twelve bytes");
        List<String> row = engine.run("SHOW SAVEPOINTS").get(0).rows().get(0);
        assertEquals("DAMAGED: it does not begin like a manifest", row.get(2));
        error(ErrorCode.CHECKPOINT_DAMAGED, "RESTART JOB 'mine' FROM SAVEPOINT '" + path + "'");
        engine.run("CANCEL JOB 'mine'");
    }
}
