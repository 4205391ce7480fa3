package io.sluice.connectors.evil;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.connectors.Tables;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that were damaged, are odd, or mean harm: each is read right or refused at its place, soon and in little memory. */
@Timeout(60)
class EvilFilesTest {
    private static final int LONGEST_MESSAGE = 500;
    private static final int MEGABYTE = 1024 * 1024;

    private final MemoryFileSystem files = new MemoryFileSystem();

    static Stream<EvilFile> files() {
        return Stream.concat(EvilJson.all().stream(), EvilCsv.all().stream());
    }

    @Test
    void thereAreEnough() {
        assertTrue(files().count() >= 60);
    }

    @ParameterizedTest
    @MethodSource("files")
    void anEvilFileIsReadRightOrRefused(EvilFile evil) {
        Tables.write(files, evil.path(), evil.bytes());
        if (evil.rows() != null) {
            assertEquals(evil.rows(), Tables.read(files, evil.table()));
            return;
        }
        SluiceException e = assertThrows(SluiceException.class, () -> Tables.read(files, evil.table()));
        assertEquals(ErrorCode.MALFORMED_RECORD, e.code());
        String place = evil.place().isEmpty() ? "'" + evil.path() + "' " : evil.path() + ":" + evil.place();
        String text = e.getMessage() + "; expected " + e.expected().orElseThrow();
        assertTrue(text.startsWith(place), () -> text + "\nis not at " + place);
        assertTrue(text.contains(evil.why()), () -> text + "\ndoes not say " + evil.why());
        assertTrue(text.length() < LONGEST_MESSAGE, () -> text.length() + " characters: " + text);
        assertTrue(text.codePoints().noneMatch(Character::isISOControl), text);
    }

    static Stream<EvilFile> damagedLines() {
        return EvilJson.all().stream().filter(e -> e.rows() == null && e.path().equals("/evil"));
    }

    @ParameterizedTest
    @MethodSource("damagedLines")
    void aGoodRecordBehindADamagedOneIsNotLostWhenErrorsAreIgnored(EvilFile evil) {
        String[] options = {"json.ignore-parse-errors", "true"};
        Tables.write(files, "/evil", EvilFile.bytes(evil.bytes(), "\n"));
        int before = Tables.read(files, evil.table(options)).size();
        Tables.write(files, "/evil", EvilFile.bytes(evil.bytes(), "\n{\"another\":1}\n"));
        assertEquals(before + 1, Tables.read(files, evil.table(options)).size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "csv", "raw"})
    void aLineOf100MegabytesIsRefused(String format, @TempDir Path directory) throws IOException {
        Path file = directory.resolve("f");
        byte[] part = "x".repeat(MEGABYTE).getBytes(StandardCharsets.UTF_8);
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write((format.equals("json") ? "{\"a\":\"" : "first\n").getBytes(StandardCharsets.UTF_8));
            for (int i = 0; i < 100; i++) {
                out.write(part);
            }
        }
        tooLong(file, format, format.equals("json") ? 1 : 2);
    }

    @Test
    void aSmallFileThatBecomesALargeLineIsRefused(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("bomb.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            for (int i = 0; i < 500; i++) {
                out.write(new byte[MEGABYTE]);
            }
        }
        tooLong(file, "raw", 1);
    }

    private static void tooLong(Path file, String format, int line) {
        String[] options = {"connector", "filesystem", "path", file.toString(), "format", format};
        SluiceException e = assertThrows(
                SluiceException.class, () -> Tables.read(new LocalFileSystem(), Tables.table("a STRING", options)));
        assertEquals(ErrorCode.MALFORMED_RECORD, e.code());
        String expected = file + ":" + line + ":1: a record longer than 32 MB: ";
        assertTrue(e.getMessage().startsWith(expected), e::getMessage);
        assertTrue(e.getMessage().length() < expected.length() + LONGEST_MESSAGE, e::getMessage);
    }

    @Test
    void aLineOf30MegabytesIsRead(@TempDir Path directory) throws IOException {
        Path file = directory.resolve("f");
        String text = "x".repeat(30 * MEGABYTE);
        Files.writeString(file, "{\"b\":0,\"a\":\"" + text + "\"}\n{\"a\":\"y\"}");
        String[] options = {"connector", "filesystem", "path", file.toString(), "format", "json"};
        List<String> rows = Tables.read(new LocalFileSystem(), Tables.table("a STRING", options));
        assertEquals(2, rows.size());
        assertTrue(rows.get(0).equals(text));
        assertEquals("y", rows.get(1));
    }
}
