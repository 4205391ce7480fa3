package io.sluice.connectors.datagen;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.settings.Settings;

/** VARCHAR: hexadecimal digits, as Flink makes them. */
record RandomTextRule(int column, int length, boolean anyLength) implements ColumnRule {
    private static final int LONGEST = 1 << 20;
    private static final int DIGITS_PER_HASH = 16;
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    static ColumnRule of(FieldOptions keys, int column, Settings options) {
        return new RandomTextRule(column, length(keys, options), options.get(keys.varLen()));
    }

    /** The length of texts and bytes, checked. */
    static int length(FieldOptions keys, Settings options) {
        int length = options.get(keys.length());
        int longest = Math.min(LONGEST, keys.field().type().precision());
        if (length < 1 || length > longest) {
            throw keys.invalid(keys.length(), options, "a length from 1 to " + longest);
        }
        return length;
    }

    @Override
    public void append(DatagenOffset offset, int count, RowRate rate, ColumnBuilder out) {
        long stream = RowHash.stream(offset.seed(), column, ColumnRules.VALUES);
        long lengths = RowHash.stream(offset.seed(), column, ColumnRules.LENGTHS);
        byte[] text = new byte[length];
        for (long row = offset.row(); row < offset.row() + count; row++) {
            int wanted = anyLength ? 1 + (int) RowHash.below(RowHash.at(lengths, row), length) : length;
            long rowStream = RowHash.at(stream, row);
            for (int i = 0; i < wanted; i += DIGITS_PER_HASH) {
                long hash = RowHash.at(rowStream, i);
                for (int d = i; d < Math.min(i + DIGITS_PER_HASH, wanted); d++) {
                    text[d] = DIGITS[(int) hash & 15];
                    hash >>>= 4;
                }
            }
            out.appendBytes(text, 0, wanted);
        }
    }
}
