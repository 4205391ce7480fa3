package io.sluice.connectors.datagen;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.settings.Settings;

/**
 * BINARY and VARBINARY: any bytes. CHAR and VARCHAR: hexadecimal digits, as Flink makes them.
 *
 * @param digits whether each half byte of a hash is written as a digit
 */
record RandomBytesRule(int column, int length, boolean anyLength, boolean digits) implements ColumnRule {
    private static final int LONGEST = 1 << 20;
    private static final byte[] DIGITS = {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
    };

    static ColumnRule of(FieldOptions keys, int column, Settings options) {
        boolean digits = keys.field().type().isText();
        return new RandomBytesRule(column, length(keys, options), options.get(keys.varLen()), digits);
    }

    private static int length(FieldOptions keys, Settings options) {
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
        int bits = digits ? Byte.SIZE / 2 : Byte.SIZE;
        int perHash = Long.SIZE / bits;
        byte[] value = new byte[length];
        for (long row = offset.row(); row < offset.row() + count; row++) {
            int wanted = anyLength ? 1 + (int) RowHash.below(RowHash.at(lengths, row), length) : length;
            long rowStream = RowHash.at(stream, row);
            for (int i = 0; i < wanted; i += perHash) {
                fill(value, i, Math.min(i + perHash, wanted), RowHash.at(rowStream, i), bits);
            }
            out.appendBytes(value, 0, wanted);
        }
    }

    private void fill(byte[] value, int from, int to, long hash, int bits) {
        long rest = hash;
        for (int i = from; i < to; i++) {
            value[i] = digits ? DIGITS[(int) rest & 15] : (byte) rest;
            rest >>>= bits;
        }
    }
}
