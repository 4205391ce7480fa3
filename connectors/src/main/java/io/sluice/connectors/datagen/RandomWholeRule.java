package io.sluice.connectors.datagen;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.settings.Settings;
import io.sluice.core.type.SqlType;

/** Integers and DECIMAL, each value of the range as likely as the next. */
record RandomWholeRule(SqlType type, int column, WholeRange range) implements ColumnRule {
    static ColumnRule of(FieldOptions keys, int column, Settings options) {
        return new RandomWholeRule(keys.field().type(), column, WholeRange.of(keys, options));
    }

    @Override
    public void append(DatagenOffset offset, int count, RowRate rate, ColumnBuilder out) {
        long stream = RowHash.stream(offset.seed(), column, ColumnRules.VALUES);
        long size = range.max() - range.min() + 1;
        for (long row = offset.row(); row < offset.row() + count; row++) {
            ColumnRules.appendWhole(range.min() + RowHash.below(RowHash.at(stream, row), size), type, out);
        }
    }
}
