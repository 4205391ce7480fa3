package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;

/** BIGINT. A number with a fraction of zero is accepted, one with another fraction is not. */
final class LongReader implements ValueReader {
    private static final int SAFE_DIGITS = 18;

    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        boolean negative = start < end && bytes[start] == '-';
        int p = negative ? start + 1 : start;
        if (p == end || end - p > SAFE_DIGITS) {
            return appendSlow(bytes, start, end, column);
        }
        long value = 0;
        for (; p < end; p++) {
            int digit = bytes[p] - '0';
            if (digit < 0 || digit > 9) {
                return appendSlow(bytes, start, end, column);
            }
            value = value * 10 + digit;
        }
        column.appendLong(negative ? -value : value);
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
