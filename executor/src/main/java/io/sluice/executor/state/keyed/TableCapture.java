package io.sluice.executor.state.keyed;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesWriter;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The entries of one table as of a barrier, written after it: some between any two batches, and an entry before its first
 * change. So a barrier costs nothing by itself, and nothing is copied twice. Used by the thread of the table.
 */
final class TableCapture {
    private static final int CHUNK = 1024;

    private final KeyTable keys;
    private final EntryCodec entries;
    private final byte[] namespace;
    private final int maxParallelism;
    private final IntFunction<BytesWriter> sections;
    private final List<Integer> keyPositions;

    /** Slots from here on are newer than the barrier. */
    private final int bound;

    /** A bit for each slot that is still to be written, or was free. */
    private final long[] due;

    private int next;
    private final int[] chosen = new int[CHUNK];
    private final int[] hashes = new int[CHUNK];
    private final BytesWriter scratch = new BytesWriter();

    /** @param sections where the entries of a key group go */
    TableCapture(StateTable table, int keyColumns, int maxParallelism, IntFunction<BytesWriter> sections) {
        this.keys = table.keys();
        this.entries = table.entries();
        this.namespace = table.namespace();
        this.maxParallelism = maxParallelism;
        this.sections = sections;
        keyPositions = IntStream.range(0, keyColumns).boxed().toList();
        bound = keys.bound();
        due = new long[(bound + Long.SIZE - 1) / Long.SIZE];
        Arrays.fill(due, -1L);
    }

    /** The entries of these slots are about to change. */
    void before(int[] slots, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            count = choose(slots[i], count);
        }
        write(count);
    }

    /** The entry of a slot is about to change, or the slot to be taken. */
    void before(int slot) {
        write(choose(slot, 0));
    }

    private int choose(int slot, int count) {
        if (slot >= bound || (due[slot >> 6] & 1L << slot) == 0) {
            return count;
        }
        due[slot >> 6] &= ~(1L << slot);
        if (!keys.isLive(slot)) {
            return count;
        }
        chosen[count] = slot;
        if (count + 1 < CHUNK) {
            return count + 1;
        }
        write(CHUNK);
        return 0;
    }

    /** Writes about as many slots more; gives how many it did, 0 when all are written. */
    int advance(int slots) {
        int done = 0;
        int count = 0;
        while (next < due.length && done < slots) {
            for (long bits = due[next]; bits != 0; bits &= bits - 1) {
                count = choose((next << 6) + Long.numberOfTrailingZeros(bits), count);
                done++;
            }
            next++;
        }
        write(count);
        return done;
    }

    boolean isComplete() {
        return next == due.length;
    }

    private void write(int count) {
        if (count == 0) {
            return;
        }
        Column[] columns = keys.keys(chosen, count);
        KeyHash.hash(Batch.of(count, columns), keyPositions, hashes);
        for (int i = 0; i < count; i++) {
            BytesWriter out = sections.apply(KeyHash.keyGroup(hashes[i], maxParallelism));
            scratch.clear();
            scratch.putRaw(namespace, 0, namespace.length);
            KeyCodec.writeHeld(columns, i, scratch);
            out.putBytes(scratch.buffer(), 0, scratch.size());
            scratch.clear();
            entries.write(chosen[i], scratch);
            out.putBytes(scratch.buffer(), 0, scratch.size());
        }
    }
}
