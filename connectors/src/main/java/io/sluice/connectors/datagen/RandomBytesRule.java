package io.sluice.connectors.datagen;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.settings.Settings;

/** BINARY and VARBINARY: any bytes. */
record RandomBytesRule(int column, int length, boolean anyLength) implements ColumnRule {
    private static final int BYTES_PER_HASH = 8;

    static ColumnRule of(FieldOptions keys, int column, Settings options) {
        return new RandomBytesRule(column, RandomTextRule.length(keys, options), options.get(keys.varLen()));
    }

    @Override
    public void append(DatagenOffset offset, int count, RowRate rate, ColumnBuilder out) {
        long stream = RowHash.stream(offset.seed(), column, ColumnRules.VALUES);
        long lengths = RowHash.stream(offset.seed(), column, ColumnRules.LENGTHS);
        byte[] value = new byte[length];
        for (long row = offset.row(); row < offset.row() + count; row++) {
            int wanted = anyLength ? 1 + (int) RowHash.below(RowHash.at(lengths, row), length) : length;
            long rowStream = RowHash.at(stream, row);
            for (int i = 0; i < wanted; i += BYTES_PER_HASH) {
                long hash = RowHash.at(rowStream, i);
                for (int b = i; b < Math.min(i + BYTES_PER_HASH, wanted); b++) {
                    value[b] = (byte) hash;
                    hash >>>= Byte.SIZE;
                }
            }
            out.appendBytes(value, 0, wanted);
        }
    }
}
