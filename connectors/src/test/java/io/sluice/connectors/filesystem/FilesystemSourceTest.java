package io.sluice.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Connectors;
import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.RowType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files are read, and that reading can be cut and continued anywhere. */
class FilesystemSourceTest {
    private final MemoryFileSystem files = new MemoryFileSystem();

    private static TableSpec json(String path) {
        return Tables.table("a INT", "connector", "filesystem", "path", path, "format", "json");
    }

    private List<String> splits(String path) {
        return Tables.source(files, json(path)).splits().stream().map(Split::id).toList();
    }

    @Test
    void aPathIsAFileADirectoryOrAPattern() {
        for (String name : List.of("b.json", "a.json", "sub/c.json", ".hidden", "_marker", ".staging/x", "d.csv")) {
            Tables.write(files, "/data/" + name, "{\"a\":1}\n");
        }
        assertEquals(List.of("/data/a.json"), splits("/data/a.json"));
        assertEquals(List.of("/data/.hidden"), splits("/data/.hidden"), "a file that is named is read");
        List<String> all = List.of("/data/a.json", "/data/b.json", "/data/d.csv", "/data/sub/c.json");
        assertEquals(all, splits("/data"));
        assertEquals(all, splits("file:///data/./"));
        assertEquals(all, splits("file:/data//"));
        assertEquals(List.of("/data/a.json", "/data/b.json"), splits("/data/*.json"));
        assertEquals(List.of("/data/a.json", "/data/b.json", "/data/sub/c.json"), splits("/data/**.json"));
        assertEquals(List.of("/data/sub/c.json"), splits("/data/s?b/*"));
    }

    @Test
    void whatIsNotThereOrNotBuiltSaysSo() {
        assertEquals(
                ErrorCode.FILE_NOT_FOUND,
                assertThrows(SluiceException.class, () -> splits("/nothing")).code());
        Tables.write(files, "/data/a.json", "{\"a\":1}\n");
        for (String pattern : List.of("/nothing/*.json", "/n*", "/**/x?.json", "/data/*.xml")) {
            SluiceException e = assertThrows(SluiceException.class, () -> splits(pattern));
            assertEquals(ErrorCode.FILE_NOT_FOUND, e.code());
            assertTrue(e.getMessage().contains(pattern), e::getMessage);
        }
        for (String path : List.of("hdfs://host/data", "s3://bucket/data", "S3a://bucket")) {
            SluiceException e = assertThrows(SluiceException.class, () -> splits(path));
            assertEquals(ErrorCode.NOT_BUILT_YET, e.code());
            assertTrue(e.getMessage().contains(path), e::getMessage);
        }
        assertEquals(
                ErrorCode.INVALID_OPTION,
                assertThrows(SluiceException.class, () -> splits("")).code());
    }

    @Test
    void rowsBeforeAMalformedRecordComeFirstAndTheErrorStays() {
        Tables.write(files, "/f", "{\"a\":1}\n{\"a\":2}\nbad\n{\"a\":3}\n");
        Source source = Tables.source(files, json("/f"));
        Split split = source.splits().get(0);
        byte[] offset;
        String first;
        try (SplitReader reader = source.open(split, split.start(), List.of(0))) {
            assertEquals(List.of("1", "2"), Tables.rows(reader.read(100)));
            offset = reader.offset();
            first = assertThrows(SluiceException.class, () -> reader.read(100)).getMessage();
            assertEquals(
                    first,
                    assertThrows(SluiceException.class, () -> reader.read(100)).getMessage());
            assertArrayEquals(offset, reader.offset());
        }
        assertTrue(first.startsWith("/f:3:1: "), first);
        try (SplitReader again = source.open(split, offset, List.of(0))) {
            assertEquals(
                    first,
                    assertThrows(SluiceException.class, () -> again.read(1)).getMessage());
        }
    }

    @Test
    void refusedRowsAreCounted() {
        Tables.write(files, "/f", "bad\n{\"a\":1}\n\n{\"a\":\n");
        TableSpec table = Tables.table(
                "a INT", "connector", "filesystem", "path", "/f", "format", "json", "json.ignore-parse-errors", "true");
        Source source = Tables.source(files, table);
        Split split = source.splits().get(0);
        try (SplitReader reader = source.open(split, split.start(), List.of(0))) {
            assertEquals(List.of("1"), Tables.rows(reader.read(10)));
            assertNull(reader.read(10));
            assertEquals(2, reader.refusedRows());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv"})
    void windowsOfAnySizeGiveEqualRows(String format) throws IOException {
        RowType type = Tables.type("id INT; text STRING; more DOUBLE");
        Random random = new Random(7);
        StringBuilder content = new StringBuilder("\uFEFF");
        List<String> expected = new ArrayList<>();
        for (int i = 0; i < 300; i++) {
            String text = "ü\u20ac".repeat(random.nextInt(30)) + i;
            expected.add(i + "|" + text + "|" + i / 4.0);
            String end = random.nextBoolean() ? "\r\n" : "\n";
            content.append(
                    format.equals("json")
                            ? "{\"id\":" + i + ",\"text\":\"" + text + "\",\"more\":" + i / 4.0 + "}" + end
                            : i + ",\"" + text + "\"," + i / 4.0 + end);
            if (random.nextInt(10) == 0) {
                content.append(end);
            }
        }
        Tables.write(files, "/f", content.toString());
        for (int window : new int[] {1, 2, 3, 5, 16, 63, 64, 65, 100, 1000, 100_000}) {
            List<String> rows = new ArrayList<>();
            byte[] offset = FileOffset.START.encode();
            Batch batch;
            do {
                FileRecords records = new FileRecords(
                        () -> Connectors.format(format)
                                .decoder(type, List.of(0, 1, 2), Settings.of(Map.of()), ZoneOffset.UTC),
                        type);
                try (SplitReader reader =
                        new FileSplitReader("/f", files.open("/f"), FileOffset.decode(offset), records, window)) {
                    batch = reader.read(1 + random.nextInt(40));
                    offset = reader.offset();
                }
                rows.addAll(batch == null ? List.of() : Tables.rows(batch));
            } while (batch != null);
            assertEquals(expected, rows, () -> "window " + window);
        }
    }

    @Test
    void onlyTheWantedColumnsInTheWantedOrder() {
        Tables.write(files, "/f", "1,x,2.5\nnot a number,y,3.5\n");
        TableSpec table =
                Tables.table("a INT; b STRING; c DOUBLE", "connector", "filesystem", "path", "/f", "format", "csv");
        Source source = Tables.source(files, table);
        Split split = source.splits().get(0);
        try (SplitReader reader = source.open(split, split.start(), List.of(2, 1))) {
            assertEquals(List.of("2.5|x", "3.5|y"), Tables.drain(reader, 1));
        }
        try (SplitReader reader = source.open(split, split.start(), List.of())) {
            assertEquals(2, reader.read(10).rowCount);
        }
    }

    @Test
    void realFilesAreReadToo(@TempDir Path directory) throws IOException {
        Files.writeString(directory.resolve("a.json"), "{\"a\":1}\n{\"a\":2}");
        TableSpec table = json(directory.toString());
        assertEquals(List.of("1", "2"), Tables.read(new LocalFileSystem(), table));
    }

    @Test
    void theExamplesAreReadWhole() {
        Path root = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(root.resolve("sql-examples"))) {
            root = root.getParent();
        }
        String data = root.resolve("sql-examples/data").toString();
        TableSpec flights = Tables.table(
                "departed TIMESTAMP(3) NOT NULL; origin STRING NOT NULL; delay INT NOT NULL",
                "connector",
                "filesystem",
                "path",
                data + "/flights.jsonl",
                "format",
                "json",
                "json.fail-on-missing-field",
                "true");
        assertEquals(20_000, Tables.read(new LocalFileSystem(), flights).size());
        TableSpec quakes = Tables.table(
                "id STRING NOT NULL; happened TIMESTAMP(3) NOT NULL; place STRING",
                "connector",
                "filesystem",
                "path",
                data + "/earthquakes.jsonl",
                "format",
                "json");
        assertEquals(1_707, Tables.read(new LocalFileSystem(), quakes).size());
        TableSpec airports = Tables.table(
                "iata STRING; name STRING; city STRING; state STRING; country STRING; latitude DOUBLE; longitude DOUBLE",
                "connector",
                "filesystem",
                "path",
                data + "/airports.csv",
                "format",
                "csv",
                "csv.header",
                "true");
        List<String> rows = Tables.read(new LocalFileSystem(), airports);
        assertTrue(rows.size() > 3_000);
        assertEquals("00M|Thigpen|Bay Springs|MS|USA|31.95376472|-89.23450472", rows.get(0));
    }
}
