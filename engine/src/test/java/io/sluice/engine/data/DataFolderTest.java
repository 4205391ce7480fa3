package io.sluice.engine.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.SessionPolicy;
import io.sluice.engine.SharedSpace;
import io.sluice.engine.TextResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The catalog in a data folder: it survives, or says why not. */
class DataFolderTest {
    private static final String FOLDER = "/data";
    private static final String CATALOG = FOLDER + "/catalog.sql";
    private static final String TABLES = "CREATE TABLE a (x INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) "
            + "WITH ('connector' = 'blackhole'); CREATE VIEW v AS SELECT x + 1 AS y FROM a;";

    private final MemoryFileSystem memory = new MemoryFileSystem();
    private final List<String> notes = new ArrayList<>();

    /** Runs a script in an engine on the folder, and gives the rows of its last statement. */
    private List<List<String>> run(FileSystem files, String folder, String script) {
        DataFolder data = DataFolder.open(files, folder, notes::add);
        try (Engine engine = new Engine(
                        new Engine.Surroundings(files, Clock.SYSTEM, System.out),
                        SharedSpace.of(data, SessionPolicy.OWNER));
                Session session = engine.openSession(Settings.EMPTY, Session.Mode.CLIENT, notes::add)) {
            List<TextResult> results = session.execute(script);
            return results.get(results.size() - 1).rows();
        }
    }

    private static List<List<String>> column(String... cells) {
        return Arrays.stream(cells).map(List::of).toList();
    }

    private ErrorCode error() {
        return assertThrows(SluiceException.class, () -> run(memory, FOLDER, "SHOW TABLES"))
                .code();
    }

    @Test
    void theCatalogSurvives() {
        run(memory, FOLDER, TABLES + "CREATE TEMPORARY VIEW gone AS SELECT 1 AS x; CREATE DATABASE empty_one");
        assertEquals(column("a", "v"), run(memory, FOLDER, "SHOW TABLES"));
        assertEquals(column("default_database", "empty_one"), run(memory, FOLDER, "SHOW DATABASES"));
        run(memory, FOLDER, "DROP TABLE a; ALTER VIEW v RENAME TO w");
        assertEquals(column("w"), run(memory, FOLDER, "SHOW TABLES"));
        assertEquals(
                List.of(List.of("y", "INT", "TRUE", "", "", "").toString()),
                run(memory, FOLDER, "DESCRIBE w").stream()
                        .map(row -> row.stream()
                                .map(c -> c == null ? "" : c)
                                .toList()
                                .toString())
                        .toList());
        assertEquals(List.of(), notes);
    }

    @Test
    void createAsIsThereBeforeItsQueryRuns() {
        run(
                memory,
                FOLDER,
                "CREATE TABLE c WITH ('connector' = 'filesystem', 'path' = '/out', 'format' = 'csv') AS SELECT 1 AS uno");
        assertEquals(column("c"), run(memory, FOLDER, "SHOW TABLES"));
        assertThrows(
                SluiceException.class,
                () -> run(memory, FOLDER, "CREATE TABLE d WITH ('connector' = 'datagen') AS SELECT nothing FROM a"));
        assertEquals(column("c"), run(memory, FOLDER, "SHOW TABLES"));
    }

    @Test
    void aDiskThatRefusesChangesNothing() {
        run(memory, FOLDER, TABLES);
        AtomicInteger left = new AtomicInteger(Integer.MAX_VALUE);
        FileSystem full = FaultyFileSystem.full(memory, () -> left.getAndDecrement() <= 0);
        DataFolder data = DataFolder.open(full, FOLDER, notes::add);
        try (Engine engine = new Engine(
                        new Engine.Surroundings(full, Clock.SYSTEM, System.out),
                        SharedSpace.of(data, SessionPolicy.OWNER));
                Session session = engine.openSession(Settings.EMPTY, Session.Mode.CLIENT, notes::add)) {
            session.execute("CREATE TEMPORARY VIEW t AS SELECT 1 AS x; CREATE DATABASE d");
            for (int operations = 0; ; operations++) {
                left.set(operations);
                try {
                    session.execute("DROP DATABASE d CASCADE");
                    break;
                } catch (SluiceException e) {
                    assertEquals(ErrorCode.IO_ERROR, e.code());
                    assertTrue(
                            e.getMessage().startsWith("Cannot write '" + CATALOG + "': no space left"), e.getMessage());
                }
                left.set(Integer.MAX_VALUE);
                assertEquals(
                        column("d", "default_database"),
                        session.execute("SHOW DATABASES").get(0).rows());
                assertEquals(
                        column("a", "t", "v"),
                        session.execute("SHOW TABLES").get(0).rows());
            }
            left.set(Integer.MAX_VALUE);
            assertEquals(
                    column("default_database"),
                    session.execute("SHOW DATABASES").get(0).rows());
        }
        assertEquals(column("a", "v"), run(memory, FOLDER, "SHOW TABLES"));
    }

    /** The power fails at any operation: what was not synced is lost in part, and what was answered is there. */
    @Test
    void powerLossTakesNothingThatWasAnswered() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            MemoryFileSystem disk = new MemoryFileSystem();
            AtomicInteger left = new AtomicInteger(random.nextInt(80));
            FileSystem failing = FaultyFileSystem.full(disk, () -> left.getAndDecrement() <= 0);
            int answered = 0;
            try (FolderEngine engine = new FolderEngine(failing)) {
                for (; answered < 20; answered++) {
                    engine.rows("CREATE VIEW v" + (answered + 1) + " AS SELECT 1 AS x");
                }
            } catch (SluiceException e) {
                assertEquals(ErrorCode.IO_ERROR, e.code());
            }
            disk.crash(random);
            try (FolderEngine engine = new FolderEngine(disk)) {
                List<String> views = engine.rows("SHOW VIEWS");
                for (int i = 1; i <= answered; i++) {
                    assertTrue(views.contains("v" + i), "seed " + seed + ": " + views + ", answered " + answered);
                }
                assertTrue(views.size() <= answered + 1, "seed " + seed + ": " + views);
            }
        }
    }

    private byte[] bytes() throws IOException {
        try (var stream = memory.stream(CATALOG)) {
            return stream.readAllBytes();
        }
    }

    private void put(byte[] bytes) throws IOException {
        try (WritableFile file = memory.create(CATALOG)) {
            file.write(bytes, 0, bytes.length);
        }
    }

    @Test
    void noDamagePasses() throws IOException {
        run(memory, FOLDER, TABLES);
        byte[] whole = bytes();
        for (int length = 0; length < whole.length; length++) {
            put(Arrays.copyOf(whole, length));
            assertEquals(ErrorCode.DATA_FOLDER_DAMAGED, error(), "cut to " + length);
        }
        for (int bit = 0; bit < whole.length * Byte.SIZE; bit++) {
            byte[] flipped = whole.clone();
            flipped[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
            put(flipped);
            assertEquals(ErrorCode.DATA_FOLDER_DAMAGED, error(), "bit " + bit);
        }
        put(whole);
        assertEquals(column("a", "v"), run(memory, FOLDER, "SHOW TABLES"));
        memory.deleteRecursively(CATALOG);
        assertEquals(ErrorCode.DATA_FOLDER_DAMAGED, error());
    }

    @Test
    void aNewerFormatIsLeftAlone() throws IOException {
        run(memory, FOLDER, TABLES);
        new SealedFile(memory, CATALOG, "catalog", 2).write("whatever comes");
        byte[] newer = bytes();
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, error());
        assertEquals(new String(newer), new String(bytes()));
    }

    @Test
    void oneEngineHasTheFolder() {
        DataFolder first = DataFolder.open(memory, FOLDER, notes::add);
        SluiceException refused =
                assertThrows(SluiceException.class, () -> DataFolder.open(memory, FOLDER, notes::add));
        assertEquals(ErrorCode.DATA_FOLDER_IN_USE, refused.code());
        assertEquals("Another process uses the data folder '/data'", refused.getMessage());
        first.close();
        DataFolder.open(memory, FOLDER, notes::add).close();
    }

    @Test
    void onlyTheOwnerMayReadIt(@TempDir Path folder) throws IOException {
        run(new LocalFileSystem(), folder.toString(), TABLES);
        assertEquals(
                PosixFilePermissions.fromString("rw-------"),
                Files.getPosixFilePermissions(folder.resolve("catalog.sql")));
    }
}
