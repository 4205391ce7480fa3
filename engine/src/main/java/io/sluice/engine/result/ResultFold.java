package io.sluice.engine.result;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.settings.ClientOptions;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The final rows of a result whose rows were added and taken back: equal rows are one, with the sum of their weights.
 * Rows come out in the order in which they were last added. Not thread-safe.
 */
public final class ResultFold {
    private final RowType type;
    private final long mostRows;
    private final BytesWriter scratch = new BytesWriter();
    private final Map<Key, long[]> weights = new LinkedHashMap<>();

    /** @param mostRows different rows that are held in memory at most */
    public ResultFold(RowType type, long mostRows) {
        this.type = type;
        this.mostRows = mostRows;
    }

    /** @throws SluiceException {@link ErrorCode#STATE_TOO_LARGE} */
    public void add(Batch batch) {
        for (int row = 0; row < batch.rowCount; row++) {
            scratch.clear();
            for (Column column : batch.columns) {
                write(column, row);
            }
            add(new Key(scratch.toByteArray()), batch.weight(row));
        }
    }

    private void add(Key key, long weight) {
        long[] sum = weights.get(key);
        if (sum == null) {
            if (weights.size() >= mostRows) {
                throw tooLarge();
            }
            weights.put(key, new long[] {weight});
        } else if (sum[0] + weight == 0) {
            weights.remove(key);
        } else {
            sum[0] += weight;
        }
    }

    private SluiceException tooLarge() {
        return SluiceException.of(
                        ErrorCode.STATE_TOO_LARGE,
                        "The result has more than " + mostRows + " rows that may still change")
                .hint("INSERT INTO a table instead, or raise '" + ClientOptions.MAX_TABLE_RESULT_ROWS.key() + "'");
    }

    /** What is left, as rows with weight +1; a row that is there twice comes twice. */
    public List<Batch> rows() {
        List<Batch> batches = new ArrayList<>();
        BatchBuilder builder = new BatchBuilder(type);
        weights.forEach((key, weight) -> {
            if (weight[0] < 0) {
                throw SluiceException.of(ErrorCode.INTERNAL_ERROR, "A row was taken back more often than it was added");
            }
            for (long copy = 0; copy < weight[0]; copy++) {
                append(key, builder);
                if (builder.isFull()) {
                    batches.add(builder.build());
                }
            }
        });
        if (builder.size() > 0) {
            batches.add(builder.build());
        }
        return batches;
    }

    private void write(Column column, int row) {
        scratch.putBoolean(column.isNull(row));
        if (column.isNull(row)) {
            return;
        }
        switch (column.physical()) {
            case BOOLEAN -> scratch.putBoolean(((BooleanColumn) column).values[row]);
            case INT -> scratch.putInt(((IntColumn) column).values[row]);
            case LONG -> scratch.putLong(((LongColumn) column).values[row]);
            case FLOAT -> scratch.putInt(Float.floatToIntBits(((FloatColumn) column).values[row]));
            case DOUBLE -> scratch.putLong(Double.doubleToLongBits(((DoubleColumn) column).values[row]));
            case DECIMAL128 -> {
                scratch.putLong(((DecimalColumn) column).high[row]);
                scratch.putLong(((DecimalColumn) column).low[row]);
            }
            case BYTES -> {
                VarcharColumn text = (VarcharColumn) column;
                scratch.putBytes(text.heap, text.starts[row], text.lengths[row]);
            }
        }
    }

    private void append(Key key, BatchBuilder builder) {
        BytesReader in = new BytesReader(key.bytes);
        for (int c = 0; c < type.size(); c++) {
            if (in.getBoolean()) {
                builder.column(c).appendNull();
                continue;
            }
            switch (type.type(c).physical()) {
                case BOOLEAN -> builder.column(c).appendBoolean(in.getBoolean());
                case INT -> builder.column(c).appendInt(in.getInt());
                case LONG -> builder.column(c).appendLong(in.getLong());
                case FLOAT -> builder.column(c).appendFloat(in.getFloat());
                case DOUBLE -> builder.column(c).appendDouble(in.getDouble());
                case DECIMAL128 -> builder.column(c).appendDecimal(in.getLong(), in.getLong());
                case BYTES -> {
                    byte[] text = in.getBytes();
                    builder.column(c).appendBytes(text, 0, text.length);
                }
            }
        }
        builder.endRow();
    }

    private static final class Key {
        private final byte[] bytes;
        private final int hash;

        Key(byte[] bytes) {
            this.bytes = bytes;
            this.hash = Arrays.hashCode(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key key && hash == key.hash && Arrays.equals(bytes, key.bytes);
        }

        @Override
        public int hashCode() {
            return hash;
        }
    }
}
