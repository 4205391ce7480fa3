package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/**
 * One value that is not NULL, kept for long: numbers of up to 64 bits in {@code low} (floats as bits), 128-bit numbers
 * in both words, text in {@code bytes}. Values of one type are ordered as {@link OrderedLongs} orders them.
 */
record Value(PhysicalType physical, long high, long low, byte[] bytes) implements Comparable<Value> {
    private static final int OBJECT_BYTES = 40;
    private static final int ARRAY_BYTES = 16;

    static Value of(Column column, int row) {
        PhysicalType physical = column.physical();
        return switch (physical) {
            case BOOLEAN -> number(physical, ((BooleanColumn) column).values[row] ? 1 : 0);
            case INT -> number(physical, ((IntColumn) column).values[row]);
            case LONG -> number(physical, ((LongColumn) column).values[row]);
            case FLOAT -> number(physical, Double.doubleToLongBits(((FloatColumn) column).values[row] + 0.0));
            case DOUBLE -> number(physical, Double.doubleToLongBits(((DoubleColumn) column).values[row] + 0.0));
            case DECIMAL128 ->
                new Value(physical, ((DecimalColumn) column).high[row], ((DecimalColumn) column).low[row], null);
            case BYTES -> {
                VarcharColumn text = (VarcharColumn) column;
                int start = text.starts[row];
                yield new Value(physical, 0, 0, Arrays.copyOfRange(text.heap, start, start + text.lengths[row]));
            }
        };
    }

    private static Value number(PhysicalType physical, long low) {
        return new Value(physical, 0, low, null);
    }

    /** What it takes on the heap. */
    int heapBytes() {
        return bytes == null ? OBJECT_BYTES : OBJECT_BYTES + ARRAY_BYTES + bytes.length;
    }

    void appendTo(ColumnBuilder out) {
        switch (physical) {
            case BOOLEAN -> out.appendBoolean(low != 0);
            case INT -> out.appendInt((int) low);
            case LONG -> out.appendLong(low);
            case FLOAT -> out.appendFloat((float) Double.longBitsToDouble(low));
            case DOUBLE -> out.appendDouble(Double.longBitsToDouble(low));
            case DECIMAL128 -> out.appendDecimal(high, low);
            case BYTES -> out.appendBytes(bytes, 0, bytes.length);
        }
    }

    /** Compares with a row of a column without making a value of it where that costs most. */
    int compareTo(Column column, int row) {
        if (physical == PhysicalType.BYTES) {
            VarcharColumn text = (VarcharColumn) column;
            int start = text.starts[row];
            return Arrays.compareUnsigned(bytes, 0, bytes.length, text.heap, start, start + text.lengths[row]);
        }
        return compareTo(of(column, row));
    }

    @Override
    public int compareTo(Value other) {
        return switch (physical) {
            case BOOLEAN, INT, LONG -> Long.compare(low, other.low);
            case FLOAT, DOUBLE -> Double.compare(Double.longBitsToDouble(low), Double.longBitsToDouble(other.low));
            case DECIMAL128 -> Int128.compare(high, low, other.high, other.low);
            case BYTES -> Arrays.compareUnsigned(bytes, other.bytes);
        };
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Value v && physical == v.physical && compareTo(v) == 0;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(high * 31 + low) * 31 + Arrays.hashCode(bytes);
    }
}
