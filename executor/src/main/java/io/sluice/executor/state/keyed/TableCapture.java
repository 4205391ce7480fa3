package io.sluice.executor.state.keyed;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesWriter;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/**
 * The entries of one table as of a barrier, written after it: chunk by chunk between batches, and a chunk at once when one
 * of its entries is about to change. So a barrier costs nothing by itself, and nothing is copied twice. Used by the thread
 * of the table.
 */
final class TableCapture {
    private static final int CHUNK_BITS = 6;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final KeyTable keys;
    private final EntryCodec entries;
    private final byte[] namespace;
    private final int maxParallelism;
    private final IntFunction<BytesWriter> sections;
    private final List<Integer> keyPositions;

    /** Slots from here on are newer than the barrier. */
    private final int bound;

    /** A bit for each chunk that has been written. */
    private final long[] written;

    private int next;
    private final int[] live = new int[CHUNK];
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
        written = new long[((bound + CHUNK - 1) >> CHUNK_BITS) / Long.SIZE + 1];
    }

    /** The entries of these slots are about to change. */
    void before(int[] slots, int from, int to) {
        for (int i = from; i < to; i++) {
            before(slots[i]);
        }
    }

    /** The entry of a slot is about to change, or the slot to be taken. */
    void before(int slot) {
        int chunk = slot >> CHUNK_BITS;
        if (slot < bound && (written[chunk >> 6] & 1L << chunk) == 0) {
            write(chunk);
        }
    }

    /** Writes about as many slots more; gives how many it did, 0 when all are written. */
    int advance(int slots) {
        int done = 0;
        while (next << CHUNK_BITS < bound && done < slots) {
            if ((written[next >> 6] & 1L << next) == 0) {
                write(next);
                done += CHUNK;
            }
            next++;
        }
        return done;
    }

    boolean isComplete() {
        return next << CHUNK_BITS >= bound;
    }

    private void write(int chunk) {
        written[chunk >> 6] |= 1L << chunk;
        int count = 0;
        int to = Math.min(bound, (chunk + 1) << CHUNK_BITS);
        for (int slot = chunk << CHUNK_BITS; slot < to; slot++) {
            live[count] = slot;
            count += keys.isLive(slot) ? 1 : 0;
        }
        if (count == 0) {
            return;
        }
        Column[] columns = keys.keys(live, count);
        KeyHash.hash(Batch.of(count, columns), keyPositions, hashes);
        for (int i = 0; i < count; i++) {
            BytesWriter out = sections.apply(KeyHash.keyGroup(hashes[i], maxParallelism));
            scratch.clear();
            scratch.putRaw(namespace, 0, namespace.length);
            KeyCodec.write(columns, i, scratch);
            out.putBytes(scratch.buffer(), 0, scratch.size());
            scratch.clear();
            entries.write(live[i], scratch);
            out.putBytes(scratch.buffer(), 0, scratch.size());
        }
    }
}
