package io.sluice.core.nested;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.type.SqlType;

/**
 * Makes values of one nested type, one after the other: {@link #begin}, the parts, {@link #finish}; then the bytes lie in
 * {@link #bytes()} from 0 to {@link #length()} until the next {@code begin}.
 *
 * <p>The parts are the elements of an ARRAY or MULTISET, the fields of a ROW, and key, value, key, value, .. of a MAP, in
 * which the last value of a key counts. Each is added with the method of its physical type; another one is a bug and
 * throws or gives wrong bytes. Parts that are nested themselves are added as bytes. For one thread.
 */
public abstract sealed class NestedBuilder permits ArrayBuilder, MapBuilder, MultisetBuilder, RowBuilder {
    private byte[] bytes = new byte[64];
    private int length;

    /** A builder of values of an ARRAY, MAP, MULTISET or ROW type. */
    public static NestedBuilder of(SqlType type) {
        return switch (type.root()) {
            case ARRAY -> new ArrayBuilder(type);
            case MAP -> new MapBuilder(type);
            case MULTISET -> new MultisetBuilder(type);
            case ROW -> new RowBuilder(type);
            default -> throw new IllegalArgumentException("not a nested type: " + type);
        };
    }

    /** Forgets all parts. */
    public abstract void begin();

    public abstract void addNull();

    public abstract void addBoolean(boolean value);

    public abstract void addInt(int value);

    public abstract void addLong(long value);

    public abstract void addFloat(float value);

    public abstract void addDouble(double value);

    public abstract void addDecimal(long high, long low);

    /** Text, bytes or a nested value; copied. */
    public abstract void addBytes(byte[] source, int start, int valueLength);

    /** Adds the value of a column of the part's physical type. */
    public final void add(Column column, int row) {
        if (column.isNull(row)) {
            addNull();
            return;
        }
        switch (column.physical()) {
            case BOOLEAN -> addBoolean(((BooleanColumn) column).values[row]);
            case INT -> addInt(((IntColumn) column).values[row]);
            case LONG -> addLong(((LongColumn) column).values[row]);
            case FLOAT -> addFloat(((FloatColumn) column).values[row]);
            case DOUBLE -> addDouble(((DoubleColumn) column).values[row]);
            case DECIMAL128 -> addDecimal(((DecimalColumn) column).high[row], ((DecimalColumn) column).low[row]);
            case BYTES -> {
                VarcharColumn slices = (VarcharColumn) column;
                addBytes(slices.heap, slices.starts[row], slices.lengths[row]);
            }
        }
    }

    /** MULTISET only: the element that was added last occurs {@code times} times, instead of once. */
    public void times(int times) {
        throw new IllegalStateException("only elements of a MULTISET are counted");
    }

    /** Makes the bytes of the value; a ROW has all of its fields then, a MAP a value for each key. */
    public final void finish() {
        length = encode();
    }

    /** As {@link #finish}, and appends the value to a column of physical type BYTES. */
    public final void finish(ColumnBuilder out) {
        finish();
        out.appendBytes(bytes, 0, length);
    }

    /** Writes the value into {@link #room}, gives its length. */
    abstract int encode();

    /** The array that {@link #bytes()} gives, with at least this many bytes. */
    final byte[] room(int wanted) {
        if (wanted > bytes.length) {
            bytes = new byte[Math.max(bytes.length * 2, wanted)];
        }
        return bytes;
    }

    /** Valid from 0 to {@link #length()} until the next {@link #begin()}; the builder's own. */
    public final byte[] bytes() {
        return bytes;
    }

    public final int length() {
        return length;
    }
}
