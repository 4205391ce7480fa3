package io.sluice.connectors.datagen;

import io.sluice.core.batch.ColumnBuilder;

/** How the values of one column come from row numbers. Stateless, safe for several threads. */
interface ColumnRule {
    /**
     * Appends the value of each row from {@code offset.row()} on.
     *
     * @param rate of the table's clock
     */
    void append(DatagenOffset offset, int count, RowRate rate, ColumnBuilder out);

    /** How many rows it has values for. */
    default long rowCount() {
        return Long.MAX_VALUE;
    }

    /** The same values with some of them NULL. */
    static ColumnRule withNulls(ColumnRule rule, int column, double nullRate) {
        if (nullRate == 0) {
            return rule;
        }
        return new ColumnRule() {
            @Override
            public void append(DatagenOffset offset, int count, RowRate rate, ColumnBuilder out) {
                long stream = RowHash.stream(offset.seed(), column, ColumnRules.NULLS);
                for (long row = offset.row(); row < offset.row() + count; row++) {
                    if (RowHash.unit(RowHash.at(stream, row)) < nullRate) {
                        out.appendNull();
                    } else {
                        rule.append(new DatagenOffset(row, offset.seed(), offset.startMicros()), 1, rate, out);
                    }
                }
            }

            @Override
            public long rowCount() {
                return rule.rowCount();
            }
        };
    }
}
