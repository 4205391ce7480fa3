package io.sluice.rocksdb;

import io.sluice.core.io.BytesWriter;
import io.sluice.core.state.ByteStore;
import io.sluice.core.state.ByteStores;
import io.sluice.core.state.Entries;
import io.sluice.core.state.StoreFiles;
import io.sluice.core.time.Clock;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Measures a store: keys of 10 bytes, key group first, values of 24. A program, not a test: {@code StoreSpeed 1000000 256}
 * keeps a million entries with 256 MB of memory; a million without numbers. Figures are millions of entries a second, by
 * the clock and by the CPU time of the calling thread, which says more where the machine is busy.
 */
final class StoreSpeed {
    private static final int KEY_GROUPS = 128;
    private static final int ROUNDS = 3;
    private static final long SCATTER = 0x9E3779B97F4A7C15L;

    private final PrintStream out = System.out;
    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final Random random = new Random(1);
    private final Entries batch = new Entries();
    private final byte[] value = new byte[24];
    private final int entries;
    private final ByteStore store;

    private StoreSpeed(int entries, ByteStore store) {
        this.entries = entries;
        this.store = store;
    }

    public static void main(String[] args) throws IOException {
        int entries = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        long memory = (args.length > 1 ? Long.parseLong(args[1]) : 256) << 20;
        Path directory = Files.createTempDirectory("store-speed");
        try (ByteStores.Shared shared = new RocksByteStores().share(memory);
                ByteStore store = shared.create(directory.resolve("store").toString())) {
            new StoreSpeed(entries, store).run(directory);
        } finally {
            StoreFiles.deleteDirectory(directory);
        }
    }

    private void run(Path directory) {
        measure("load, sorted batches of 1024", entries, () -> writeAll(1024));
        for (int round = 1; round <= ROUNDS; round++) {
            out.println("round " + round);
            int some = Math.min(entries, 400_000);
            measure("  write, sorted batches of 1024", some, () -> write(some, 1024));
            measure("  write, sorted batches of 16384", some, () -> write(some, 16_384));
            measure("  write, sorted batches of 200000 (a file)", some, () -> write(some, 200_000));
            measure("  get, there", some, () -> get(some, 1024, 0));
            measure("  get, not there", some, () -> get(some, 1024, 1));
            measure("  scan", entries, this::scan);
            int few = some / 10;
            measure("  get and put one row after the other", few, () -> getAndPut(few));
            String captured = directory.resolve("captured" + round).toString();
            long start = Clock.SYSTEM.nanos();
            List<ByteStore.StoreFile> files = store.capture(captured);
            out.printf("  %-42s %8.1f ms, %d files%n", "capture", (Clock.SYSTEM.nanos() - start) / 1e6, files.size());
        }
        out.printf("memory %,d bytes, disk %,d bytes%n", store.memoryBytes(), store.diskBytes());
    }

    private void measure(String what, int count, Runnable work) {
        long start = Clock.SYSTEM.nanos();
        long cpuStart = threads.getCurrentThreadCpuTime();
        work.run();
        double cpuNanos = threads.getCurrentThreadCpuTime() - cpuStart;
        double nanos = Clock.SYSTEM.nanos() - start;
        out.printf("%-44s %8.3f M/s %8.3f M/s of CPU%n", what, count * 1e3 / nanos, count * 1e3 / cpuNanos);
    }

    private void writeAll(int size) {
        for (int from = 0; from < entries; from += size) {
            long[] keys = new long[Math.min(size, entries - from)];
            for (int i = 0; i < keys.length; i++) {
                keys[i] = key(from + i, 0);
            }
            writeSorted(keys);
        }
    }

    private void write(int count, int size) {
        for (int left = count; left > 0; left -= size) {
            writeSorted(randomKeys(Math.min(size, left), 0));
        }
    }

    private void get(int count, int size, int low) {
        long[] found = {0};
        for (int left = count; left > 0; left -= size) {
            fill(randomKeys(Math.min(size, left), low), null);
            store.get(batch, (index, bytes, start, length) -> found[0]++);
        }
        if (found[0] == 0 ? low == 0 : low == 1) {
            throw new IllegalStateException(found[0] + " keys were found");
        }
    }

    private void scan() {
        long count = 0;
        try (ByteStore.View view = store.view();
                ByteStore.Cursor cursor = view.scan(new byte[] {0, 0}, new byte[] {0, (byte) KEY_GROUPS})) {
            while (cursor.next(batch, 1024, 1 << 20)) {
                count += batch.count();
            }
        }
        if (count != entries) {
            throw new IllegalStateException(count + " entries of " + entries);
        }
    }

    private void getAndPut(int count) {
        for (int i = 0; i < count; i++) {
            long[] one = randomKeys(1, 0);
            fill(one, null);
            store.get(batch, (index, bytes, start, length) -> value[0] = bytes[start]);
            fill(one, value);
            store.write(batch);
        }
    }

    private void writeSorted(long[] keys) {
        fill(keys, value);
        store.write(batch);
    }

    private long[] randomKeys(int count, int low) {
        long[] keys = new long[count];
        for (int i = 0; i < count; i++) {
            keys[i] = key(random.nextInt(entries), low);
        }
        return keys;
    }

    /** A scattered number, whose lowest bit says whether it is one of those that are kept. */
    private static long key(int number, int low) {
        return (number * SCATTER & Long.MAX_VALUE & ~1L) | low;
    }

    /** Sorts keys and makes a batch of them, each once. */
    private void fill(long[] keys, byte[] value) {
        Arrays.sort(keys);
        batch.clear();
        for (int i = 0; i < keys.length; i++) {
            if (i > 0 && keys[i] == keys[i - 1]) {
                continue;
            }
            BytesWriter key = batch.key();
            key.putByte(0);
            key.putByte((int) (keys[i] >>> 56));
            key.putLong(keys[i]);
            if (value == null) {
                batch.endWithoutValue();
            } else {
                batch.value().putRaw(value, 0, value.length);
                batch.end();
            }
        }
    }
}
