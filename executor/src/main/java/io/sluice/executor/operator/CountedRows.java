package io.sluice.executor.operator;

import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.RowKeyTable;
import io.sluice.executor.state.StoredColumn;
import io.sluice.executor.state.keyed.EntryLayouts;
import java.util.Arrays;
import java.util.List;

/** Rows, each once, and how often each of them is on either side of a set operation. Used by one thread. */
final class CountedRows implements KeyedEntries {
    private final String state;
    private final List<PhysicalType> types;
    private final RowKeyTable rows;
    private final long[][] counts = {new long[0], new long[0]};

    /** @param state its name, for errors */
    CountedRows(String state, List<PhysicalType> types) {
        this.state = state;
        this.types = types;
        rows = new RowKeyTable(types, StoredColumn.Equality.GROUPING, 0);
    }

    @Override
    public KeyTable keys() {
        return rows;
    }

    long count(int side, int slot) {
        return counts[side][slot];
    }

    void add(int side, int slot, long weight) {
        counts[side][slot] += weight;
    }

    boolean isEmpty(int slot) {
        return counts[0][slot] == 0 && counts[1][slot] == 0;
    }

    Column[] gather(int[] slots, int count) {
        return rows.keys(slots, count);
    }

    @Override
    public String layout() {
        return "counts of " + types;
    }

    @Override
    public void ensure(int bound) {
        if (bound > counts[0].length) {
            int capacity = Math.max(bound, counts[0].length + (counts[0].length >> 1));
            counts[0] = Arrays.copyOf(counts[0], capacity);
            counts[1] = Arrays.copyOf(counts[1], capacity);
        }
    }

    @Override
    public void write(int slot, BytesWriter out) {
        out.putLong(counts[0][slot]);
        out.putLong(counts[1][slot]);
    }

    @Override
    public Reader reader(String layout) {
        EntryLayouts.expect(state, layout(), layout);
        return this::read;
    }

    private void read(int slot, BytesReader in) {
        counts[0][slot] = in.getLong();
        counts[1][slot] = in.getLong();
    }

    @Override
    public void clear(int slot) {
        counts[0][slot] = 0;
        counts[1][slot] = 0;
    }

    @Override
    public long bytes() {
        return (long) Long.BYTES * (counts[0].length + counts[1].length);
    }
}
