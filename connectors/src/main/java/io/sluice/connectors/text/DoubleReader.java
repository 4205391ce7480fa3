package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.value.FloatingText;

/** DOUBLE. A finite number that is too large for it is an error; {@code NaN} and {@code Infinity} are written so. */
final class DoubleReader implements ValueReader {
    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        double value = FloatingText.parseDouble(bytes, start, end);
        if (value != value && !FloatingText.isNaN(bytes, start, end)) {
            return false;
        }
        column.appendDouble(value);
        return true;
    }

    @Override
    public String expected() {
        return "DOUBLE: a number up to 1.8e308, NaN or Infinity";
    }
}
