package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.value.FloatingText;

/** FLOAT, rounded once. A finite number that is too large for it is an error. */
final class FloatReader implements ValueReader {
    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        float value = FloatingText.parseFloat(bytes, start, end);
        if (value != value && !FloatingText.isNaN(bytes, start, end)) {
            return false;
        }
        column.appendFloat(value);
        return true;
    }

    @Override
    public String expected() {
        return "FLOAT: a number up to 3.4e38, NaN or Infinity";
    }
}
