package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.value.NumberText;

/** TINYINT, SMALLINT and INT. A number with a fraction of zero is accepted, one with another fraction is not. */
final class IntReader implements ValueReader {
    private final String type;
    private final int min;
    private final int max;

    IntReader(String type, int min, int max) {
        this.type = type;
        this.min = min;
        this.max = max;
    }

    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        long value = NumberText.plainLong(bytes, start, end);
        return value == NumberText.BAD ? appendSlow(bytes, start, end, column) : appendInRange(value, column);
    }

    private boolean appendSlow(byte[] bytes, int start, int end, ColumnBuilder column) {
        WholeNumber number = WholeNumber.parse(bytes, start, end);
        return number != null && appendInRange(number.value(), column);
    }

    private boolean appendInRange(long value, ColumnBuilder column) {
        if (value < min || value > max) {
            return false;
        }
        column.appendInt((int) value);
        return true;
    }

    @Override
    public String expected() {
        return type + ": a whole number from " + min + " to " + max;
    }
}
