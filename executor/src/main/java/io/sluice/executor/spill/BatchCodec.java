package io.sluice.executor.spill;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.ColumnCodec;
import java.util.List;

/** How a batch stands in a temporary file: the number of rows, the columns, and weights where one is not +1. */
final class BatchCodec {
    private BatchCodec() {}

    static void write(Batch batch, BytesWriter out) {
        out.putVarInt(batch.rowCount);
        for (Column column : batch.columns) {
            ColumnCodec.write(column, batch.rowCount, out);
        }
        boolean weighted = false;
        for (int i = 0; i < batch.rowCount; i++) {
            weighted |= batch.weight(i) != 1;
        }
        out.putBoolean(weighted);
        for (int i = 0; weighted && i < batch.rowCount; i++) {
            out.putLong(batch.weight(i));
        }
    }

    static Batch read(List<PhysicalType> types, BytesReader in) {
        int count = in.getVarInt();
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ColumnCodec.read(types.get(c), count, in);
        }
        long[] weights = in.getBoolean() ? ColumnCodec.readLongs(count, in).values : null;
        return new Batch(columns, count, weights, null);
    }
}
