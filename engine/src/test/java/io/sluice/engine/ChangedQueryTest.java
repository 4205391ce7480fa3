package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A job whose query has changed starts from a savepoint: what keeps its state, what is told, what is refused. */
class ChangedQueryTest {
    private static final int MOST_LOOKS = 2_000_000;
    private static final String TABLES =
            """
            CREATE TABLE numbers (k STRING, n BIGINT)
              WITH ('connector' = 'filesystem', 'path' = 'in', 'format' = 'csv', 'source.monitor-interval' = '1 ms');
            CREATE TABLE sums (k STRING, s BIGINT, c BIGINT) WITH ('connector' = 'print');
            CREATE TABLE more (k STRING, s BIGINT) WITH ('connector' = 'print');
            SET 'pipeline.name' = 'mine';
            SET 'execution.checkpointing.savepoint-dir' = 'savepoints';
            """;
    private static final String SUM = "INSERT INTO sums SELECT k, SUM(n), CAST(0 AS BIGINT) FROM numbers GROUP BY k;";
    private static final String SUM_AND_COUNT = "INSERT INTO sums SELECT k, SUM(n), COUNT(*) FROM numbers GROUP BY k;";
    private static final String BELOW =
            "INSERT INTO sums SELECT k, SUM(n), CAST(0 AS BIGINT) FROM numbers WHERE n > 1 GROUP BY k;";
    private static final String ABOVE =
            "INSERT INTO sums SELECT k, s + 100, CAST(1 AS BIGINT) FROM (SELECT k, SUM(n) AS s FROM numbers GROUP BY k) WHERE s > 2;";
    private static final String OTHER = "INSERT INTO more SELECT k, n FROM numbers;";

    private final TestEngine engine = new TestEngine();
    private String savepoint;

    @BeforeEach
    void takeASavepointOfSums() {
        engine.run(TABLES);
        engine.file("in/1.csv", "a,1", "b,2");
        engine.run(SUM);
        awaitPrinted("+I[a, 1, 0]", "+I[b, 2, 0]");
        savepoint = engine.cell("STOP JOB 'mine' WITH SAVEPOINT");
        engine.run("SET 'execution.state-recovery.path' = '" + savepoint + "'");
        engine.file("in/2.csv", "a,10");
    }

    @AfterEach
    void close() {
        engine.close();
    }

    private void awaitPrinted(String... rows) {
        for (int looks = 0; !printed().containsAll(List.of(rows)); looks++) {
            assertTrue(looks < MOST_LOOKS, () -> printed() + " " + engine.rows("SHOW JOBS") + engine.warnings());
            engine.run("SHOW JOBS"); // takes some time
        }
    }

    private List<String> printed() {
        List<String> lines = new ArrayList<>();
        engine.printed()
                .lines()
                .forEach(line -> lines.add(line.substring(line.indexOf("> ") < 0 ? 0 : line.indexOf("> ") + 2)));
        Collections.sort(lines);
        return lines;
    }

    private List<String> restore(String insert) {
        return engine.rows("EXPLAIN RESTORE FROM '" + savepoint + "' " + insert);
    }

    private SluiceException refused(String insert) {
        engine.run("SET 'table.dml-sync' = 'true'");
        SluiceException e = assertThrows(SluiceException.class, () -> engine.run(insert));
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, e.code(), e.getMessage());
        return e;
    }

    @Test
    void aFilterAndAColumnAboveKeepTheState() {
        assertEquals(
                List.of(
                        "scan(numbers) how far it has read reused .",
                        "group(k) SUM(n) reused .",
                        "sink(sums) output that is not yet visible reused ."),
                restore(ABOVE));
        engine.run(ABOVE);
        awaitPrinted("+I[a, 111, 1]");
        engine.run("CANCEL JOB 'mine'");
        assertEquals(List.of(), engine.warnings());
    }

    @Test
    void anotherSinkKeepsTheState() {
        engine.run("EXECUTE STATEMENT SET BEGIN " + SUM + OTHER + " END;");
        awaitPrinted("+U[a, 11, 0]", "+I[a, 10]");
        engine.run("CANCEL JOB 'mine'");
    }

    @Test
    void aNewAggregateStartsEmptyAndIsTold() {
        List<String> rows = restore(SUM_AND_COUNT);
        assertTrue(rows.contains("group(k) SUM(n) reused ."), rows.toString());
        assertTrue(rows.contains("group(k) COUNT(*) new it starts empty beside those that go on"), rows.toString());
        engine.run(SUM_AND_COUNT);
        awaitPrinted("+U[a, 11, 1]");
        engine.run("CANCEL JOB 'mine'");
        assertEquals(
                List.of(
                        "job 'mine': state of the checkpoint, COUNT(*) of group(k): new, it starts empty beside those that go on"),
                engine.warnings());
    }

    @Test
    void aFilterBelowIsRefusedUnlessAccepted() {
        List<String> rows = restore(BELOW);
        String reason = "what it reads has changed: the filter >(n, 1) is new";
        assertTrue(rows.contains("group(k) SUM(n) incompatible " + reason), rows.toString());
        SluiceException e = refused(BELOW);
        assertTrue(e.getMessage().contains("group(k)") && e.getMessage().contains(reason), e.getMessage());
        engine.run("SET 'table.dml-sync' = 'false'; SET 'execution.state-recovery.accept-changed-input' = 'true';"
                + BELOW);
        awaitPrinted("+U[a, 11, 0]");
        engine.run("CANCEL JOB 'mine'");
    }

    @Test
    void stateThatIsLeftOverIsRefusedUnlessIgnored() {
        List<String> rows = restore(OTHER);
        assertTrue(rows.contains("group(k) SUM(n) left over the plan does not have the operator"), rows.toString());
        SluiceException e = refused(OTHER);
        assertTrue(e.getMessage().contains("SUM(n) of group(k)"), e.getMessage());
        engine.run("SET 'table.dml-sync' = 'false'; SET 'execution.state-recovery.ignore-unclaimed-state' = 'true';"
                + OTHER);
        awaitPrinted("+I[a, 10]");
        engine.run("CANCEL JOB 'mine'");
    }

    @Test
    void statesOfAPlanAreListed() {
        List<String> rows = engine.rows("EXPLAIN STATE " + SUM_AND_COUNT);
        Pattern group = Pattern.compile("group\\(k\\) [0-9a-f]+ (SUM\\(n\\)|COUNT\\(\\*\\)) k for ever");
        assertEquals(4, rows.size(), rows.toString());
        assertEquals(
                2, rows.stream().filter(row -> group.matcher(row).matches()).count(), rows.toString());
    }
}
