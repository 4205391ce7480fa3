package io.sluice.core.fs;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of {@link FileSystem}, held by each of its forms. */
class FileSystemTest {
    @TempDir
    static Path directory;

    static Stream<FileSystem> fileSystems() {
        return Stream.of(new LocalFileSystem(directory), new MemoryFileSystem());
    }

    private static void write(FileSystem files, String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (WritableFile out = files.create(path)) {
            out.write(bytes, 0, bytes.length);
            assertEquals(bytes.length, out.length());
            out.sync();
        }
    }

    private static String read(FileSystem files, String path) throws IOException {
        try (ReadableFile in = files.open(path)) {
            byte[] bytes = new byte[(int) in.length()];
            assertEquals(bytes.length == 0 ? -1 : bytes.length, in.read(0, bytes, 0, bytes.length));
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void aFileIsReadFromItsBeginningToItsEnd(FileSystem files) throws IOException {
        write(files, "a/stream", "0123456789");
        try (InputStream in = files.stream("a/stream")) {
            assertEquals("0123456789", new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
        assertThrows(IOException.class, () -> files.stream("a/missing"));
        assertThrows(IOException.class, () -> files.stream("a"));
    }

    @Test
    void aDeviceIsReadFromItsBeginningOnly() throws IOException {
        assumeTrue(Files.exists(Path.of("/dev/zero")));
        FileSystem files = new LocalFileSystem(directory);
        try (InputStream in = files.stream("/dev/zero")) {
            assertArrayEquals(new byte[] {0, 0, 0}, in.readNBytes(3));
        }
        IOException refused = assertThrows(IOException.class, () -> files.open("/dev/zero"));
        assertEquals(
                "/dev/zero is a pipe or a device: it cannot be read at a position, as a file can",
                refused.getMessage());
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void writesAndReadsAtAnyPosition(FileSystem files) throws IOException {
        write(files, "a/b/text", "0123456789");
        byte[] target = new byte[6];
        try (ReadableFile in = files.open("a/b/text")) {
            assertEquals(10, in.length());
            assertEquals(3, in.read(7, target, 1, 5));
            assertEquals(-1, in.read(10, target, 0, 1));
        }
        assertArrayEquals(new byte[] {0, '7', '8', '9', 0, 0}, target);
        write(files, "a/b/text", "new");
        assertEquals("new", read(files, files.absolute("a/b/text")));
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void renamesFilesAndDirectories(FileSystem files) throws IOException {
        write(files, "r/one", "1");
        write(files, "r/two", "2");
        files.rename("r/one", "r/two");
        assertEquals("1", read(files, "r/two"));
        assertFalse(files.exists("r/one"));
        files.rename("r", "s");
        files.syncDirectory("s");
        assertEquals(
                List.of("two"), files.list("s").stream().map(FileStatus::name).toList());
        assertThrows(IOException.class, () -> files.rename("r/none", "r/other"));
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void listsByNameAndDeletesTrees(FileSystem files) throws IOException {
        write(files, "l/b", "22");
        write(files, "l/a/x", "1");
        List<FileStatus> found = files.list("l");
        assertEquals(List.of("a", "b"), found.stream().map(FileStatus::name).toList());
        assertTrue(found.get(0).directory());
        assertEquals(2, found.get(1).length());
        assertEquals(found.get(1), files.status("l/b"));
        files.deleteRecursively("l");
        files.deleteRecursively("l");
        assertEquals(List.of(), files.list("l"));
        assertThrows(IOException.class, () -> files.open("l/b"));
        assertThrows(IOException.class, () -> files.status("l/b"));
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void oneHolderOfALock(FileSystem files) throws Exception {
        AutoCloseable held = files.lock("k/lock");
        assertThrows(FileAlreadyExistsException.class, () -> files.lock("k/lock"));
        held.close();
        files.lock("k/lock").close();
    }

    @ParameterizedTest
    @MethodSource("fileSystems")
    void pathsMayCarryTheSchemeOfFiles(FileSystem files) {
        assertEquals("/x/z", files.absolute("file:///x/y/../z"));
        assertEquals("/x/z", files.absolute("file:/x/./z"));
        assertEquals("/x y/z", files.absolute("file:///x y/z"), "not a URI, yet clear");
        assertTrue(files.absolute("z").endsWith("/z"));
    }

    @Test
    void aPathOfAnotherFileSystemIsRefusedAndNoFolderOfThatNameIsMade(@TempDir Path folder) throws IOException {
        LocalFileSystem files = new LocalFileSystem(folder);
        for (String path : List.of("hdfs://name/x", "s3://bucket/x")) {
            SluiceException error = assertThrows(SluiceException.class, () -> files.create(path));
            assertEquals(ErrorCode.NOT_BUILT_YET, error.code());
        }
        try (Stream<Path> made = Files.list(folder)) {
            assertEquals(0, made.count());
        }
    }

    @Test
    void aCrashKeepsWhatWasSyncedAndLosesSomeOfTheRest() throws IOException {
        boolean[] lost = new boolean[3];
        for (int seed = 0; seed < 50; seed++) {
            MemoryFileSystem files = new MemoryFileSystem();
            write(files, "d/safe", "safe");
            files.syncDirectory("d");
            files.syncDirectory("/");
            write(files, "d/unnamed", "x");
            files.rename("d/safe", "d/moved");
            WritableFile half = files.create("half");
            files.syncDirectory("/");
            half.write(new byte[4], 0, 4);
            files.crash(new Random(seed));
            lost[0] |= !files.exists("d/unnamed");
            lost[1] |= files.exists("d/safe");
            lost[2] |= files.status("half").length() < 4;
            if (files.exists("d/safe")) {
                assertEquals("safe", read(files, "d/safe"));
            }
        }
        assertArrayEquals(new boolean[] {true, true, true}, lost);
    }
}
