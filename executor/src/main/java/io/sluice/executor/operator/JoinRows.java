package io.sluice.executor.operator;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.keyed.EntryLayouts;
import java.util.Arrays;
import java.util.List;

/**
 * The stored rows of one side of a join, by key: an entry is all rows of a key with their weights, on a kept side with the
 * sums of their partners' weights. Used by one thread.
 */
final class JoinRows implements KeyedEntries {
    private final String state;
    private final String layout;
    private final boolean kept;
    private final RowsByKey byKey;

    /** The rows of all keys, by row slot. */
    final RowStore rows;

    /** By row slot, on a kept side: the sum of the partners' weights. */
    long[] partners = new long[0];

    /** By row slot: the last change of partners that touched it. */
    int[] changedIn = new int[0];

    /** @param state its name, for errors */
    JoinRows(String state, List<PhysicalType> types, List<Integer> keyColumns, boolean insertOnly, boolean kept) {
        this.state = state;
        this.kept = kept;
        layout = "rows of " + types + " by " + keyColumns + (kept ? " with partners" : "");
        byKey = new RowsByKey(types, keyColumns, insertOnly);
        rows = byKey.rows;
    }

    @Override
    public KeyTable keys() {
        return byKey.keys;
    }

    /** The first row of a key slot, or -1. */
    int first(int key) {
        return byKey.first(key);
    }

    /** The next row of the same key, or -1. */
    int next(int row) {
        return byKey.next(row);
    }

    void link(int key, int row) {
        byKey.link(key, row);
    }

    void unlink(int key, int row) {
        byKey.unlink(key, row);
    }

    /** Makes room for the partners of row slots below {@code bound}. */
    void ensurePartners(int bound) {
        if (bound > partners.length) {
            partners = Arrays.copyOf(partners, Math.max(Math.max(16, bound), partners.length + (partners.length >> 1)));
            changedIn = Arrays.copyOf(changedIn, partners.length);
        }
    }

    @Override
    public String layout() {
        return layout;
    }

    @Override
    public void ensure(int bound) {
        byKey.ensure(bound);
    }

    @Override
    public void write(int key, BytesWriter out) {
        byKey.write(key, out);
        for (int row = first(key); row >= 0 && kept; row = next(row)) {
            out.putLong(partners[row]);
        }
    }

    @Override
    public Reader reader(String written) {
        EntryLayouts.expect(state, layout, written);
        return this::read;
    }

    private void read(int key, BytesReader in) {
        byKey.read(key, in);
        for (int row = first(key); row >= 0 && kept; row = next(row)) {
            ensurePartners(row + 1);
            partners[row] = in.getLong();
        }
    }

    @Override
    public void clear(int key) {
        byKey.clear(key);
    }

    @Override
    public long bytes() {
        return byKey.bytes() + (long) Long.BYTES * partners.length + (long) Integer.BYTES * changedIn.length;
    }
}
