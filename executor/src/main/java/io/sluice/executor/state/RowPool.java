package io.sluice.executor.state;

import io.sluice.core.batch.Column;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;
import java.util.List;

/** Whole rows, each in a slot that is used again once the row has been removed. Used by one thread. */
public final class RowPool {
    private final StoredColumn[] columns;
    private int bound;
    private int[] free = new int[0];
    private int freeCount;

    public RowPool(List<PhysicalType> types) {
        columns = types.stream()
                .map(t -> StoredColumn.of(t, StoredColumn.Equality.IDENTICAL))
                .toArray(StoredColumn[]::new);
    }

    /** Copies a row; gives its slot. */
    public int add(Column[] source, int row) {
        int slot = freeCount > 0 ? free[--freeCount] : bound++;
        for (int c = 0; c < columns.length; c++) {
            columns[c].set(slot, source[c], row);
        }
        return slot;
    }

    public void remove(int slot) {
        for (StoredColumn column : columns) {
            column.release(slot);
        }
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, StoredColumn.grown(free.length, freeCount + 1));
        }
        free[freeCount++] = slot;
    }

    /** The rows of {@code slots[0..count)}. */
    public Column[] gather(int[] slots, int count) {
        Column[] out = new Column[columns.length];
        for (int c = 0; c < out.length; c++) {
            out[c] = columns[c].gather(slots, count);
        }
        return out;
    }

    /** What the rows take on the heap. */
    public long bytes() {
        long bytes = (long) Integer.BYTES * free.length;
        for (StoredColumn column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }

    /** Number of rows. */
    public int size() {
        return bound - freeCount;
    }
}
