package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;

/** TINYINT, SMALLINT and INT. A number with a fraction of zero is accepted, one with another fraction is not. */
final class IntReader implements ValueReader {
    private static final int SAFE_DIGITS = 9;

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
        boolean negative = start < end && bytes[start] == '-';
        int p = negative ? start + 1 : start;
        if (p == end || end - p > SAFE_DIGITS) {
            return appendSlow(bytes, start, end, column);
        }
        int value = 0;
        for (; p < end; p++) {
            int digit = bytes[p] - '0';
            if (digit < 0 || digit > 9) {
                return appendSlow(bytes, start, end, column);
            }
            value = value * 10 + digit;
        }
        return appendInRange(negative ? -value : value, column);
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
