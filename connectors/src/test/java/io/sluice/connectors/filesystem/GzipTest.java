package io.sluice.connectors.filesystem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Tables;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.Source;
import io.sluice.core.connector.Split;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.TableSpec;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files compressed with gzip: whole ones are read, damaged ones are refused. */
class GzipTest {
    private static final String LINES =
            IntStream.range(0, 20_000).mapToObj(String::valueOf).collect(Collectors.joining("\n"));

    private final MemoryFileSystem files = new MemoryFileSystem();

    static byte[] gzip(String text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        return out.toByteArray();
    }

    static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    private static TableSpec table(String path) {
        return Tables.table("a INT", "connector", "filesystem", "path", path, "format", "csv");
    }

    private List<String> read(byte[] bytes) {
        Tables.write(files, "/f.csv.gz", bytes);
        return Tables.read(files, table("/f.csv.gz"));
    }

    private void refused(byte[] bytes, String why) {
        SluiceException e = assertThrows(SluiceException.class, () -> read(bytes));
        assertEquals(ErrorCode.MALFORMED_RECORD, e.code());
        assertTrue(e.getMessage().contains("'/f.csv.gz' cannot be uncompressed: " + why), e::getMessage);
    }

    @Test
    void oneMemberOrSeveralAreOneText() {
        assertEquals(LINES.lines().toList(), read(gzip(LINES)));
        assertEquals(List.of("1", "2", "34", "5"), read(concat(gzip("1\n2\n3"), gzip(""), gzip("4\n5\n"))));
        assertEquals(List.of("1"), read(concat(gzip("1\n"), new byte[700])), "zeros fill a tape's block");
        assertEquals(List.of(), read(gzip("")));
    }

    @Test
    void whatIsNotWholeIsRefused() {
        byte[] whole = gzip(LINES);
        refused(Arrays.copyOf(whole, whole.length / 2), "it is cut short");
        refused(Arrays.copyOf(whole, whole.length - 1), "it is cut short");
        refused(Arrays.copyOf(whole, 5), "it is cut short");
        refused(new byte[0], "it is empty");
        refused("1\n2\n3\n".getBytes(StandardCharsets.UTF_8), "it is no gzip file");
        refused(concat(whole, "rest".getBytes(StandardCharsets.UTF_8)), "there is more behind its last member");
        byte[] wrongSum = whole.clone();
        wrongSum[whole.length - 8] ^= 1;
        refused(wrongSum, "the checksum of its content is wrong");
    }

    @Test
    void everyDamagedByteIsNoticedOrHarmless() {
        byte[] whole = gzip("1\n2\n3\n");
        for (int i = 0; i < whole.length; i++) {
            byte[] damaged = whole.clone();
            damaged[i] ^= 0x10;
            try {
                assertEquals(List.of("1", "2", "3"), read(damaged), "byte " + i);
            } catch (SluiceException e) {
                assertEquals(ErrorCode.MALFORMED_RECORD, e.code());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 1000})
    void readingIsContinuedInTheMiddle(int rows) {
        String text = LINES.substring(0, 3000);
        Tables.write(files, "/f.gz", concat(gzip(text.substring(0, 1500)), gzip(text.substring(1500))));
        Source source = Tables.source(files, table("/f.gz"));
        Split split = source.splits().get(0);
        List<String> read = new ArrayList<>();
        byte[] offset = split.start();
        for (Batch batch = null; ; ) {
            try (SplitReader reader = source.open(split, offset, List.of(0))) {
                batch = reader.read(rows);
                offset = reader.offset();
            }
            if (batch == null) {
                break;
            }
            read.addAll(Tables.rows(batch));
        }
        assertEquals(text.lines().toList(), read);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f.bz2", "/f.csv.xz", "/f.zst", "/f.deflate"})
    void otherCompressionsAreRefusedByName(String path) {
        Tables.write(files, path, "1\n");
        SluiceException e = assertThrows(SluiceException.class, () -> Tables.read(files, table(path)));
        assertEquals(ErrorCode.NOT_BUILT_YET, e.code());
        assertTrue(e.getMessage().contains(path), e::getMessage);
    }
}
