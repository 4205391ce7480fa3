package io.sluice.executor.state;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;

/** How columns are written into state: a byte that says whether NULLs follow, their flags, then the values that are not NULL. */
public final class ColumnCodec {
    private ColumnCodec() {}

    /** Writes the first {@code count} values. */
    public static void write(Column column, int count, BytesWriter out) {
        out.putBoolean(column.nulls != null);
        for (int i = 0; column.nulls != null && i < count; i++) {
            out.putBoolean(column.nulls[i]);
        }
        for (int i = 0; i < count; i++) {
            if (!column.isNull(i)) {
                writeValue(column, i, out);
            }
        }
    }

    private static void writeValue(Column column, int row, BytesWriter out) {
        switch (column.physical()) {
            case BOOLEAN -> out.putBoolean(((BooleanColumn) column).values[row]);
            case INT -> out.putInt(((IntColumn) column).values[row]);
            case LONG -> out.putLong(((LongColumn) column).values[row]);
            case FLOAT -> out.putFloat(((FloatColumn) column).values[row]);
            case DOUBLE -> out.putDouble(((DoubleColumn) column).values[row]);
            case DECIMAL128 -> {
                out.putLong(((DecimalColumn) column).high[row]);
                out.putLong(((DecimalColumn) column).low[row]);
            }
            case BYTES -> {
                VarcharColumn text = (VarcharColumn) column;
                out.putBytes(text.heap, text.starts[row], text.lengths[row]);
            }
        }
    }

    /** Reads {@code count} values. */
    public static Column read(PhysicalType physical, int count, BytesReader in) {
        boolean[] nulls = null;
        if (in.getBoolean()) {
            nulls = new boolean[SectionFormat.checkCount(count, 1, in)];
            for (int i = 0; i < count; i++) {
                nulls[i] = in.getBoolean();
            }
        }
        ColumnBuilder builder = new ColumnBuilder(physical);
        for (int i = 0; i < count; i++) {
            if (nulls != null && nulls[i]) {
                builder.appendNull();
            } else {
                readValue(builder, in);
            }
        }
        return builder.build();
    }

    /** Reads {@code count} longs that stand there without flags. */
    public static LongColumn readLongs(int count, BytesReader in) {
        long[] values = new long[SectionFormat.checkCount(count, Long.BYTES, in)];
        for (int i = 0; i < count; i++) {
            values[i] = in.getLong();
        }
        return new LongColumn(values, null);
    }

    /** Reads one value that is not NULL, without a flag. */
    public static void readValue(ColumnBuilder builder, BytesReader in) {
        switch (builder.physical()) {
            case BOOLEAN -> builder.appendBoolean(in.getBoolean());
            case INT -> builder.appendInt(in.getInt());
            case LONG -> builder.appendLong(in.getLong());
            case FLOAT -> builder.appendFloat(in.getFloat());
            case DOUBLE -> builder.appendDouble(in.getDouble());
            case DECIMAL128 -> builder.appendDecimal(in.getLong(), in.getLong());
            case BYTES -> {
                int length = in.getVarInt();
                builder.appendBytes(in.buffer(), in.skip(length), length);
            }
        }
    }
}
