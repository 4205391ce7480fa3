package io.sluice.executor.state;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/** A stored column of a type that fits 64 bits: integers as they are, floats as their IEEE 754 bits. */
final class StoredBits extends StoredColumn {
    private final boolean grouping;
    private long[] values = new long[0];

    StoredBits(PhysicalType physical, Equality equality) {
        super(physical);
        this.grouping = equality == Equality.GROUPING;
    }

    private long bits(Column source, int row) {
        return switch (physical()) {
            case BOOLEAN -> ((BooleanColumn) source).values[row] ? 1 : 0;
            case INT -> ((IntColumn) source).values[row];
            case LONG -> ((LongColumn) source).values[row];
            case FLOAT -> floatBits(((FloatColumn) source).values[row]);
            case DOUBLE -> doubleBits(((DoubleColumn) source).values[row]);
            case DECIMAL128, BYTES -> throw new IllegalStateException("wider than 64 bits: " + physical());
        };
    }

    private long floatBits(float value) {
        return grouping ? Float.floatToIntBits(value + 0.0f) : Float.floatToRawIntBits(value);
    }

    private long doubleBits(double value) {
        return grouping ? Double.doubleToLongBits(value + 0.0) : Double.doubleToRawLongBits(value);
    }

    @Override
    public int compare(int slot, int otherSlot) {
        long a = values[slot];
        long b = values[otherSlot];
        return switch (physical()) {
            case FLOAT -> Float.compare(Float.intBitsToFloat((int) a) + 0.0f, Float.intBitsToFloat((int) b) + 0.0f);
            case DOUBLE -> Double.compare(Double.longBitsToDouble(a) + 0.0, Double.longBitsToDouble(b) + 0.0);
            case BOOLEAN, INT, LONG, DECIMAL128, BYTES -> Long.compare(a, b);
        };
    }

    @Override
    void release(int slot) {
        // Nothing is held beside the array.
    }

    @Override
    int capacity() {
        return values.length;
    }

    @Override
    long valueBytes() {
        return (long) Long.BYTES * values.length;
    }

    @Override
    public int compareBits(int slot, int otherSlot) {
        return Long.compare(values[slot], values[otherSlot]);
    }

    @Override
    void ensure(int slots) {
        if (slots > values.length) {
            values = Arrays.copyOf(values, grown(values.length, slots));
        }
    }

    @Override
    void setNull(int slot) {
        values[slot] = 0;
    }

    @Override
    void setNotNull(int slot, Column source, int row) {
        values[slot] = bits(source, row);
    }

    @Override
    boolean sameNotNull(int slot, Column source, int row) {
        return values[slot] == bits(source, row);
    }

    @Override
    void verifyNotNull(int[] candidates, Column source, int from, int to) {
        if (physical() == PhysicalType.LONG) {
            long[] other = ((LongColumn) source).values;
            for (int i = from; i < to; i++) {
                int slot = candidates[i] - 1;
                candidates[i] = slot >= 0 && values[slot] == other[i] ? slot + 1 : 0;
            }
        } else if (physical() == PhysicalType.INT) {
            int[] other = ((IntColumn) source).values;
            for (int i = from; i < to; i++) {
                int slot = candidates[i] - 1;
                candidates[i] = slot >= 0 && values[slot] == other[i] ? slot + 1 : 0;
            }
        } else {
            super.verifyNotNull(candidates, source, from, to);
        }
    }

    @Override
    Column gather(int[] slots, int count, boolean[] outNulls) {
        return column(physical(), values, slots, count, outNulls);
    }

    /** Values held as bits as a column of {@code physical}. */
    static Column column(PhysicalType physical, long[] bits, int[] slots, int count, boolean[] nulls) {
        return switch (physical) {
            case BOOLEAN -> {
                boolean[] out = new boolean[count];
                for (int i = 0; i < count; i++) {
                    out[i] = bits[slots[i]] != 0;
                }
                yield new BooleanColumn(out, nulls);
            }
            case INT -> {
                int[] out = new int[count];
                for (int i = 0; i < count; i++) {
                    out[i] = (int) bits[slots[i]];
                }
                yield new IntColumn(out, nulls);
            }
            case LONG -> {
                long[] out = new long[count];
                for (int i = 0; i < count; i++) {
                    out[i] = bits[slots[i]];
                }
                yield new LongColumn(out, nulls);
            }
            case FLOAT -> {
                float[] out = new float[count];
                for (int i = 0; i < count; i++) {
                    out[i] = Float.intBitsToFloat((int) bits[slots[i]]);
                }
                yield new FloatColumn(out, nulls);
            }
            case DOUBLE -> {
                double[] out = new double[count];
                for (int i = 0; i < count; i++) {
                    out[i] = Double.longBitsToDouble(bits[slots[i]]);
                }
                yield new DoubleColumn(out, nulls);
            }
            case DECIMAL128, BYTES -> throw new IllegalStateException("wider than 64 bits: " + physical);
        };
    }
}
