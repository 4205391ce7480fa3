package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.value.NumberText;

/** BIGINT. A number with a fraction of zero is accepted, one with another fraction is not. */
final class LongReader implements ValueReader {
    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        long value = NumberText.plainLong(bytes, start, end);
        if (value == NumberText.BAD) {
            return appendSlow(bytes, start, end, column);
        }
        column.appendLong(value);
        return true;
    }

    private static boolean appendSlow(byte[] bytes, int start, int end, ColumnBuilder column) {
        WholeNumber number = WholeNumber.parse(bytes, start, end);
        if (number == null) {
            return false;
        }
        column.appendLong(number.value());
        return true;
    }

    @Override
    public String expected() {
        return "BIGINT: a whole number from " + Long.MIN_VALUE + " to " + Long.MAX_VALUE;
    }
}
