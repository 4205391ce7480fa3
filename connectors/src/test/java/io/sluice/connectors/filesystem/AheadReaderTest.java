package io.sluice.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.ConnectorContext;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.connector.Workers;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.core.type.RowType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Decoding chunks ahead gives what the plain reader gives: rows, offsets, counts and errors. */
class AheadReaderTest {
    private static final RowType TYPE = Tables.type("id INT; text STRING; more DOUBLE");
    private static final ExecutorService THREADS = Executors.newFixedThreadPool(3);

    private final MemoryFileSystem files = new MemoryFileSystem();

    @AfterAll
    static void stop() {
        THREADS.shutdown();
    }

    /** Who does the work that is shared out. */
    private enum Who implements Workers {
        NOBODY,
        CALLER,
        ONE_MORE,
        THREE_MORE;

        @Override
        public int count() {
            return this == THREE_MORE ? 4 : 2;
        }

        @Override
        public void execute(Runnable work) {
            switch (this) {
                case NOBODY -> {}
                case CALLER -> work.run();
                case ONE_MORE, THREE_MORE -> THREADS.execute(work);
            }
        }
    }

    /** All that a reader gives from an offset to the end; the error is empty when there was none. */
    private record Outcome(List<String> rows, long refused, String error) {
        Outcome from(int row, long refusedBefore) {
            return new Outcome(rows.subList(row, rows.size()), refused - refusedBefore, error);
        }
    }

    private record Case(String format, boolean ignoreErrors, String content) {
        FileRecords records() {
            Map<String, String> options = Map.of(format + ".ignore-parse-errors", String.valueOf(ignoreErrors));
            return new FileRecords(
                    () -> Connectors.format(format)
                            .decoder(TYPE, List.of(0, 1, 2), Settings.of(options), ZoneOffset.UTC),
                    TYPE);
        }

        static Case random(String format, Random random) {
            StringBuilder text = new StringBuilder(random.nextInt(3) == 0 ? "\uFEFF" : "");
            int records = random.nextInt(60);
            int badIn = random.nextInt(4) == 0 ? 10 : 100;
            for (int i = 0; i < records; i++) {
                text.append(random.nextInt(badIn) == 0 ? bad(random) : record(format, i, random));
                text.append(random.nextBoolean() ? "\r\n" : "\n");
                text.append(random.nextInt(8) == 0 ? "\n" : "");
            }
            text.setLength(text.length() - (random.nextInt(3) == 0 ? Math.min(text.length(), 1) : 0));
            return new Case(format, random.nextBoolean(), text.toString());
        }

        private static String bad(Random random) {
            return switch (random.nextInt(4)) {
                case 0 -> "x";
                case 1 -> "1,\"a\"b,3";
                case 2 -> "{\"id\":\"x\ty\"}";
                default -> "7,\"not closed,2"; // in csv up to the next quote
            };
        }

        private static String record(String format, int i, Random random) {
            boolean csv = format.equals("csv");
            StringBuilder value = new StringBuilder();
            int parts = random.nextInt(20) == 0 ? 100 : random.nextInt(4);
            for (int k = 0; k < parts; k++) {
                value.append(
                        switch (random.nextInt(4)) {
                            case 0 -> csv ? "\n" : "\\n";
                            case 1 -> csv ? "\"\"" : "\\\"";
                            case 2 -> "\u20ac,";
                            default -> "text";
                        });
            }
            return csv
                    ? i + ",\"" + value + "\"," + i / 4.0
                    : "{\"id\":" + i + ",\"text\":\"" + value + "\",\"more\":" + i / 4.0 + "}";
        }
    }

    private SplitReader plain(Case of, FileOffset offset) throws IOException {
        return new FileSplitReader("/f", files.open("/f"), offset, of.records(), 64);
    }

    private SplitReader ahead(Case of, FileOffset offset, Who who, int chunkBytes) throws IOException {
        ReadAhead ahead = new ReadAhead(who, chunkBytes, 0);
        return new AheadReader("/f", files.open("/f"), offset, of.records(), ahead, ahead.take(1));
    }

    /** Reads on to the end. */
    private static Outcome drain(SplitReader reader, int maxRows) {
        List<String> rows = new ArrayList<>();
        try (reader) {
            String error = "";
            try {
                for (Batch batch = reader.read(maxRows); batch != null; batch = reader.read(maxRows)) {
                    rows.addAll(Tables.rows(batch));
                }
            } catch (SluiceException e) {
                error = e.getMessage() + e.expected();
            }
            return new Outcome(rows, reader.refusedRows(), error);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void givesWhatThePlainReaderGives(String format) throws IOException {
        for (int seed = 0; seed < 400; seed++) {
            Random random = new Random(seed);
            Case of = Case.random(format, random);
            Tables.write(files, "/f", of.content());
            Outcome expected = drain(plain(of, FileOffset.START), 1 + random.nextInt(50));
            for (Who who : Who.values()) {
                int maxRows = random.nextBoolean() ? 100 : 1 + random.nextInt(9);
                int chunkBytes = 1 + random.nextInt(random.nextBoolean() ? 400 : 60);
                String name = format + ", seed " + seed + ", " + who + ", chunks of " + chunkBytes + ", " + maxRows;
                assertEquals(expected, drain(ahead(of, FileOffset.START, who, chunkBytes), maxRows), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void goesOnFromEveryOffset(String format) throws IOException {
        for (int seed = 1000; seed < 1100; seed++) {
            Random random = new Random(seed);
            Case of = Case.random(format, random);
            Tables.write(files, "/f", of.content());
            byte[] bytes = of.content().getBytes(StandardCharsets.UTF_8);
            Outcome whole = drain(plain(of, FileOffset.START), 7);
            Who who = Who.values()[random.nextInt(Who.values().length)];
            int maxRows = 1 + random.nextInt(12);
            int chunkBytes = 20 + random.nextInt(300);
            String name = format + ", seed " + seed + ", " + who + ", chunks of " + chunkBytes + ", " + maxRows;
            try (SplitReader reader = ahead(of, FileOffset.START, who, chunkBytes)) {
                int rows = 0;
                for (Batch batch = read(reader, maxRows); batch != null; batch = read(reader, maxRows)) {
                    assertTrue(batch.rowCount <= maxRows, name);
                    rows += batch.rowCount;
                    FileOffset offset = FileOffset.decode(reader.offset());
                    assertEquals(lineEnds(bytes, offset.position()), offset.linesBefore(), name);
                    Outcome rest = whole.from(rows, reader.refusedRows());
                    assertEquals(rest, drain(plain(of, offset), 10), name);
                    assertEquals(rest, drain(ahead(of, offset, Who.THREE_MORE, chunkBytes), maxRows), name);
                }
                assertEquals(whole.rows().size(), rows, name);
            }
        }
    }

    /** Null at the end or at an error. */
    private static Batch read(SplitReader reader, int maxRows) {
        try {
            return reader.read(maxRows);
        } catch (SluiceException e) {
            String again = assertThrows(SluiceException.class, () -> reader.read(maxRows))
                    .getMessage();
            assertEquals(e.getMessage(), again);
            return null;
        }
    }

    private static long lineEnds(byte[] bytes, long before) {
        long count = 0;
        for (int i = 0; i < before; i++) {
            count += bytes[i] == '\n' ? 1 : 0;
        }
        return count;
    }

    @Test
    void batchesDoNotDependOnWhoDecodes() throws IOException {
        Random random = new Random(5);
        Case of = Case.random("csv", random);
        Tables.write(files, "/f", of.content());
        List<List<Integer>> sizes = new ArrayList<>();
        for (Who who : List.of(Who.NOBODY, Who.CALLER, Who.ONE_MORE)) {
            List<Integer> rows = new ArrayList<>();
            try (SplitReader reader = ahead(of, FileOffset.START, who, 150)) {
                for (Batch batch = read(reader, 4); batch != null; batch = read(reader, 4)) {
                    rows.add(batch.rowCount);
                }
            }
            sizes.add(rows);
        }
        assertTrue(sizes.get(0).size() > 5);
        assertEquals(List.of(sizes.get(0), sizes.get(0)), sizes.subList(1, 3));
    }

    @Test
    void batchesMayBecomeSmallerAndLarger() throws IOException {
        Case of = new Case("json", false, "{\"id\":1,\"text\":\"a\",\"more\":0.5}\n".repeat(300));
        Tables.write(files, "/f", of.content());
        int rows = 0;
        try (SplitReader reader = ahead(of, FileOffset.START, Who.ONE_MORE, 500)) {
            for (int most : new int[] {10, 100, 3, 1, 200, 2, 1000, 1000, 5}) {
                Batch batch = reader.read(most);
                assertTrue(batch.rowCount > 0 && batch.rowCount <= most, () -> batch.rowCount + " of " + most);
                rows += batch.rowCount;
            }
            rows += Tables.drain(reader, 50).size();
        }
        assertEquals(300, rows);
    }

    @Test
    void onlyLargeFilesAreSharedOut() {
        AtomicInteger asked = new AtomicInteger();
        Workers workers = new Workers() {
            @Override
            public int count() {
                return 2;
            }

            @Override
            public void execute(Runnable work) {
                asked.incrementAndGet();
                THREADS.execute(work);
            }
        };
        TableSpec table = Tables.table("id INT", "connector", "filesystem", "path", "/f", "format", "json");
        Source source = Connectors.of(table)
                .source(table, new ConnectorContext(files, Clock.SYSTEM, ZoneOffset.UTC, System.out, workers));
        Tables.write(files, "/f", "{\"id\":1}\n".repeat(1000));
        assertEquals(1000, rows(source));
        assertEquals(0, asked.get());
        Tables.write(files, "/f", "{\"id\":1}\n".repeat(600_000));
        assertEquals(600_000, rows(source));
        assertTrue(asked.get() >= 4, () -> "asked " + asked);
    }

    private static int rows(Source source) {
        int rows = 0;
        var split = source.splits().get(0);
        try (SplitReader reader = source.open(split, split.start(), List.of(0))) {
            for (Batch batch = reader.read(8192); batch != null; batch = reader.read(8192)) {
                rows += batch.rowCount;
            }
        }
        return rows;
    }

    @Test
    void readersShareAFewChunksAndGiveThemBack() throws IOException {
        Case of = new Case("csv", false, "1,a,2\n".repeat(100));
        Tables.write(files, "/f", of.content());
        ReadAhead ahead = new ReadAhead(Who.ONE_MORE, 50, 0);
        SplitReader first =
                new AheadReader("/f", files.open("/f"), FileOffset.START, of.records(), ahead, ahead.take(1));
        assertEquals(0, ahead.take(1), "the first has 3 of 4, and one is of no use");
        first.read(5);
        first.close();
        assertEquals(3, ahead.take(1));
        assertEquals(0, new ReadAhead(Workers.NONE, 50, 0).take(1000));
    }
}
