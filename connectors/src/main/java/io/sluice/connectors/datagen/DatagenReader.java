package io.sluice.connectors.datagen;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.connector.SplitReader;
import io.sluice.core.type.RowType;
import java.util.List;

/** Makes rows as the rate allows, column by column. */
final class DatagenReader implements SplitReader {
    private final RowType type;
    private final List<ColumnRule> rules;
    private final DatagenOffset start;
    private final long rowCount;
    private final RowRate rate;
    private long row;

    /** @param rules of the wanted columns, in the order of {@code type} */
    DatagenReader(RowType type, List<ColumnRule> rules, DatagenOffset start, long rowCount, RowRate rate) {
        this.type = type;
        this.rules = rules;
        this.start = start;
        this.rowCount = rowCount;
        this.rate = rate;
        this.row = start.row();
    }

    @Override
    public Batch read(int maxRows) {
        if (row >= rowCount) {
            return null;
        }
        long due = rate.allowed() - (row - start.row());
        int count = (int) Math.max(0, Math.min(Math.min(maxRows, Batch.MAX_ROWS), Math.min(due, rowCount - row)));
        Column[] columns = new Column[rules.size()];
        DatagenOffset from = at(row);
        for (int c = 0; c < columns.length; c++) {
            ColumnBuilder builder = new ColumnBuilder(type.type(c).physical());
            rules.get(c).append(from, count, rate, builder);
            columns[c] = builder.build();
        }
        row += count;
        return Batch.of(count, columns);
    }

    private DatagenOffset at(long nextRow) {
        return new DatagenOffset(nextRow, start.seed(), start.startMicros());
    }

    @Override
    public byte[] offset() {
        return at(row).encode();
    }

    @Override
    public long refusedRows() {
        return 0;
    }

    @Override
    public void close() {
        // Holds no resource.
    }
}
