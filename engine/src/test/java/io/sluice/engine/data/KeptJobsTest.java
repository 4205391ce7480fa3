package io.sluice.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.WritableFile;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Jobs of a data folder from one process to the next. */
@Timeout(120)
class KeptJobsTest {
    private static final String TABLES =
            """
            CREATE TABLE src (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1000',
              'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '1000000000');
            CREATE TABLE snk (n BIGINT) WITH ('connector' = 'filesystem', 'path' = '/out', 'format' = 'csv');
            """;
    private static final String INSERT = "INSERT INTO snk SELECT n FROM src;";
    private static final String JOB = "insert-into_default_catalog.default_database.snk";
    private static final String LIST = "SELECT job_id, job_name, status, failure FROM sluice_system.jobs";

    private final MemoryFileSystem files = new MemoryFileSystem();

    /** A function of the user on the class path. */
    public static final class Twice {
        public long eval(long value) {
            return 2 * value;
        }
    }

    private FolderEngine open() {
        return new FolderEngine(files);
    }

    private String jobFile() throws IOException {
        List<FileStatus> found = files.list("/data/jobs");
        assertEquals(1, found.size());
        return found.get(0).path();
    }

    private byte[] bytes(String path) throws IOException {
        try (var stream = files.stream(path)) {
            return stream.readAllBytes();
        }
    }

    private void put(String path, byte[] bytes) throws IOException {
        try (WritableFile file = files.create(path)) {
            file.write(bytes, 0, bytes.length);
        }
    }

    private void rewrite(UnaryOperator<String> change) throws IOException {
        SealedFile file = new SealedFile(files, jobFile(), "job", 1);
        file.write(change.apply(file.read()));
    }

    @Test
    void aJobGoesOnFromWhereItWasStopped() {
        String id;
        try (FolderEngine engine = open()) {
            engine.rows(TABLES + INSERT);
            id = engine.cell("SELECT job_id FROM sluice_system.jobs");
            engine.await("RUNNING");
        }
        try (FolderEngine engine = open()) {
            engine.await("RUNNING");
            assertEquals(id, engine.cell("SELECT job_id FROM sluice_system.jobs"));
            List<String> described = engine.rows("DESCRIBE JOB '" + JOB + "'");
            assertTrue(
                    described.stream().anyMatch(row -> row.startsWith("started from /data/savepoints/stopped-")),
                    described.toString());
            assertEquals(List.of(), engine.notes());
        }
    }

    @Test
    void whatHasEndedStaysEnded() {
        List<String> before;
        try (FolderEngine engine = open()) {
            engine.rows(
                    TABLES + "SET 'pipeline.name' = 'cancelled';" + INSERT
                            + "SET 'pipeline.name' = 'done'; INSERT INTO snk VALUES (1);"
                            + "SET 'pipeline.name' = 'failed\twith\\tabs\rand\nlines'; INSERT INTO snk SELECT 1 / (n - 1) FROM src;");
            engine.rows("CANCEL JOB 'cancelled'");
            while (!engine.rows("SELECT status FROM sluice_system.jobs")
                    .equals(List.of("CANCELED", "FINISHED", "FAILED"))) {
                Thread.onSpinWait();
            }
            before = engine.rows(LIST);
            assertTrue(before.get(2).contains("failed\twith\\tabs\rand\nlines FAILED SLC-3006 "), before.get(2));
        }
        try (FolderEngine engine = open()) {
            assertEquals(before, engine.rows(LIST));
            assertEquals(
                    ErrorCode.JOB_ENDED,
                    assertThrows(SluiceException.class, () -> engine.rows("RESTART JOB 'done'"))
                            .code());
        }
        try (FolderEngine engine = open()) {
            assertEquals(before, engine.rows(LIST));
        }
    }

    @Test
    void aJobThatWasStoppedCanBeStartedAgainLater() {
        String savepoint;
        try (FolderEngine engine = open()) {
            engine.rows(TABLES + INSERT);
            savepoint = engine.cell("STOP JOB '" + JOB + "' WITH SAVEPOINT");
        }
        try (FolderEngine engine = open()) {
            assertEquals("FINISHED", engine.cell("SELECT status FROM sluice_system.jobs"));
            engine.rows("RESTART JOB '" + JOB + "'");
            engine.await("RUNNING");
            assertTrue(engine.rows("DESCRIBE JOB '" + JOB + "'").contains("started from " + savepoint));
            engine.rows("CREATE SAVEPOINT FOR JOB '" + JOB + "'");
        }
        try (FolderEngine engine = open()) {
            engine.await("RUNNING");
            engine.rows("RESTART JOB '" + JOB + "' FROM SAVEPOINT '" + savepoint + "'");
            engine.await("RUNNING");
            assertTrue(engine.rows("DESCRIBE JOB '" + JOB + "'").contains("started from " + savepoint));
        }
    }

    @Test
    void checkpointsInMemoryEndWithTheProcess() {
        try (FolderEngine engine = open()) {
            engine.rows(TABLES + "SET 'execution.checkpointing.storage' = 'jobmanager';" + INSERT);
            engine.await("RUNNING");
        }
        try (FolderEngine engine = open()) {
            engine.await("RUNNING");
            assertTrue(
                    engine.rows("DESCRIBE JOB '" + JOB + "'").stream()
                            .anyMatch(row -> row.startsWith("started from /data/savepoints/")),
                    "its savepoint is on files");
        }
    }

    @Test
    void anInsertThatIsWaitedForIsNotKept() throws IOException {
        try (FolderEngine engine = open()) {
            engine.rows(TABLES + "SET 'table.dml-sync' = 'true'; INSERT INTO snk VALUES (1), (2);");
            engine.await("FINISHED");
            assertEquals(List.of(), files.list("/data/jobs"));
            assertEquals(1, files.list("/data/checkpoints").size());
        }
        open().close();
        assertEquals(List.of(), files.list("/data/checkpoints"));
    }

    @Test
    void aMaterializedViewGoesOn() {
        try (FolderEngine engine = open()) {
            engine.rows("SET 'table.dml-sync' = 'true';"
                    + "CREATE TABLE t (k INT) WITH ('connector' = 'filesystem', 'path' = '/in', 'format' = 'csv');"
                    + "INSERT INTO t VALUES (1), (2), (2);");
            engine.await("FINISHED");
            engine.rows("CREATE MATERIALIZED VIEW v AS SELECT k, COUNT(*) AS c FROM t GROUP BY k;");
            assertEquals(List.of("1 1", "2 2"), engine.rows("SELECT * FROM v ORDER BY k"));
        }
        for (int life = 0; life < 2; life++) {
            try (FolderEngine engine = open()) {
                assertEquals(List.of("1 1", "2 2"), engine.rows("SELECT * FROM v ORDER BY k"));
                assertEquals(1, engine.rows(LIST).size());
            }
        }
        try (FolderEngine engine = open()) {
            engine.rows("DROP MATERIALIZED VIEW v");
            engine.await("CANCELED");
        }
        try (FolderEngine engine = open()) {
            assertEquals(List.of("t"), engine.rows("SHOW TABLES"));
            engine.await("CANCELED");
        }
    }

    @Test
    void theRowsOfAViewWhoseInputsHaveEndedStayAsTheyAre() {
        String[] queries = {
            "SELECT k FROM t ORDER BY k",
            "SELECT k FROM t ORDER BY k LIMIT 2",
            "SELECT k FROM t LIMIT 2",
            "SELECT k FROM t INTERSECT ALL SELECT k FROM t WHERE k > 1",
            "SELECT COUNT(*) AS k FROM t WHERE k > 9"
        };
        List<String> rows = List.of("3", "2", "2", "2", "1");
        String counts = "SELECT COUNT(*) FROM v";
        try (FolderEngine engine = open()) {
            engine.rows("CREATE TABLE t (k INT) WITH ('connector' = 'filesystem', 'path' = '/in', 'format' = 'csv');"
                    + "SET 'table.dml-sync' = 'true'; INSERT INTO t VALUES (1), (2), (2);");
            engine.await("FINISHED");
            engine.rows("CREATE MATERIALIZED VIEW zero AS SELECT CAST('-0.0' AS DOUBLE) AS z FROM t WHERE k = 1");
            for (int i = 0; i < queries.length; i++) {
                engine.rows("CREATE MATERIALIZED VIEW v" + i + " AS " + queries[i]);
            }
        }
        for (int life = 0; life < 3; life++) {
            try (FolderEngine engine = open()) {
                for (int i = 0; i < queries.length; i++) {
                    assertEquals(rows.get(i), engine.cell(counts + i), queries[i]);
                }
                assertEquals("-0.0", engine.cell("SELECT z FROM zero"));
            }
        }
    }

    @Test
    void theFolderCanBeMoved() throws IOException {
        try (FolderEngine engine = open()) {
            engine.rows(TABLES + INSERT);
            engine.await("RUNNING");
        }
        files.createDirectories("/elsewhere");
        files.rename("/data", "/elsewhere/moved");
        try (FolderEngine engine = new FolderEngine(files, "/elsewhere/moved")) {
            engine.await("RUNNING");
            assertEquals(List.of(), engine.notes());
            assertEquals(
                    "/elsewhere/moved/savepoints",
                    engine.rows("SET").stream()
                            .filter(row -> row.startsWith("execution.checkpointing.savepoint-dir "))
                            .map(row -> row.split(" ")[1])
                            .findFirst()
                            .orElseThrow());
        }
    }

    @Test
    void noDamageOfAJobPasses() throws IOException {
        try (FolderEngine engine = open()) {
            engine.rows(TABLES + INSERT + "CANCEL JOB '" + JOB + "'");
        }
        String path = jobFile();
        byte[] whole = bytes(path);
        SealedFile file = new SealedFile(files, path, "job", 1);
        for (int length = 0; length < whole.length; length++) {
            put(path, Arrays.copyOf(whole, length));
            assertEquals(
                    ErrorCode.DATA_FOLDER_DAMAGED,
                    assertThrows(SluiceException.class, file::read).code());
        }
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            put(path, flipped);
            assertEquals(
                    ErrorCode.DATA_FOLDER_DAMAGED,
                    assertThrows(SluiceException.class, file::read).code());
        }
        try (FolderEngine engine = open()) {
            String listed = engine.cell(LIST);
            String id = path.replaceAll(".*/|\\.job", "");
            assertTrue(listed.startsWith(id + " " + id + " FAILED SLC-7008 '" + path + "' is not as"), listed);
            assertEquals(1, engine.notes().size());
            assertEquals(2, engine.rows("SHOW TABLES").size());
        }
        put(path, whole);
        try (FolderEngine engine = open()) {
            assertTrue(engine.cell(LIST).contains(JOB + " CANCELED"), engine.cell(LIST));
        }
    }

    @Test
    void aJobThatCannotBeRunIsListedAndLeftAsItIs() throws IOException {
        try (FolderEngine engine = open()) {
            engine.rows(TABLES + "CREATE FUNCTION twice AS '" + Twice.class.getName() + "';"
                    + "INSERT INTO snk SELECT twice(n) FROM src;");
            engine.await("RUNNING");
        }
        String path = jobFile();
        String whole = new SealedFile(files, path, "job", 1).read();
        rewrite(text -> text.replace("\"version\":1", "\"version\":99"));
        byte[] newer = bytes(path);
        try (FolderEngine engine = open()) {
            assertTrue(
                    engine.cell(LIST).contains(JOB + " FAILED SLC-7003 its plan cannot be run: "), engine.cell(LIST));
        }
        assertEquals(new String(newer), new String(bytes(path)));
        rewrite(text -> whole.replace(Twice.class.getName(), "gone.Away"));
        try (FolderEngine engine = open()) {
            assertTrue(
                    engine.cell(LIST).contains(JOB + " FAILED SLC-3010 There is no class 'gone.Away'"),
                    engine.cell(LIST));
        }
        rewrite(text -> whole);
        try (FolderEngine engine = open()) {
            engine.await("RUNNING");
        }
    }

    @Test
    void aDiskThatRefusesStartsAndEndsNothing() {
        AtomicBoolean full = new AtomicBoolean();
        FaultyFileSystem faulty = new FaultyFileSystem(files, (operation, path) -> {
            if (full.get() && operation.changes() && path.startsWith("/data/jobs/")) {
                throw new IOException("no space left");
            }
        });
        try (FolderEngine engine = new FolderEngine(faulty)) {
            engine.rows(TABLES);
            full.set(true);
            SluiceException refused = assertThrows(SluiceException.class, () -> engine.rows(INSERT));
            assertEquals(ErrorCode.IO_ERROR, refused.code());
            assertEquals(List.of(), engine.rows(LIST));
            full.set(false);
            engine.rows(INSERT);
            full.set(true);
            assertThrows(SluiceException.class, () -> engine.rows("CANCEL JOB '" + JOB + "'"));
            engine.await("RUNNING");
            full.set(false);
            engine.rows("CANCEL JOB '" + JOB + "'");
            engine.await("CANCELED");
        }
    }
}
