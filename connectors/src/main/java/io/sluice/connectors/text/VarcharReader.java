package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;

/** VARCHAR: the bytes as they are. As in Flink the length of VARCHAR(n) is not enforced when reading. */
final class VarcharReader implements ValueReader {
    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        column.appendBytes(bytes, start, end - start);
        return true;
    }

    @Override
    public String expected() {
        return "a text";
    }
}
