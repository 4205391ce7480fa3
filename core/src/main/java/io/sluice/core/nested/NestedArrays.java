package io.sluice.core.nested;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.type.PhysicalType;

/**
 * Reads an encoded ARRAY where it lies, from its first byte at {@code start}. Elements count from 0; the value of one
 * that is NULL is zero or empty. Nothing is checked: whoever asks has compared with {@link #size}.
 */
public final class NestedArrays {
    private static final int HEAD = 4;

    private NestedArrays() {}

    public static int size(byte[] bytes, int start) {
        return Slots.getInt(bytes, start);
    }

    public static boolean isNull(byte[] bytes, int start, int i) {
        return Slots.isSet(bytes, start + HEAD, i);
    }

    private static int slot(byte[] bytes, int start, int i, int width) {
        return start + HEAD + Slots.nullBytes(size(bytes, start)) + i * width;
    }

    public static boolean booleanAt(byte[] bytes, int start, int i) {
        return bytes[slot(bytes, start, i, 1)] != 0;
    }

    public static int intAt(byte[] bytes, int start, int i) {
        return Slots.getInt(bytes, slot(bytes, start, i, 4));
    }

    public static long longAt(byte[] bytes, int start, int i) {
        return Slots.getLong(bytes, slot(bytes, start, i, 8));
    }

    public static float floatAt(byte[] bytes, int start, int i) {
        return Slots.getFloat(bytes, slot(bytes, start, i, 4));
    }

    public static double doubleAt(byte[] bytes, int start, int i) {
        return Slots.getDouble(bytes, slot(bytes, start, i, 8));
    }

    public static long decimalHighAt(byte[] bytes, int start, int i) {
        return Slots.getLong(bytes, slot(bytes, start, i, 16));
    }

    public static long decimalLowAt(byte[] bytes, int start, int i) {
        return Slots.getLong(bytes, slot(bytes, start, i, 16) + 8);
    }

    /** Where the bytes of element {@code i} begin in {@code bytes}. */
    public static int bytesStart(byte[] bytes, int start, int i) {
        int heap = slot(bytes, start, size(bytes, start), 4);
        return i == 0 ? heap : heap + Slots.getInt(bytes, slot(bytes, start, i - 1, 4));
    }

    /** Where the bytes of element {@code i} end in {@code bytes}. */
    public static int bytesEnd(byte[] bytes, int start, int i) {
        return slot(bytes, start, size(bytes, start), 4) + Slots.getInt(bytes, slot(bytes, start, i, 4));
    }

    /** The elements as a column of {@link #size} rows; bytes stay where they are. */
    public static Column elements(byte[] bytes, int start, PhysicalType physical) {
        int size = size(bytes, start);
        boolean[] nulls = nulls(bytes, start, size);
        int first = slot(bytes, start, 0, Slots.width(physical));
        return switch (physical) {
            case BOOLEAN -> {
                boolean[] values = new boolean[size];
                for (int i = 0; i < size; i++) {
                    values[i] = bytes[first + i] != 0;
                }
                yield new BooleanColumn(values, nulls);
            }
            case INT -> {
                int[] values = new int[size];
                for (int i = 0; i < size; i++) {
                    values[i] = Slots.getInt(bytes, first + 4 * i);
                }
                yield new IntColumn(values, nulls);
            }
            case LONG -> new LongColumn(longs(bytes, first, 8, size), nulls);
            case FLOAT -> {
                float[] values = new float[size];
                for (int i = 0; i < size; i++) {
                    values[i] = Slots.getFloat(bytes, first + 4 * i);
                }
                yield new FloatColumn(values, nulls);
            }
            case DOUBLE -> {
                double[] values = new double[size];
                for (int i = 0; i < size; i++) {
                    values[i] = Slots.getDouble(bytes, first + 8 * i);
                }
                yield new DoubleColumn(values, nulls);
            }
            case DECIMAL128 ->
                new DecimalColumn(longs(bytes, first, 16, size), longs(bytes, first + 8, 16, size), nulls);
            case BYTES -> slices(bytes, first, size, nulls);
        };
    }

    private static long[] longs(byte[] bytes, int first, int distance, int size) {
        long[] values = new long[size];
        for (int i = 0; i < size; i++) {
            values[i] = Slots.getLong(bytes, first + distance * i);
        }
        return values;
    }

    private static VarcharColumn slices(byte[] bytes, int first, int size, boolean[] nulls) {
        int[] starts = new int[size];
        int[] lengths = new int[size];
        int heap = first + 4 * size;
        int begin = heap;
        for (int i = 0; i < size; i++) {
            int end = heap + Slots.getInt(bytes, first + 4 * i);
            starts[i] = begin;
            lengths[i] = end - begin;
            begin = end;
        }
        return new VarcharColumn(bytes, starts, lengths, nulls);
    }

    private static boolean[] nulls(byte[] bytes, int start, int size) {
        boolean[] nulls = new boolean[size];
        boolean any = false;
        for (int i = 0; i < size; i++) {
            nulls[i] = isNull(bytes, start, i);
            any |= nulls[i];
        }
        return any ? nulls : null;
    }
}
