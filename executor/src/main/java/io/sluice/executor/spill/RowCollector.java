package io.sluice.executor.spill;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.type.RowType;

/** Copies rows into batches of bounded rows and bytes. */
public final class RowCollector {
    private final BatchBuilder builder;
    private final long mostBytes;
    private long bytes;

    /** @param mostBytes a batch is full when it has that many, about, or {@link Batch#MAX_ROWS} rows */
    public RowCollector(RowType type, long mostBytes) {
        builder = new BatchBuilder(type);
        this.mostBytes = mostBytes;
    }

    public void add(Batch from, int row, long weight) {
        builder.appendRow(from, row, weight);
        for (Column column : from.columns) {
            bytes += Long.BYTES + (column instanceof VarcharColumn text && !text.isNull(row) ? text.lengths[row] : 0);
        }
    }

    public boolean isFull() {
        return builder.isFull() || bytes >= mostBytes;
    }

    public boolean isEmpty() {
        return builder.size() == 0;
    }

    /** The rows so far, which may be none; it is empty afterwards. */
    public Batch build() {
        bytes = 0;
        return builder.build();
    }
}
