package io.sluice.rocksdb;

import static io.sluice.rocksdb.StoreContents.batch;
import static io.sluice.rocksdb.StoreContents.contents;
import static io.sluice.rocksdb.StoreContents.textOf;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.ByteStores;
import io.sluice.core.state.Entries;
import io.sluice.core.state.MemoryByteStores;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random calls on a store and on a sorted map beside it; a failure names the kind of store and the seed. */
class RandomStoreTest {
    private static final int SEEDS = 8;
    private static final int STEPS = 150;
    private static final byte[] BYTES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xfe, (byte) 0xff};

    /** A batch of this many entries becomes a file of its own. */
    private static final int LARGE_BATCH = 40;

    @TempDir
    Path directory;

    private record Run(String kind, long seed) {}

    static Stream<Run> runs() {
        return LongStream.range(0, SEEDS)
                .boxed()
                .flatMap(seed -> Stream.of(new Run("rocksdb", seed), new Run("memory", seed)));
    }

    private static ByteStores.Shared share(String kind) {
        if (kind.equals("memory")) {
            return new MemoryByteStores().share(0);
        }
        NativeLibrary.load();
        return new RocksShared(8 << 20, LARGE_BATCH);
    }

    @ParameterizedTest
    @MethodSource("runs")
    void aStoreDoesWhatASortedMapDoes(Run run) {
        Random random = new Random(run.seed);
        try (ByteStores.Shared shared = share(run.kind)) {
            ByteStore store = shared.create(directory.resolve("0").toString());
            NavigableMap<byte[], byte[]> oracle = new TreeMap<>(Arrays::compareUnsigned);
            for (int step = 1; step <= STEPS; step++) {
                int kind = random.nextInt(100);
                if (kind < 45) {
                    write(random, store, oracle);
                } else if (kind < 55) {
                    deleteRange(random, store, oracle);
                } else if (kind < 75) {
                    get(random, store, oracle, run + " step " + step);
                } else if (kind < 85) {
                    scan(random, store, oracle, run + " step " + step);
                } else if (kind < 95) {
                    viewWhileWriting(random, store, oracle, run + " step " + step);
                } else {
                    store = reopened(shared, store, step);
                }
            }
            assertEquals(textOf(oracle), textOf(contents(store)), run.toString());
            store.close();
        }
    }

    private static void write(Random random, ByteStore store, NavigableMap<byte[], byte[]> oracle) {
        NavigableMap<byte[], byte[]> batch = new TreeMap<>(Arrays::compareUnsigned);
        int count = random.nextInt(random.nextInt(4) == 0 ? 3 * LARGE_BATCH : 8);
        for (int i = 0; i < count; i++) {
            batch.put(key(random), random.nextInt(4) == 0 ? null : value(random));
        }
        store.write(batch(batch));
        batch.forEach((key, value) -> {
            if (value == null) {
                oracle.remove(key);
            } else {
                oracle.put(key, value);
            }
        });
    }

    private static void deleteRange(Random random, ByteStore store, NavigableMap<byte[], byte[]> oracle) {
        byte[] from = key(random);
        byte[] to = key(random);
        store.deleteRange(from, to);
        if (Arrays.compareUnsigned(from, to) < 0) {
            oracle.subMap(from, to).clear();
        }
    }

    private static void get(Random random, ByteStore store, NavigableMap<byte[], byte[]> oracle, String where) {
        NavigableMap<byte[], byte[]> asked = new TreeMap<>(Arrays::compareUnsigned);
        for (int i = random.nextInt(60); i > 0; i--) {
            asked.put(key(random), null);
        }
        List<byte[]> keys = List.copyOf(asked.keySet());
        NavigableMap<byte[], byte[]> found = new TreeMap<>(Arrays::compareUnsigned);
        Entries batch = batch(asked);
        store.get(batch, (index, bytes, start, length) -> {
            assertTrue(found.isEmpty() || Arrays.compareUnsigned(found.lastKey(), keys.get(index)) < 0, where);
            found.put(keys.get(index), Arrays.copyOfRange(bytes, start, start + length));
        });
        for (byte[] key : keys) {
            assertArrayEquals(oracle.get(key), found.get(key), where);
        }
    }

    private static void scan(Random random, ByteStore store, NavigableMap<byte[], byte[]> oracle, String where) {
        byte[] from = key(random);
        byte[] to = key(random);
        boolean ascending = Arrays.compareUnsigned(from, to) < 0;
        try (ByteStore.View view = store.view()) {
            assertEquals(ascending ? textOf(oracle.subMap(from, to)) : "", textOf(contents(view, from, to)), where);
        }
    }

    private static void viewWhileWriting(
            Random random, ByteStore store, NavigableMap<byte[], byte[]> oracle, String where) {
        String before = textOf(oracle);
        try (ByteStore.View view = store.view()) {
            write(random, store, oracle);
            deleteRange(random, store, oracle);
            write(random, store, oracle);
            assertEquals(before, textOf(view), where);
        }
    }

    private ByteStore reopened(ByteStores.Shared shared, ByteStore store, int step) {
        String captured = directory.resolve("captured" + step).toString();
        List<ByteStore.StoreFile> files = store.capture(captured);
        store.close();
        return shared.open(directory.resolve("" + step).toString(), captured, files);
    }

    /** One to four bytes of few kinds, so that keys meet again and one begins as another. */
    private static byte[] key(Random random) {
        byte[] key = new byte[1 + random.nextInt(4)];
        for (int i = 0; i < key.length; i++) {
            key[i] = BYTES[random.nextInt(BYTES.length)];
        }
        return key;
    }

    private static byte[] value(Random random) {
        byte[] value = new byte[random.nextInt(20) == 0 ? random.nextInt(5000) : random.nextInt(20)];
        random.nextBytes(value);
        return value;
    }
}
