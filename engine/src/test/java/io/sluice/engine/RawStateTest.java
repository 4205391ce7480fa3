package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a function of the user keeps goes into savepoints and comes back, also to another number of tasks. */
class RawStateTest {
    private static final int MOST_LOOKS = 2_000_000;
    private static final String TABLES =
            """
            CREATE TABLE numbers (n BIGINT)
              WITH ('connector' = 'filesystem', 'path' = 'in', 'format' = 'csv', 'source.monitor-interval' = '1 ms');
            CREATE TABLE numbered (n BIGINT, i BIGINT) WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');
            CREATE FUNCTION numbering AS 'io.sluice.engine.Numbering';
            SET 'pipeline.name' = 'mine';
            SET 'execution.checkpointing.savepoint-dir' = 'savepoints';
            """;
    private static final String NUMBER = "INSERT INTO numbered SELECT n, numbering(n) FROM numbers;";

    private final TestEngine engine = new TestEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    private void awaitRows(int rows) {
        for (int looks = 0;
                !engine.rows("DESCRIBE JOB 'mine'").toString().contains("rows out " + rows + ",");
                looks++) {
            assertTrue(
                    looks < MOST_LOOKS, () -> engine.rows("DESCRIBE JOB 'mine'").toString());
        }
    }

    @Test
    void stateOfAFunctionIsRestored() {
        engine.run(TABLES);
        engine.file("in/1.csv", "7", "8", "9");
        engine.run(NUMBER);
        awaitRows(3);
        engine.run("STOP JOB 'mine' WITH SAVEPOINT; RESTART JOB 'mine';");
        // A savepoint of a run in which the function was not called yet still holds its state.
        engine.run("STOP JOB 'mine' WITH SAVEPOINT; RESTART JOB 'mine';");
        engine.file("in/2.csv", "10", "11");
        awaitRows(5);
        engine.run("STOP JOB 'mine' WITH SAVEPOINT");
        assertEquals(List.of("10,4", "11,5", "7,1", "8,2", "9,3"), engine.lines("out"));
    }

    @Test
    void whereNoStateIsKeptAFunctionWithStateIsRefused() {
        engine.run(TABLES);
        engine.file("few.csv", "7");
        engine.run("CREATE TABLE computed (n BIGINT, i AS numbering(n))"
                + " WITH ('connector' = 'filesystem', 'path' = 'few.csv', 'format' = 'csv')");
        SluiceException e = assertThrows(SluiceException.class, () -> engine.run("SELECT i FROM computed"));
        assertEquals(ErrorCode.NOT_BUILT_YET, e.code(), e.getMessage());
    }
}
