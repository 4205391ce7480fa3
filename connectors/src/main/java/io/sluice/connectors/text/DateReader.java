package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.value.DateText;

/** DATE as {@code yyyy-MM-dd}. */
final class DateReader implements ValueReader {
    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        int days = DateText.parse(bytes, start, end);
        if (days == DateText.BAD) {
            return false;
        }
        column.appendInt(days);
        return true;
    }

    @Override
    public String expected() {
        return "DATE as yyyy-MM-dd";
    }
}
