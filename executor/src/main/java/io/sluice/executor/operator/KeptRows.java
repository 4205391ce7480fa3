package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.RowKeyTable;
import io.sluice.executor.state.StoredColumn;
import io.sluice.executor.state.keyed.EntryLayouts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;

/**
 * Rows, each once, with the number of times it stands. They are shown in chunks that never change: of those shown before
 * only the ones in which a row has changed are made anew. Used by one thread; what was shown is for all.
 */
final class KeptRows implements KeyedEntries {
    private static final int CHUNK_BITS = 10;
    private static final int CHUNK = 1 << CHUNK_BITS;

    private final String state;
    private final List<PhysicalType> types;
    private final RowKeyTable rows;
    private long[] weights = new long[0];

    /** Chunks that differ from what was shown. */
    private final BitSet changed = new BitSet();

    /** By chunk; null where no row stands. */
    private Batch[] shown = new Batch[0];

    private final int[] chosen = new int[CHUNK];

    /** @param state its name, for errors */
    KeptRows(String state, List<PhysicalType> types) {
        this.state = state;
        this.types = types;
        rows = new RowKeyTable(types, StoredColumn.Equality.IDENTICAL, 0);
    }

    @Override
    public KeyTable keys() {
        return rows;
    }

    void add(int slot, long weight) {
        weights[slot] += weight;
        changed.set(slot >> CHUNK_BITS);
    }

    boolean isSpent(int slot) {
        return rows.isLive(slot) && weights[slot] == 0;
    }

    /** All rows that stand, with their weights, as they are now. */
    List<Batch> show() {
        int chunks = (rows.bound() + CHUNK - 1) >> CHUNK_BITS;
        shown = Arrays.copyOf(shown, Math.max(shown.length, chunks));
        for (int chunk = changed.nextSetBit(0); chunk >= 0; chunk = changed.nextSetBit(chunk + 1)) {
            shown[chunk] = chunk(chunk);
        }
        changed.clear();
        return Arrays.stream(shown).filter(Objects::nonNull).toList();
    }

    private Batch chunk(int chunk) {
        int from = chunk << CHUNK_BITS;
        int to = Math.min(rows.bound(), from + CHUNK);
        long[] picked = new long[CHUNK];
        int count = 0;
        boolean repeated = false;
        for (int slot = from; slot < to; slot++) {
            if (rows.isLive(slot) && weights[slot] > 0) {
                chosen[count] = slot;
                picked[count++] = weights[slot];
                repeated |= weights[slot] > 1;
            }
        }
        return count == 0 ? null : new Batch(rows.keys(chosen, count), count, repeated ? picked : null, null);
    }

    @Override
    public String layout() {
        return "weights of " + types;
    }

    @Override
    public void ensure(int bound) {
        if (bound > weights.length) {
            weights = Arrays.copyOf(weights, Math.max(bound, weights.length + (weights.length >> 1)));
        }
    }

    @Override
    public void write(int slot, BytesWriter out) {
        out.putLong(weights[slot]);
    }

    @Override
    public Reader reader(String layout) {
        EntryLayouts.expect(state, layout(), layout);
        return this::read;
    }

    private void read(int slot, BytesReader in) {
        add(slot, in.getLong());
    }

    @Override
    public void clear(int slot) {
        weights[slot] = 0;
        changed.set(slot >> CHUNK_BITS);
    }

    /** What was shown is counted too, as large as the rows. */
    @Override
    public long bytes() {
        return (long) Long.BYTES * weights.length + (shown.length > 0 ? rows.bytes() : 0);
    }
}
