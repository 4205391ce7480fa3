package io.sluice.benchmarks;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;

/**
 * A number that every value of every column goes into and that does not depend on the order of rows: per column the sum
 * of its values, weighted by the column's position. A text counts as its length times 31 plus its first byte. Columns
 * are NOT NULL here.
 */
final class Checksum {
    private Checksum() {}

    static long of(Batch batch) {
        long sum = batch.rowCount;
        for (int c = 0; c < batch.columns.length; c++) {
            sum += column(c, sum(batch.columns[c], batch.rowCount));
        }
        return sum;
    }

    /** The share of a column, given the sum of its values. */
    static long column(int position, long valueSum) {
        return valueSum * (2L * position + 3);
    }

    static long text(int length, byte first) {
        return length * 31L + first;
    }

    static long sum(Column column, int n) {
        return switch (column.physical()) {
            case LONG -> sum(((LongColumn) column).values, n);
            case INT -> sum(((IntColumn) column).values, n);
            case BOOLEAN -> sum(((BooleanColumn) column).values, n);
            case FLOAT -> sum(((FloatColumn) column).values, n);
            case DOUBLE -> sum(((DoubleColumn) column).values, n);
            case DECIMAL128 -> sum(((DecimalColumn) column).low, n) + 31 * sum(((DecimalColumn) column).high, n);
            case BYTES -> sum((VarcharColumn) column, n);
        };
    }

    static long sum(long[] values, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static long sum(int[] values, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i];
        }
        return sum;
    }

    private static long sum(boolean[] values, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += values[i] ? 1 : 0;
        }
        return sum;
    }

    private static long sum(float[] values, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Float.floatToIntBits(values[i]);
        }
        return sum;
    }

    private static long sum(double[] values, int n) {
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Double.doubleToLongBits(values[i]);
        }
        return sum;
    }

    static long sum(VarcharColumn column, int n) {
        byte[] heap = column.heap;
        int[] starts = column.starts;
        int[] lengths = column.lengths;
        long sum = 0;
        for (int i = 0; i < n; i++) {
            sum += text(lengths[i], heap[starts[i]]);
        }
        return sum;
    }
}
