package io.sluice.rocksdb;

import static io.sluice.rocksdb.StoreContents.batch;
import static io.sluice.rocksdb.StoreContents.bytes;
import static io.sluice.rocksdb.StoreContents.textOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.ByteStore.StoreFile;
import io.sluice.core.state.ByteStores;
import io.sluice.core.state.StoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of store must do when it is captured and opened again. */
abstract class ByteStoreCaptureTest {
    @TempDir
    Path directory;

    ByteStores.Shared shared;

    abstract ByteStores.Shared share();

    @BeforeEach
    void open() {
        shared = share();
    }

    @AfterEach
    void close() {
        shared.close();
    }

    @Test
    void capturesHoldWhatWasThereAndFilesOfOneNameAreEqual() throws IOException {
        List<String> expected = new ArrayList<>();
        List<List<StoreFile>> captured = new ArrayList<>();
        ByteStore store = create("store");
        for (int round = 0; round < 12; round++) {
            store.write(batch("0001=0" + round % 10, "0002" + round % 10 + "0=" + "11".repeat(300), "0003=33"));
            if (round % 3 == 1) {
                store.deleteRange(bytes("000200"), bytes("000220"));
            }
            store.write(batch("0003-"));
            expected.add(textOf(store));
            captured.add(store.capture(path("captured" + round)));
        }
        store.close();
        assertFalse(Files.exists(directory.resolve("store")));
        requireEqualNamesAreEqualFiles(captured);
        for (int round = 0; round < captured.size(); round++) {
            requireOnlyFiles(path("captured" + round), captured.get(round));
            try (ByteStore opened = open("opened" + round, "captured" + round, captured.get(round))) {
                assertEquals(expected.get(round), textOf(opened), "capture " + round);
            }
        }
    }

    @Test
    void aFileIsSharedWhereNothingChanged() {
        try (ByteStore store = create("store")) {
            store.write(batch("0001=aa"));
            List<StoreFile> first = store.capture(path("first"));
            List<StoreFile> second = store.capture(path("second"));
            List<StoreFile> shared = new ArrayList<>(first);
            shared.retainAll(second);
            assertFalse(shared.isEmpty(), first + " and " + second);
        }
    }

    @Test
    void anOpenedStoreGoesOnByItselfAndLeavesItsFiles() throws IOException {
        List<StoreFile> files;
        try (ByteStore store = create("store")) {
            store.write(batch("0001=aa", "0002=bb"));
            files = store.capture(path("first"));
        }
        Map<String, byte[]> before = contentsOf(path("first"), files);
        List<StoreFile> later;
        try (ByteStore left = open("left", "first", files);
                ByteStore right = open("right", "first", files)) {
            left.write(batch("0001-", "0003=cc"));
            right.deleteRange(bytes("0001"), bytes("0002"));
            later = left.capture(path("later"));
            assertEquals("0002=bb 0003=cc", textOf(left));
            assertEquals("0002=bb", textOf(right));
        }
        contentsOf(path("first"), files).forEach((name, bytes) -> assertArrayEquals(before.get(name), bytes, name));
        try (ByteStore again = open("again", "later", later)) {
            assertEquals("0002=bb 0003=cc", textOf(again));
        }
    }

    @Test
    void anEmptyStoreIsCapturedAndOpened() {
        List<StoreFile> files;
        try (ByteStore store = create("store")) {
            files = store.capture(path("captured"));
        }
        assertFalse(files.isEmpty());
        try (ByteStore opened = open("opened", "captured", files)) {
            assertEquals("", textOf(opened));
        }
    }

    @Test
    void aMissingFileIsNamed() throws IOException {
        List<StoreFile> files = captureOfOne();
        for (StoreFile file : files) {
            Path path = directory.resolve("captured").resolve(file.name());
            byte[] bytes = Files.readAllBytes(path);
            Files.delete(path);
            requireRefusal(file.name(), files);
            Files.write(path, bytes);
        }
    }

    @Test
    void aShortFileIsNamed() throws IOException {
        List<StoreFile> files = captureOfOne();
        for (StoreFile file : files) {
            Path path = directory.resolve("captured").resolve(file.name());
            byte[] bytes = Files.readAllBytes(path);
            Files.write(path, Arrays.copyOf(bytes, bytes.length - 1));
            requireRefusal(file.name(), files);
            Files.write(path, bytes);
        }
    }

    /** Each byte in turn: the store does not open, or a read fails, or nothing is lost; the process goes on. */
    @Test
    void aDamagedByteIsFoundOrHarmless() throws IOException {
        List<StoreFile> files = captureOfOne();
        int found = 0;
        for (StoreFile file : files) {
            Path path = directory.resolve("captured").resolve(file.name());
            byte[] bytes = Files.readAllBytes(path);
            int step = Math.max(1, bytes.length / 25);
            for (int at = 0; at < bytes.length; at += step) {
                byte[] damaged = bytes.clone();
                damaged[at] ^= 0x10;
                Files.write(path, damaged);
                try (ByteStore opened = open("opened", "captured", files)) {
                    assertEquals("0001=aa 0002=bb", textOf(opened), file.name() + " damaged at " + at);
                } catch (UncheckedIOException e) {
                    found++;
                    assertTrue(e.getMessage().contains(directory.toString()), e.getMessage());
                }
                assertFalse(Files.exists(directory.resolve("opened")), file.name() + " damaged at " + at);
            }
            Files.write(path, bytes);
        }
        assertTrue(found > 10, "only " + found + " damages were found");
    }

    private List<StoreFile> captureOfOne() {
        try (ByteStore store = create("store")) {
            store.write(batch("0001=aa", "0002=bb"));
            return store.capture(path("captured"));
        }
    }

    private void requireRefusal(String name, List<StoreFile> files) {
        UncheckedIOException refused =
                assertThrows(UncheckedIOException.class, () -> open("opened", "captured", files));
        assertTrue(refused.getMessage().contains(path("captured") + "/" + name), refused.getMessage());
        assertFalse(Files.exists(directory.resolve("opened")));
    }

    private void requireEqualNamesAreEqualFiles(List<List<StoreFile>> captured) throws IOException {
        Map<String, byte[]> seen = new TreeMap<>();
        int shared = 0;
        for (int i = 0; i < captured.size(); i++) {
            for (Map.Entry<String, byte[]> file :
                    contentsOf(path("captured" + i), captured.get(i)).entrySet()) {
                byte[] before = seen.put(file.getKey(), file.getValue());
                if (before != null) {
                    shared++;
                    assertArrayEquals(before, file.getValue(), file.getKey() + " in capture " + i);
                }
            }
        }
        assertTrue(shared > 0, "no file was shared");
    }

    private static void requireOnlyFiles(String captured, List<StoreFile> files) throws IOException {
        List<String> there = StoreFiles.list(Path.of(captured)).stream()
                .map(f -> f.getFileName().toString())
                .toList();
        assertEquals(there, files.stream().map(StoreFile::name).sorted().toList());
    }

    private static Map<String, byte[]> contentsOf(String captured, List<StoreFile> files) throws IOException {
        Map<String, byte[]> contents = new TreeMap<>();
        for (StoreFile file : files) {
            byte[] bytes = Files.readAllBytes(Path.of(captured, file.name()));
            assertEquals(file.length(), bytes.length, file.name());
            contents.put(file.name(), bytes);
        }
        return contents;
    }

    private ByteStore create(String name) {
        return shared.create(path(name));
    }

    private ByteStore open(String name, String from, List<StoreFile> files) {
        return shared.open(path(name), path(from), files);
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
