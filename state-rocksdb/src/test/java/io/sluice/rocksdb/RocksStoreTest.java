package io.sluice.rocksdb;

import static io.sluice.rocksdb.StoreContents.batch;
import static io.sluice.rocksdb.StoreContents.bytes;
import static io.sluice.rocksdb.StoreContents.keys;
import static io.sluice.rocksdb.StoreContents.textOf;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.ByteStores;
import io.sluice.core.state.Entries;
import io.sluice.core.state.StoreFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rocksdb.WriteOptions;

/** What is of RocksDB alone: native objects, files, failures. */
class RocksStoreTest {
    private static final int LARGE_BATCH = 3;

    @TempDir
    Path directory;

    @BeforeAll
    static void load() {
        NativeLibrary.load();
    }

    @Test
    void isFoundAsAServiceByItsName() {
        assertEquals(
                List.of("rocksdb"),
                ServiceLoader.load(ByteStores.class).stream()
                        .map(p -> p.get().name())
                        .toList());
    }

    @Test
    void nothingNativeIsLeft() {
        RocksShared shared = new RocksShared(8 << 20, LARGE_BATCH);
        RocksStore store = (RocksStore) shared.create(path("store"));
        store.write(batch("01=01"));
        assertEquals(0, store.property("rocksdb.num-snapshots"));
        ByteStore.View view = store.view();
        RocksCursor left = (RocksCursor) view.scan(bytes("00"), bytes("ff"));
        try (ByteStore.Cursor closed = view.scan(bytes("00"), bytes("ff"))) {
            assertTrue(closed.next(new Entries(), 1, 1));
        }
        store.capture(path("captured"));
        assertEquals(1, store.property("rocksdb.num-snapshots"));
        assertTrue(store.property("rocksdb.num-live-versions") > 1, "the cursor holds the version before the capture");
        assertFalse(left.natives.isEmpty());
        view.close();
        assertTrue(left.natives.isEmpty());
        assertEquals(0, store.property("rocksdb.num-snapshots"));
        assertEquals(1, store.property("rocksdb.num-live-versions"));
        store.close();
        assertTrue(store.natives.isEmpty());
        shared.close();
        assertTrue(shared.natives.isEmpty());
    }

    @Test
    void ownedObjectsAreClosed() {
        Natives natives = new Natives();
        WriteOptions object = natives.own(new WriteOptions());
        assertTrue(object.isOwningHandle());
        natives.close();
        natives.close();
        assertFalse(object.isOwningHandle());
    }

    @Test
    void aLargeBatchBecomesAFile() throws IOException {
        try (RocksShared shared = new RocksShared(8 << 20, LARGE_BATCH);
                ByteStore store = shared.create(path("store"))) {
            store.write(batch("01=01", "02=02"));
            assertEquals(0, store.diskBytes());
            store.write(batch("01-", "02=" + "22".repeat(10_000), "04=04"));
            assertTrue(store.diskBytes() > 0);
            assertEquals("02=" + "22".repeat(10_000) + " 04=04", textOf(store));
            assertFalse(Files.exists(directory.resolve("store").resolve("large-batch.sst")));
        }
    }

    @Test
    void filesAreFewAndTheLogStaysShort() throws IOException {
        try (RocksShared shared = new RocksShared(8 << 20, LARGE_BATCH);
                ByteStore store = shared.create(path("store"))) {
            Path log = directory.resolve("store").resolve("LOG");
            long atStart = Files.size(log);
            for (int i = 0; i < 30; i++) {
                store.write(batch("01=01", "02=02"));
                store.capture(path("captured" + i));
            }
            assertEquals(atStart, Files.size(log), "captures are not worth a line");
            List<Path> files = StoreFiles.list(directory.resolve("store"));
            assertTrue(files.size() < 15, files.toString());
            assertEquals(
                    List.of(log),
                    files.stream()
                            .filter(f -> f.getFileName().toString().startsWith("LOG"))
                            .toList());
        }
    }

    @Test
    void failuresNameTheStore() {
        try (RocksShared shared = new RocksShared(8 << 20, LARGE_BATCH);
                ByteStore store = shared.create(path("store"))) {
            store.write(batch("01=01"));
            StoreFiles.deleteDirectory(directory.resolve("store"));
            UncheckedIOException written =
                    assertThrows(UncheckedIOException.class, () -> store.write(batch("01=01", "02=02", "03=03")));
            assertTrue(
                    written.getMessage().contains("The state store " + path("store") + " cannot be written: "),
                    written.getMessage());
            UncheckedIOException captured =
                    assertThrows(UncheckedIOException.class, () -> store.capture(path("captured")));
            assertTrue(
                    captured.getMessage()
                            .contains("The state store " + path("store") + " cannot be captured in " + path("captured")
                                    + ": "),
                    captured.getMessage());
            assertFalse(Files.exists(directory.resolve("captured")));
        }
    }

    @Test
    void aStoreUnderAFileCannotBeMade() throws IOException {
        Files.writeString(directory.resolve("file"), "");
        try (RocksShared shared = new RocksShared(8 << 20, LARGE_BATCH)) {
            UncheckedIOException refused =
                    assertThrows(UncheckedIOException.class, () -> shared.create(path("file/store")));
            assertTrue(refused.getMessage().contains(path("file/store")), refused.getMessage());
        }
    }

    @Test
    void aSmallStoreTakesLittleMemory() {
        try (RocksShared shared = new RocksShared(4 << 20, 1000);
                ByteStore store = shared.create(path("store"))) {
            store.write(batch("01=" + "01".repeat(1000), "02=02"));
            assertEquals(1, countOf(store));
            assertTrue(store.memoryBytes() < 100_000, () -> "a small store takes " + store.memoryBytes());
        }
    }

    private static int countOf(ByteStore store) {
        int[] count = {0};
        store.get(keys("02", "03"), (index, bytes, start, length) -> count[0]++);
        return count[0];
    }

    private String path(String name) {
        return directory.resolve(name).toString();
    }
}
