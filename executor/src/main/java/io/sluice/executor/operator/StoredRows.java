package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.executor.spill.SortedRows;
import io.sluice.executor.state.RowStore;

/** Sorted rows that are in memory. */
final class StoredRows implements SortedRows {
    private final RowStore rows;
    private final int[] slots;
    private final int[] picked = new int[Batch.MAX_ROWS];
    private int count;
    private int position = -1;

    /** @param slots in order */
    StoredRows(RowStore rows, int[] slots) {
        this.rows = rows;
        this.slots = slots;
    }

    @Override
    public boolean next() {
        return ++position < slots.length;
    }

    @Override
    public long weight() {
        return rows.weight(slots[position]);
    }

    @Override
    public void pick() {
        picked[count++] = slots[position];
    }

    @Override
    public boolean isFull() {
        return count == picked.length;
    }

    @Override
    public Batch take() {
        int taken = count;
        count = 0;
        return Batch.of(taken, rows.gather(picked, taken));
    }
}
