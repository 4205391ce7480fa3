package io.sluice.rocksdb;

import static io.sluice.rocksdb.StoreContents.batch;
import static io.sluice.rocksdb.StoreContents.contents;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.ByteStores;
import io.sluice.core.state.MemoryByteStores;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One thread writes and captures while another reads the views that the first took. */
class StoreThreadsTest {
    private static final int ROUNDS = 60;
    private static final int KEYS = 500;

    @TempDir
    Path directory;

    /** A view, and the round whose number all values had when it was taken. */
    private record Taken(int round, ByteStore.View view) {}

    @Test
    void viewsOfRocksAreReadWhileItIsWritten() throws Exception {
        NativeLibrary.load();
        try (ByteStores.Shared shared = new RocksShared(8 << 20, KEYS - 10)) {
            writeAndRead(shared);
        }
    }

    @Test
    void viewsOfMemoryAreReadWhileItIsWritten() throws Exception {
        try (ByteStores.Shared shared = new MemoryByteStores().share(0)) {
            writeAndRead(shared);
        }
    }

    private void writeAndRead(ByteStores.Shared shared) throws Exception {
        BlockingQueue<Taken> taken = new ArrayBlockingQueue<>(3);
        ExecutorService reader = Executors.newSingleThreadExecutor();
        try (ByteStore store = shared.create(directory.resolve("store").toString())) {
            Future<Integer> read = reader.submit(() -> readAll(taken));
            for (int round = 0; round < ROUNDS; round++) {
                store.write(batch(values(round)));
                taken.put(new Taken(round, store.view()));
                store.deleteRange(number(KEYS / 4), number(KEYS / 2));
                if (round % 10 == 5) {
                    store.capture(directory.resolve("captured" + round).toString());
                }
            }
            assertEquals(ROUNDS, read.get());
        } finally {
            reader.shutdownNow();
        }
    }

    private static int readAll(BlockingQueue<Taken> taken) throws InterruptedException {
        for (int i = 0; i < ROUNDS; i++) {
            Taken next = taken.take();
            try (ByteStore.View view = next.view) {
                NavigableMap<byte[], byte[]> contents = contents(view, number(0), number(KEYS));
                assertEquals(KEYS - KEYS / 10, contents.size());
                contents.values().forEach(value -> assertArrayEquals(number(next.round), value));
            }
        }
        return ROUNDS;
    }

    /** All keys with the number of the round, but for a tenth which has been removed, another one in each round. */
    private static NavigableMap<byte[], byte[]> values(int round) {
        NavigableMap<byte[], byte[]> values = new TreeMap<>(Arrays::compareUnsigned);
        for (int key = 0; key < KEYS; key++) {
            values.put(number(key), key % 10 == round % 10 ? null : number(round));
        }
        return values;
    }

    private static byte[] number(int value) {
        return ByteBuffer.allocate(Integer.BYTES).putInt(value).array();
    }
}
