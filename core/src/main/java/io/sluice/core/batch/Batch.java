package io.sluice.core.batch;

/**
 * Some rows, column by column; immutable once emitted. Usually 1,024 to 8,192 rows, never more than {@link #MAX_ROWS}.
 *
 * <p>{@code weights[i]} is how often row {@code i} is added (positive) or taken away (negative): a batch is a Z-set.
 * Null means that every weight is +1; plans that only insert never allocate it. An operator that replaces a row emits
 * the -1 before the +1, in one batch where they fit.
 *
 * <p>{@code rowWatermarks[i]} is the watermark that stood just before row {@code i}, in microseconds; a batch carries it
 * only when one of its rows lies at or behind that watermark, so for ordered input it is null and no row is late.
 */
public final class Batch implements StreamElement {
    public static final int MAX_ROWS = 8192;

    public final Column[] columns;
    public final int rowCount;
    public final long[] weights;
    public final long[] rowWatermarks;

    public Batch(Column[] columns, int rowCount, long[] weights, long[] rowWatermarks) {
        this.columns = columns;
        this.rowCount = rowCount;
        this.weights = weights;
        this.rowWatermarks = rowWatermarks;
    }

    public static Batch of(int rowCount, Column... columns) {
        return new Batch(columns, rowCount, null, null);
    }

    @Override
    public Kind kind() {
        return Kind.BATCH;
    }

    public long weight(int row) {
        return weights == null ? 1 : weights[row];
    }

    /** The same rows, weights and watermarks with other columns. */
    public Batch withColumns(Column... newColumns) {
        return new Batch(newColumns, rowCount, weights, rowWatermarks);
    }

    public Batch withRowWatermarks(long[] newRowWatermarks) {
        return new Batch(columns, rowCount, weights, newRowWatermarks);
    }

    /** The rows {@code rows[0..count)} in that order; all columns are copied except text, which shares its heap. */
    public Batch gather(int[] rows, int count) {
        Column[] out = new Column[columns.length];
        for (int c = 0; c < columns.length; c++) {
            out[c] = columns[c].gather(rows, count);
        }
        return new Batch(out, count, gather(weights, rows, count), gather(rowWatermarks, rows, count));
    }

    private static long[] gather(long[] values, int[] rows, int count) {
        if (values == null) {
            return null;
        }
        long[] out = new long[count];
        for (int i = 0; i < count; i++) {
            out[i] = values[rows[i]];
        }
        return out;
    }
}
