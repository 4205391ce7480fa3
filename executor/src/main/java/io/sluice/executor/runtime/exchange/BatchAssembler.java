package io.sluice.executor.runtime.exchange;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.Watermark;
import io.sluice.core.type.RowType;
import java.util.Arrays;

/** Makes one large batch out of rows of many small ones, in order. Not thread-safe. */
final class BatchAssembler {
    static final int CAPACITY = Batch.MAX_ROWS;

    private final RowType type;
    private ColumnAssembler[] columns;
    private long[] weights;
    private long[] rowWatermarks;
    private int size;

    BatchAssembler(RowType type) {
        this.type = type;
    }

    boolean isEmpty() {
        return size == 0;
    }

    boolean fits(int count) {
        return size + count <= CAPACITY;
    }

    void append(Batch source, char[] rows, int count) {
        if (columns == null) {
            allocate();
        }
        for (int c = 0; c < columns.length; c++) {
            columns[c].append(source.columns[c], rows, count, size);
        }
        weights = append(source.weights, weights, 1, rows, count);
        rowWatermarks = append(source.rowWatermarks, rowWatermarks, Watermark.MIN, rows, count);
        size += count;
    }

    /** The rows so far; empty afterwards. */
    Batch build() {
        Column[] built = new Column[columns.length];
        for (int c = 0; c < columns.length; c++) {
            built[c] = columns[c].build();
        }
        Batch batch = new Batch(built, size, weights, rowWatermarks);
        weights = null;
        rowWatermarks = null;
        size = 0;
        return batch;
    }

    private void allocate() {
        columns = new ColumnAssembler[type.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = new ColumnAssembler(type.type(c).physical(), CAPACITY);
        }
    }

    /** Appends values that a batch may leave out when all of them are {@code usual}. */
    private long[] append(long[] source, long[] target, long usual, char[] rows, int count) {
        if (source == null && target == null) {
            return null;
        }
        long[] out = target;
        if (out == null) {
            out = new long[CAPACITY];
            Arrays.fill(out, 0, size, usual);
        }
        for (int i = 0; i < count; i++) {
            out[size + i] = source == null ? usual : source[rows[i]];
        }
        return out;
    }
}
