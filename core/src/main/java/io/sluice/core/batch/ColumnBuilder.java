package io.sluice.core.batch;

import io.sluice.core.io.Buffers;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.value.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing column. One method per physical type appends a value; using the wrong one is a bug and throws. Not safe for
 * several threads. {@link #build()} hands the arrays over and empties the builder.
 */
public final class ColumnBuilder {
    private static final int FIRST_CAPACITY = 1024;

    private final PhysicalType physical;
    private int size;
    private boolean[] nulls;
    private boolean[] booleans;
    private int[] ints;
    private long[] longs;
    private long[] highs;
    private float[] floats;
    private double[] doubles;
    private byte[] heap;
    private int heapSize;
    private int[] lengths;

    public ColumnBuilder(PhysicalType physical) {
        this.physical = physical;
        reset();
    }

    public PhysicalType physical() {
        return physical;
    }

    public int size() {
        return size;
    }

    public void appendBoolean(boolean value) {
        int i = next();
        booleans[i] = value;
    }

    public void appendInt(int value) {
        int i = next();
        ints[i] = value;
    }

    public void appendLong(long value) {
        int i = next();
        longs[i] = value;
    }

    public void appendFloat(float value) {
        int i = next();
        floats[i] = value;
    }

    public void appendDouble(double value) {
        int i = next();
        doubles[i] = value;
    }

    public void appendDecimal(long high, long low) {
        int i = next();
        highs[i] = high;
        longs[i] = low;
    }

    /** Appends valid UTF-8, bytes or a nested value, copied. */
    public void appendBytes(byte[] source, int start, int length) {
        int i = next();
        ensureHeap(length);
        System.arraycopy(source, start, heap, heapSize, length);
        ints[i] = heapSize;
        lengths[i] = length;
        heapSize += length;
    }

    public void appendString(String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        appendBytes(utf8, 0, utf8.length);
    }

    public void appendBytes(Bytes value) {
        appendBytes(value.array(), 0, value.length());
    }

    public void appendNull() {
        int i = next();
        if (nulls == null) {
            nulls = new boolean[capacity()];
        }
        nulls[i] = true;
        if (physical == PhysicalType.BYTES) {
            ints[i] = heapSize;
            lengths[i] = 0;
        }
    }

    /** Appends one value of a column of the same physical type. */
    public void append(Column source, int row) {
        if (source.isNull(row)) {
            appendNull();
            return;
        }
        switch (physical) {
            case BOOLEAN -> appendBoolean(((BooleanColumn) source).values[row]);
            case INT -> appendInt(((IntColumn) source).values[row]);
            case LONG -> appendLong(((LongColumn) source).values[row]);
            case FLOAT -> appendFloat(((FloatColumn) source).values[row]);
            case DOUBLE -> appendDouble(((DoubleColumn) source).values[row]);
            case DECIMAL128 -> appendDecimal(((DecimalColumn) source).high[row], ((DecimalColumn) source).low[row]);
            case BYTES -> {
                VarcharColumn text = (VarcharColumn) source;
                appendBytes(text.heap, text.starts[row], text.lengths[row]);
            }
        }
    }

    /** Takes back the last value, for a record that turns out to be malformed half-way. */
    public void truncate(int newSize) {
        for (int i = newSize; i < size && nulls != null; i++) {
            nulls[i] = false;
        }
        if (physical == PhysicalType.BYTES && newSize < size) {
            heapSize = ints[newSize];
        }
        size = newSize;
    }

    /** The values so far as a column that shares the builder's arrays: valid until the next change of the builder. */
    public Column view() {
        return switch (physical) {
            case BOOLEAN -> new BooleanColumn(booleans, nulls);
            case INT -> new IntColumn(ints, nulls);
            case LONG -> new LongColumn(longs, nulls);
            case FLOAT -> new FloatColumn(floats, nulls);
            case DOUBLE -> new DoubleColumn(doubles, nulls);
            case DECIMAL128 -> new DecimalColumn(highs, longs, nulls);
            case BYTES -> new VarcharColumn(heap, ints, lengths, nulls);
        };
    }

    public Column build() {
        Column column = view();
        reset();
        return column;
    }

    private void reset() {
        size = 0;
        nulls = null;
        heapSize = 0;
        switch (physical) {
            case BOOLEAN -> booleans = new boolean[FIRST_CAPACITY];
            case INT -> ints = new int[FIRST_CAPACITY];
            case LONG -> longs = new long[FIRST_CAPACITY];
            case FLOAT -> floats = new float[FIRST_CAPACITY];
            case DOUBLE -> doubles = new double[FIRST_CAPACITY];
            case DECIMAL128 -> {
                highs = new long[FIRST_CAPACITY];
                longs = new long[FIRST_CAPACITY];
            }
            case BYTES -> {
                heap = new byte[FIRST_CAPACITY * 8];
                ints = new int[FIRST_CAPACITY];
                lengths = new int[FIRST_CAPACITY];
            }
        }
    }

    private int next() {
        if (size == capacity()) {
            grow(size * 2);
        }
        return size++;
    }

    private int capacity() {
        return switch (physical) {
            case BOOLEAN -> booleans.length;
            case INT, BYTES -> ints.length;
            case LONG, DECIMAL128 -> longs.length;
            case FLOAT -> floats.length;
            case DOUBLE -> doubles.length;
        };
    }

    private void grow(int capacity) {
        if (nulls != null) {
            nulls = Arrays.copyOf(nulls, capacity);
        }
        switch (physical) {
            case BOOLEAN -> booleans = Arrays.copyOf(booleans, capacity);
            case INT -> ints = Arrays.copyOf(ints, capacity);
            case LONG -> longs = Arrays.copyOf(longs, capacity);
            case FLOAT -> floats = Arrays.copyOf(floats, capacity);
            case DOUBLE -> doubles = Arrays.copyOf(doubles, capacity);
            case DECIMAL128 -> {
                highs = Arrays.copyOf(highs, capacity);
                longs = Arrays.copyOf(longs, capacity);
            }
            case BYTES -> {
                ints = Arrays.copyOf(ints, capacity);
                lengths = Arrays.copyOf(lengths, capacity);
            }
        }
    }

    private void ensureHeap(int more) {
        if (more > heap.length - heapSize) {
            heap = Arrays.copyOf(
                    heap, Buffers.grown(heap.length, (long) heapSize + more, "The texts of one column of a batch"));
        }
    }
}
