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
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every kind of store must do, one thing a test. */
abstract class ByteStoreContractTest {
    @TempDir
    Path directory;

    ByteStores.Shared shared;
    ByteStore store;

    abstract ByteStores.Shared share();

    @BeforeEach
    void open() {
        shared = share();
        store = shared.create(directory.resolve("store").toString());
    }

    @AfterEach
    void close() {
        store.close();
        shared.close();
    }

    @Test
    void anEmptyStoreHasNothing() {
        assertEquals("", textOf(store));
        assertEquals(List.of(), found("00"));
        store.write(new Entries());
        store.deleteRange(bytes("00"), bytes("ff"));
        assertEquals("", textOf(store));
    }

    @Test
    void getTellsOfWhatIsThereInOrder() {
        store.write(batch("0001=aa", "0003=", "0005=bbcc"));
        assertEquals(List.of("1:", "2:bbcc"), found("0002", "0003", "0005", "0006"));
        assertEquals(List.of(), found());
    }

    @Test
    void aValueLongerThanAnyBeforeIsWhole() {
        String large = "5a".repeat(100_000);
        store.write(batch("0001=" + large, "0002=01"));
        assertEquals(List.of("0:" + large, "1:01"), found("0001", "0002"));
        assertEquals("0001=" + large + " 0002=01", textOf(store));
    }

    @Test
    void writesReplaceAndRemove() {
        store.write(batch("0001=aa", "0002=bb", "0003=cc"));
        store.write(batch("0000-", "0001-", "0002=dd"));
        assertEquals("0002=dd 0003=cc", textOf(store));
    }

    @Test
    void keysAreOrderedAsUnsignedBytes() {
        store.write(
                batch("00=01", "0000=02", "007f=03", "0080=04", "00ff=05", "00ffff=06", "7fff=07", "80=08", "ff=09"));
        assertEquals("00=01 0000=02 007f=03 0080=04 00ff=05 00ffff=06 7fff=07 80=08 ff=09", textOf(store));
        assertEquals(List.of("0:05", "1:06", "2:09"), found("00ff", "00ffff", "ff"));
    }

    @Test
    void batchesThatAreNotAscendingAreRefused() {
        assertThrows(IllegalStateException.class, () -> store.write(batch("02=01", "01=01")));
        assertThrows(IllegalStateException.class, () -> store.write(batch("01=01", "01=01")));
        assertThrows(IllegalStateException.class, () -> found("02", "01"));
        assertEquals("", textOf(store));
    }

    @Test
    void deleteRangeTakesFromAndLeavesTo() {
        store.write(batch("0001=aa", "0002=bb", "0003=cc", "0004=dd"));
        store.deleteRange(bytes("0002"), bytes("0004"));
        assertEquals("0001=aa 0004=dd", textOf(store));
        store.deleteRange(bytes("0004"), bytes("0001"));
        store.deleteRange(bytes("0004"), bytes("0004"));
        assertEquals("0001=aa 0004=dd", textOf(store));
        store.write(batch("0003=ee"));
        assertEquals("0001=aa 0003=ee 0004=dd", textOf(store));
    }

    @Test
    void cursorsGoOverTheirRangeInParts() {
        store.write(batch("0001=aa", "0002=bb", "0003=cc", "0004=dd", "0005=ee"));
        try (ByteStore.View view = store.view();
                ByteStore.Cursor cursor = view.scan(bytes("0002"), bytes("0005"))) {
            Entries out = batch("09=09");
            assertTrue(cursor.next(out, 2, 1000));
            assertEquals("0002=bb 0003=cc", textOf(out));
            assertTrue(cursor.next(out, 2, 1000));
            assertEquals("0004=dd", textOf(out));
            assertFalse(cursor.next(out, 2, 1000));
            assertEquals(0, out.count());
        }
    }

    @Test
    void aCursorGivesOneEntryHoweverLarge() {
        store.write(batch("0001=" + "aa".repeat(1000), "0002=bb", "0003=cc"));
        try (ByteStore.View view = store.view();
                ByteStore.Cursor cursor = view.scan(bytes("00"), bytes("01"))) {
            Entries out = new Entries();
            assertTrue(cursor.next(out, 10, 1));
            assertEquals(1, out.count());
            assertTrue(cursor.next(out, 10, 4));
            assertEquals("0002=bb 0003=cc", textOf(out));
        }
    }

    @Test
    void viewsStayAsTheyWere() {
        store.write(batch("0001=aa", "0002=bb", "0003=cc"));
        try (ByteStore.View first = store.view()) {
            store.write(batch("0001-", "0002=22", "0004=dd"));
            store.deleteRange(bytes("0003"), bytes("0004"));
            try (ByteStore.View second = store.view()) {
                store.deleteRange(bytes("00"), bytes("01"));
                store.capture(directory.resolve("captured").toString());
                assertEquals("0001=aa 0002=bb 0003=cc", textOf(first));
                assertEquals("0002=22 0004=dd", textOf(second));
                assertEquals("", textOf(store));
            }
        }
    }

    @Test
    void closedThingsRefuseCalls() {
        store.write(batch("0001=aa"));
        ByteStore.View view = store.view();
        ByteStore.Cursor cursor = view.scan(bytes("00"), bytes("01"));
        assertThrows(IllegalStateException.class, store::close, "a view is open");
        view.close();
        view.close();
        assertThrows(IllegalStateException.class, () -> cursor.next(new Entries(), 1, 1));
        cursor.close();
        assertThrows(IllegalStateException.class, () -> view.scan(bytes("00"), bytes("01")));
        assertTrue(Files.exists(directory.resolve("store")));
        store.close();
        store.close();
        assertFalse(Files.exists(directory.resolve("store")));
        assertThrows(IllegalStateException.class, () -> found("00"));
        assertThrows(IllegalStateException.class, () -> store.write(batch("01=01")));
        assertThrows(IllegalStateException.class, () -> store.deleteRange(bytes("00"), bytes("01")));
        assertThrows(IllegalStateException.class, store::view);
        assertThrows(IllegalStateException.class, store::memoryBytes);
        assertThrows(IllegalStateException.class, store::diskBytes);
        assertThrows(
                IllegalStateException.class,
                () -> store.capture(directory.resolve("late").toString()));
    }

    @Test
    void sizesGrowWithWhatIsKept() {
        long memory = store.memoryBytes();
        store.write(batch("0001=" + "aa".repeat(100_000)));
        assertTrue(store.memoryBytes() >= memory + 100_000, () -> memory + " then " + store.memoryBytes());
        store.capture(directory.resolve("captured").toString());
        assertTrue(store.diskBytes() > 0);
    }

    @Test
    void aDirectoryInUseIsRefused() {
        store.write(batch("0001=aa"));
        store.capture(directory.resolve("captured").toString());
        UncheckedIOException used = assertThrows(
                UncheckedIOException.class,
                () -> shared.create(directory.resolve("captured").toString()));
        assertTrue(used.getMessage().contains("captured"), used.getMessage());
        UncheckedIOException twice = assertThrows(
                UncheckedIOException.class,
                () -> store.capture(directory.resolve("captured").toString()));
        assertTrue(twice.getMessage().contains("captured"), twice.getMessage());
        assertEquals("0001=aa", textOf(store));
    }

    /** What {@link ByteStore#get} tells of keys. */
    private List<String> found(String... keys) {
        List<String> found = new ArrayList<>();
        store.get(keys(keys), (index, value, start, length) -> found.add(index + ":" + textOf(value, start, length)));
        return found;
    }
}
