package io.sluice.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Sink;
import io.sluice.core.connector.Sink.WriterContext;
import io.sluice.core.connector.SinkWriter;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Rows are seen when committed, exactly once, whatever happens in between. */
class FilesystemSinkTest {
    private final MemoryFileSystem files = new MemoryFileSystem();

    private static TableSpec table(String... more) {
        List<String> options = new ArrayList<>(List.of("connector", "filesystem", "path", "/out", "format", "csv"));
        options.addAll(List.of(more));
        return Tables.table("a INT; b STRING", options.toArray(new String[0]));
    }

    private Sink sink(String... more) {
        return Connectors.of(table(more)).sink(table(more), Tables.context(files));
    }

    private static WriterContext writer(String job, String attempt, int task) {
        return new WriterContext(job, attempt, task, 2);
    }

    private static Batch rows(int from, int count) {
        BatchBuilder out = new BatchBuilder(table().physical());
        for (int i = from; i < from + count; i++) {
            out.column(0).appendInt(i);
            out.column(1).appendString("r" + i);
            out.endRow();
        }
        return out.build();
    }

    private List<String> names() {
        return files.list("/out").stream().map(FileStatus::name).toList();
    }

    @Test
    void filesAppearWhenCommittedAndCommitsCanBeRepeated() {
        Sink sink = sink();
        SinkWriter writer = sink.open(writer("job", "7", 1));
        writer.write(rows(1, 2));
        writer.flush();
        List<byte[]> first = writer.prepareCommit();
        writer.write(rows(3, 1));
        assertEquals(List.of(".part-job-7-1-0.inprogress", ".part-job-7-1-1.inprogress"), names());
        assertEquals(List.of(), Tables.read(files, table()));
        sink.commit(first);
        sink.commit(first);
        assertEquals(List.of(".part-job-7-1-1.inprogress", "part-7-1-0.csv"), names());
        assertEquals(List.of("1|r1", "2|r2"), Tables.read(files, table()));
        sink.commit(writer.prepareCommit());
        writer.close();
        assertEquals(List.of("part-7-1-0.csv", "part-7-1-1.csv"), names());
        assertEquals("3,r3\n", Tables.text(files, "/out/part-7-1-1.csv"));
    }

    @Test
    void nothingVisibleIsEverOverwritten() {
        Sink sink = sink();
        for (String job : List.of("one", "two")) {
            SinkWriter writer = sink.open(writer(job, "7", 0));
            writer.write(rows(job.equals("one") ? 1 : 2, 1));
            List<byte[]> prepared = writer.prepareCommit();
            if (job.equals("one")) {
                sink.commit(prepared);
            } else {
                SluiceException refused = assertThrows(SluiceException.class, () -> sink.commit(prepared));
                assertTrue(refused.getMessage().contains("exists already"), refused.getMessage());
            }
        }
        assertEquals(List.of("1|r1"), Tables.read(files, table()));
    }

    @Test
    void aJobNamedAfterManyTablesHasFileNamesThatFit() {
        String job = "insert-into_" + "default_catalog.default_database.orders,".repeat(9);
        Sink sink = sink();
        SinkWriter writer = sink.open(writer(job + "a", "7", 0));
        writer.write(rows(1, 1));
        List<byte[]> prepared = writer.prepareCommit();
        assertTrue(names().get(0).length() < 200, () -> names().get(0));
        sink.cleanUp(job + "b");
        sink.commit(prepared);
        assertEquals(List.of("part-7-0-0.csv"), names());
    }

    @Test
    void noRowsNoFile() {
        SinkWriter writer = sink().open(writer("job", "1", 0));
        writer.write(rows(0, 0));
        assertEquals(List.of(), writer.prepareCommit());
        writer.close();
        assertEquals(List.of(), names());
        assertEquals(List.of(), Tables.read(files, table()), "an empty directory is an empty table");
    }

    @Test
    void anAbandonedWriterLeavesNothing() {
        SinkWriter writer = sink().open(writer("job", "1", 0));
        writer.write(rows(0, 1));
        writer.close();
        assertEquals(List.of(), names());
    }

    @Test
    void cleaningUpTakesOnlyTheJobsOwnUncommittedFiles() {
        Sink sink = sink();
        List<byte[]> committed = List.of();
        for (String job : List.of("job", "job-1", "job/1", "jo")) {
            SinkWriter writer = sink.open(writer(job, "1", 0));
            writer.write(rows(0, 1));
            committed = writer.prepareCommit();
        }
        sink.commit(committed);
        assertEquals(4, names().size());
        sink.cleanUp("job");
        assertEquals(
                List.of(".part-job%2D1-1-0-0.inprogress", ".part-job%2F1-1-0-0.inprogress", "part-1-0-0.csv"), names());
        sink.cleanUp("jo");
        assertEquals(3, names().size());
        sink.cleanUp("job-1");
        sink.cleanUp("job/1");
        assertEquals(List.of("part-1-0-0.csv"), names());
    }

    @Test
    void whatWasLostOrChangedIsAnError() {
        Sink sink = sink();
        SinkWriter writer = sink.open(writer("job", "1", 0));
        writer.write(rows(0, 1));
        List<byte[]> prepared = writer.prepareCommit();
        Tables.write(files, "/out/.part-job-1-0-0.inprogress", "0,");
        assertTrue(assertThrows(SluiceException.class, () -> sink.commit(prepared))
                .getMessage()
                .contains("has 2 bytes"));
        sink.cleanUp("job");
        SluiceException lost = assertThrows(SluiceException.class, () -> sink.commit(prepared));
        assertEquals(ErrorCode.IO_ERROR, lost.code());
        assertTrue(lost.getMessage().contains("is lost"), lost::getMessage);
    }

    @Test
    void runsAndTasksNeverMeet() {
        Sink sink = sink();
        for (String attempt : List.of("1", "2")) {
            for (int task = 0; task < 2; task++) {
                SinkWriter writer = sink.open(writer("job", attempt, task));
                writer.write(rows(task, 1));
                sink.commit(writer.prepareCommit());
            }
        }
        assertEquals(4, Tables.read(files, table()).size());
    }

    @Test
    void largeFilesRollAndEachHasItsHeader() {
        Sink sink = sink("sink.rolling-policy.file-size", "1 mb", "csv.header", "true");
        SinkWriter writer = sink.open(writer("job", "1", 0));
        int rows = 0;
        for (; rows < 200_000; rows += 1000) {
            writer.write(rows(rows, 1000));
        }
        List<byte[]> prepared = writer.prepareCommit();
        sink.commit(prepared);
        assertTrue(prepared.size() > 1, "no file was rolled");
        assertEquals(rows, Tables.read(files, table("csv.header", "true")).size());
        assertTrue(Tables.text(files, "/out/part-1-0-1.csv").startsWith("a,b\n"));
    }

    @Test
    void aFileEndsWithTheRowThatReachesItsSize() {
        Sink sink = sink("sink.rolling-policy.file-size", "100 kb");
        SinkWriter writer = sink.open(writer("job", "1", 0));
        writer.write(rows(0, 50_000));
        List<byte[]> prepared = writer.prepareCommit();
        sink.commit(prepared);
        assertTrue(prepared.size() > 2, "no file was rolled");
        for (int file = 0; file < prepared.size() - 1; file++) {
            String text = Tables.text(files, "/out/part-1-0-" + file + ".csv");
            int lastRow = text.length() - text.lastIndexOf('\n', text.length() - 2) - 1;
            assertTrue(text.length() >= 100 * 1024, "ended early at " + text.length());
            assertTrue(text.length() - lastRow < 100 * 1024, "ended late at " + text.length());
        }
    }

    @Test
    void aPatternOrAFileIsNoPlaceToWrite() {
        TableSpec pattern = Tables.table("a INT", "connector", "filesystem", "path", "/out/*.csv", "format", "csv");
        assertEquals(
                ErrorCode.INVALID_OPTION,
                assertThrows(SluiceException.class, () -> Connectors.of(pattern).sink(pattern, Tables.context(files)))
                        .code());
        Tables.write(files, "/out", "");
        assertEquals(
                ErrorCode.INVALID_OPTION,
                assertThrows(SluiceException.class, () -> sink().open(writer("j", "1", 0)))
                        .code());
    }

    /** A job that writes numbers, checkpoints, and loses power at a random moment, again and again. */
    @Test
    void powerFailuresLoseNothingAndRepeatNothing() {
        for (long seed = 0; seed < 50; seed++) {
            Random random = new Random(seed);
            MemoryFileSystem disk = new MemoryFileSystem();
            int total = 500;
            int checkpointed = 0;
            List<byte[]> pending = List.of();
            for (int attempt = 1; checkpointed < total || !pending.isEmpty(); attempt++) {
                Sink sink = Connectors.of(table()).sink(table(), Tables.context(disk));
                sink.commit(pending);
                sink.cleanUp("job");
                pending = List.of();
                SinkWriter writer = sink.open(writer("job", "" + attempt, 0));
                int written = checkpointed;
                while (written < total && random.nextInt(12) != 0) {
                    int count = Math.min(total - written, 1 + random.nextInt(20));
                    writer.write(rows(written, count));
                    written += count;
                    if (random.nextInt(3) == 0 || written == total) {
                        pending = writer.prepareCommit();
                        checkpointed = written;
                        if (random.nextBoolean()) {
                            sink.commit(pending);
                        }
                        if (random.nextInt(4) == 0) {
                            break;
                        }
                        sink.commit(pending);
                        pending = List.of();
                    }
                }
                disk.crash(random);
            }
            List<String> rows = new ArrayList<>(Tables.read(disk, table()));
            rows.sort((a, b) ->
                    Integer.compare(Integer.parseInt(a.split("\\|")[0]), Integer.parseInt(b.split("\\|")[0])));
            List<String> expected = Tables.rows(rows(0, total));
            assertEquals(expected, rows, "seed " + seed);
        }
    }

    @Test
    void partFilesEndByAgeAndByInactivity() {
        long[] now = {0};
        Clock clock = new Clock() {
            @Override
            public long millis() {
                return now[0];
            }

            @Override
            public long nanos() {
                return now[0] * 1_000_000;
            }
        };
        TableSpec table = table(
                "sink.rolling-policy.rollover-interval",
                "10 s",
                "sink.rolling-policy.inactivity-interval",
                "3 s",
                "sink.rolling-policy.check-interval",
                "1 s");
        ConnectorContext context = new ConnectorContext(files, clock, ZoneOffset.UTC, System.out);
        try (SinkWriter writer = Connectors.of(table).sink(table, context).open(writer("job", "1", 0))) {
            for (long at : new long[] {0, 999, 2_900, 5_000, 7_000, 9_900, 10_950, 13_960}) {
                now[0] = at;
                writer.write(rows((int) at, 1));
            }
            assertEquals(
                    List.of(
                            "0,r0|999,r999|2900,r2900|5000,r5000|7000,r7000|9900,r9900|",
                            "10950,r10950|",
                            "13960,r13960|"),
                    writer.prepareCommit().stream()
                            .map(part -> Tables.text(
                                    files, "/out/" + PartFile.decode(part).hidden()))
                            .map(text -> text.replace('\n', '|'))
                            .toList());
        }
    }
}
