package io.sluice.core.batch;

import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import java.util.Arrays;

/**
 * The values of one column of a batch, in a primitive array. Immutable once it is part of an emitted batch, so that
 * columns and arrays are shared by reference. Arrays may be longer than the batch; what lies past its row count is
 * undefined, as is the value of a row that is null.
 */
public abstract sealed class Column
        permits BooleanColumn, IntColumn, LongColumn, FloatColumn, DoubleColumn, DecimalColumn, VarcharColumn {
    /** True where the value is NULL; null when no row of the batch is NULL. */
    public final boolean[] nulls;

    Column(boolean[] nulls) {
        this.nulls = nulls;
    }

    public abstract PhysicalType physical();

    /** A new column with the values of {@code rows[0..count)} in that order. */
    public abstract Column gather(int[] rows, int count);

    /**
     * The value of a type as an object, for printing, tests and the interpreter only: Boolean, Integer, Long, Float,
     * Double, BigInteger (unscaled, DECIMAL128), String, {@link Bytes} for binary and nested types, or null.
     */
    public final Object value(int row, SqlType type) {
        boolean isBytes = physical() == PhysicalType.BYTES && !type.isText();
        return isBytes && !isNull(row) ? ((VarcharColumn) this).bytes(row) : value(row);
    }

    /** As {@link #value(int, SqlType)}, for types other than binary and nested ones. */
    public final Object value(int row) {
        return isNull(row) ? null : valueNotNull(row);
    }

    abstract Object valueNotNull(int row);

    public final boolean isNull(int row) {
        return nulls != null && nulls[row];
    }

    final boolean[] gatherNulls(int[] rows, int count) {
        if (nulls == null) {
            return null;
        }
        boolean[] out = new boolean[count];
        boolean any = false;
        for (int i = 0; i < count; i++) {
            boolean isNull = nulls[rows[i]];
            out[i] = isNull;
            any |= isNull;
        }
        return any ? out : null;
    }

    /** {@code count} rows that are all NULL, with arrays of the right kind. */
    public static Column allNull(PhysicalType physical, int count) {
        boolean[] nulls = new boolean[count];
        Arrays.fill(nulls, true);
        return switch (physical) {
            case BOOLEAN -> new BooleanColumn(new boolean[count], nulls);
            case INT -> new IntColumn(new int[count], nulls);
            case LONG -> new LongColumn(new long[count], nulls);
            case FLOAT -> new FloatColumn(new float[count], nulls);
            case DOUBLE -> new DoubleColumn(new double[count], nulls);
            case DECIMAL128 -> new DecimalColumn(new long[count], new long[count], nulls);
            case BYTES -> new VarcharColumn(VarcharColumn.NO_BYTES, new int[count], new int[count], nulls);
        };
    }
}
