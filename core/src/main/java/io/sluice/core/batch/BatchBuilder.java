package io.sluice.core.batch;

import io.sluice.core.type.RowType;
import java.util.Arrays;

/** Builds batches row by row, for operators and sources whose rows do not come as columns. */
public final class BatchBuilder {
    private final ColumnBuilder[] columns;
    private long[] weights;
    private int size;

    public BatchBuilder(RowType type) {
        columns = new ColumnBuilder[type.size()];
        for (int i = 0; i < columns.length; i++) {
            columns[i] = new ColumnBuilder(type.type(i).physical());
        }
    }

    public ColumnBuilder column(int index) {
        return columns[index];
    }

    public int size() {
        return size;
    }

    public boolean isFull() {
        return size >= Batch.MAX_ROWS;
    }

    /** Ends a row of which every column has been appended. */
    public void endRow(long weight) {
        if (weight != 1 && weights == null) {
            weights = new long[Batch.MAX_ROWS];
            Arrays.fill(weights, 0, size, 1);
        }
        if (weights != null) {
            if (size == weights.length) {
                weights = Arrays.copyOf(weights, size * 2);
            }
            weights[size] = weight;
        }
        size++;
    }

    public void endRow() {
        endRow(1);
    }

    /** Takes back what was appended since the last {@link #endRow()}. */
    public void abandonRow() {
        for (ColumnBuilder column : columns) {
            column.truncate(size);
        }
    }

    /** Copies a row of a batch whose first columns have the same physical types. */
    public void appendRow(Batch source, int row, long weight) {
        for (int c = 0; c < columns.length; c++) {
            columns[c].append(source.columns[c], row);
        }
        endRow(weight);
    }

    /** The rows so far; the builder is empty afterwards. */
    public Batch build() {
        Column[] built = new Column[columns.length];
        for (int c = 0; c < columns.length; c++) {
            built[c] = columns[c].build();
        }
        Batch batch = new Batch(built, size, weights, null);
        weights = null;
        size = 0;
        return batch;
    }
}
