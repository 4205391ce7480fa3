package io.sluice.executor.runtime.exchange;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/** One column put together from chosen rows of many batches, a run of rows at a time. Not thread-safe. */
final class ColumnAssembler {
    private final PhysicalType physical;
    private final int capacity;
    private boolean[] nulls;
    private boolean[] booleans;
    private int[] ints;
    private int[] lengths;
    private long[] longs;
    private long[] highs;
    private float[] floats;
    private double[] doubles;
    private byte[] heap;
    private int heapSize;

    ColumnAssembler(PhysicalType physical, int capacity) {
        this.physical = physical;
        this.capacity = capacity;
        reset();
    }

    /** Puts {@code source[rows[0..count)]} at {@code at} and after; all of it fits. */
    void append(Column source, char[] rows, int count, int at) {
        if (source.nulls != null) {
            appendNulls(source.nulls, rows, count, at);
        }
        switch (physical) {
            case BOOLEAN -> RowCopies.copy(((BooleanColumn) source).values, rows, count, booleans, at);
            case INT -> RowCopies.copy(((IntColumn) source).values, rows, count, ints, at);
            case LONG -> RowCopies.copy(((LongColumn) source).values, rows, count, longs, at);
            case FLOAT -> RowCopies.copy(((FloatColumn) source).values, rows, count, floats, at);
            case DOUBLE -> RowCopies.copy(((DoubleColumn) source).values, rows, count, doubles, at);
            case DECIMAL128 -> {
                RowCopies.copy(((DecimalColumn) source).high, rows, count, highs, at);
                RowCopies.copy(((DecimalColumn) source).low, rows, count, longs, at);
            }
            case BYTES -> copy((VarcharColumn) source, rows, count, at);
        }
    }

    /** Hands the arrays over; the assembler is empty afterwards. */
    Column build() {
        Column column =
                switch (physical) {
                    case BOOLEAN -> new BooleanColumn(booleans, nulls);
                    case INT -> new IntColumn(ints, nulls);
                    case LONG -> new LongColumn(longs, nulls);
                    case FLOAT -> new FloatColumn(floats, nulls);
                    case DOUBLE -> new DoubleColumn(doubles, nulls);
                    case DECIMAL128 -> new DecimalColumn(highs, longs, nulls);
                    case BYTES -> new VarcharColumn(heap, ints, lengths, nulls);
                };
        reset();
        return column;
    }

    private void reset() {
        nulls = null;
        heapSize = 0;
        switch (physical) {
            case BOOLEAN -> booleans = new boolean[capacity];
            case INT -> ints = new int[capacity];
            case LONG -> longs = new long[capacity];
            case FLOAT -> floats = new float[capacity];
            case DOUBLE -> doubles = new double[capacity];
            case DECIMAL128 -> {
                highs = new long[capacity];
                longs = new long[capacity];
            }
            case BYTES -> {
                ints = new int[capacity];
                lengths = new int[capacity];
                heap = new byte[capacity];
            }
        }
    }

    private void appendNulls(boolean[] source, char[] rows, int count, int at) {
        if (nulls == null) {
            nulls = new boolean[capacity];
        }
        RowCopies.copy(source, rows, count, nulls, at);
    }

    private void copy(VarcharColumn source, char[] rows, int count, int at) {
        for (int i = 0; i < count; i++) {
            int row = rows[i];
            int length = source.isNull(row) ? 0 : source.lengths[row];
            if (heapSize + length > heap.length) {
                heap = Arrays.copyOf(heap, Math.max(heap.length * 2, heapSize + length));
            }
            System.arraycopy(source.heap, length == 0 ? 0 : source.starts[row], heap, heapSize, length);
            ints[at + i] = heapSize;
            lengths[at + i] = length;
            heapSize += length;
        }
    }
}
