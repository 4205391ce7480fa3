package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.Chains;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.SectionFormat;
import java.util.Arrays;
import java.util.List;

/**
 * Rows with weights, chained by key, the last that was linked first. Of a key it can write all rows, read them again and
 * give them up. Used by one thread.
 */
final class RowsByKey {
    final KeyTable keys;
    final RowStore rows;
    private final List<PhysicalType> types;
    private final Chains chains = new Chains();
    private int[] picked = new int[16];

    /** @param keyColumns positions of the key in a row */
    RowsByKey(List<PhysicalType> types, List<Integer> keyColumns, boolean insertOnly) {
        this.types = types;
        keys = KeyTable.of(keyColumns.stream().map(types::get).toList(), 0);
        rows = new RowStore(types, insertOnly);
    }

    /** The first row of a key slot, or -1. */
    int first(int key) {
        return chains.first(key);
    }

    /** The row of the same key after this one, or -1. */
    int next(int row) {
        return chains.next(row);
    }

    /** The row of the same key before this one, or -1. */
    int previous(int row) {
        return chains.previous(row);
    }

    /** Puts a row before all others of a key. */
    void link(int key, int row) {
        chains.link(key, row);
    }

    void unlink(int key, int row) {
        chains.unlink(key, row);
    }

    /** Makes room for key slots below {@code bound}. */
    void ensure(int bound) {
        chains.ensureHeads(bound);
    }

    /** Appends the rows of a key, the first one first, with their weights. */
    void write(int key, BytesWriter out) {
        int count = pick(key);
        Batch batch = rows.batch(picked, count);
        out.putVarInt(count);
        for (Column column : batch.columns) {
            ColumnCodec.write(column, count, out);
        }
        boolean weighted = false;
        for (int i = 0; i < count; i++) {
            weighted |= batch.weight(i) != 1;
        }
        out.putBoolean(weighted);
        for (int i = 0; i < count && weighted; i++) {
            out.putLong(batch.weight(i));
        }
    }

    private int pick(int key) {
        int count = 0;
        for (int row = first(key); row >= 0; row = next(row)) {
            if (count == picked.length) {
                picked = Arrays.copyOf(picked, count * 2);
            }
            picked[count++] = row;
        }
        return count;
    }

    /** Reads into an empty key slot what {@link #write} wrote, in the same order. */
    void read(int key, BytesReader in) {
        int count = SectionFormat.checkCount(in.getVarInt(), types.isEmpty() ? 0 : 1, in);
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ColumnCodec.read(types.get(c), count, in);
        }
        long[] weights = in.getBoolean() ? ColumnCodec.readLongs(count, in).values : null;
        Batch batch = new Batch(columns, count, weights, null);
        int[] slots = rows.slots(batch);
        for (int i = count - 1; i >= 0; i--) {
            rows.claim(slots[i]);
            rows.add(slots[i], batch.weight(i));
            link(key, slots[i]);
        }
    }

    /** Gives up all rows of a key. */
    void clear(int key) {
        int next;
        for (int row = first(key); row >= 0; row = next) {
            next = next(row);
            rows.remove(row);
        }
        chains.clear(key);
    }

    /** What rows and chains take on the heap, without the keys. */
    long bytes() {
        return rows.bytes() + chains.bytes() + (long) Integer.BYTES * picked.length;
    }
}
