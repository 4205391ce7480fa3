package io.sluice.connectors.text;

import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.value.TimeText;

/** TIME(p) as {@code HH:mm:ss[.fraction]}. */
final class TimeReader implements ValueReader {
    private final int precision;

    TimeReader(int precision) {
        this.precision = precision;
    }

    @Override
    public boolean append(byte[] bytes, int start, int end, ColumnBuilder column) {
        long micros = TimeText.parse(bytes, start, end, precision);
        if (micros == TimeText.BAD) {
            return false;
        }
        column.appendLong(micros);
        return true;
    }

    @Override
    public String expected() {
        return "TIME(" + precision + ") as HH:mm:ss, with at most " + Math.min(precision, 6) + " digits of fraction";
    }
}
