package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.value.BooleanText;

/** BOOLEAN: {@code true} or {@code false} in any case. Where Flink takes every other text for false, this is an error. */
final class BooleanReader implements ValueReader {
    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        if (BooleanText.isTrue(bytes, start, end)) {
            column.appendBoolean(true);
            return true;
        }
        if (BooleanText.isFalse(bytes, start, end)) {
            column.appendBoolean(false);
            return true;
        }
        return false;
    }

    @Override
    public String expected() {
        return "true or false";
    }
}
