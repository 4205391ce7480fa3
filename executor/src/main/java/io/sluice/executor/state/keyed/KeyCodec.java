package io.sluice.executor.state.keyed;

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
import io.sluice.executor.state.ColumnCodec;
import java.util.List;

/**
 * Keys as bytes: equal keys have equal bytes, unequal ones do not, and none is the beginning of another. What groups
 * together is equal: -0.0 and 0.0, all NaN, NULL and NULL. For each column a byte says whether it is NULL.
 */
final class KeyCodec {
    private final List<PhysicalType> types;
    private final ColumnBuilder[] builders;

    KeyCodec(List<PhysicalType> types) {
        this.types = List.copyOf(types);
        builders = new ColumnBuilder[types.size()];
        begin();
    }

    static void write(Column[] keys, int row, BytesWriter out) {
        write(keys, row, 0.0f, out);
    }

    /** Keys as their table holds them: in normal form already, or to the bit where it tells them apart by their bits. */
    static void writeHeld(Column[] keys, int row, BytesWriter out) {
        write(keys, row, -0.0f, out);
    }

    /** @param zero what is added to floating-point numbers: 0.0 makes -0.0 the same as 0.0, -0.0 changes nothing */
    private static void write(Column[] keys, int row, float zero, BytesWriter out) {
        for (Column key : keys) {
            boolean isNull = key.isNull(row);
            out.putByte(isNull ? 0 : 1);
            if (!isNull) {
                writeValue(key, row, zero, out);
            }
        }
    }

    private static void writeValue(Column column, int row, float zero, BytesWriter out) {
        switch (column.physical()) {
            case BOOLEAN -> out.putBoolean(((BooleanColumn) column).values[row]);
            case INT -> out.putInt(((IntColumn) column).values[row]);
            case LONG -> out.putLong(((LongColumn) column).values[row]);
            case FLOAT -> out.putInt(Float.floatToIntBits(((FloatColumn) column).values[row] + zero));
            case DOUBLE -> out.putLong(Double.doubleToLongBits(((DoubleColumn) column).values[row] + zero));
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

    private void begin() {
        for (int c = 0; c < builders.length; c++) {
            builders[c] = new ColumnBuilder(types.get(c));
        }
    }

    /** Reads one key more. */
    void read(BytesReader in) {
        for (ColumnBuilder builder : builders) {
            if (in.getBoolean()) {
                ColumnCodec.readValue(builder, in);
            } else {
                builder.appendNull();
            }
        }
    }

    /** The keys read since the last call. */
    Column[] take() {
        Column[] out = new Column[builders.length];
        for (int c = 0; c < out.length; c++) {
            out[c] = builders[c].build();
        }
        begin();
        return out;
    }
}
