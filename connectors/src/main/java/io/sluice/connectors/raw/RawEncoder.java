package io.sluice.connectors.raw;

import io.sluice.connectors.text.Shown;
import io.sluice.connectors.text.Swar;
import io.sluice.core.batch.Batch;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesWriter;

/** Rows to lines. What would not be the same line when it is read is refused. */
final class RawEncoder implements RecordEncoder {
    private static final int SHOWN = 40;

    @Override
    public void begin(BytesWriter out) {
        // lines have no header
    }

    @Override
    public void encode(Batch batch, int row, BytesWriter out) {
        VarcharColumn column = (VarcharColumn) batch.columns[0];
        if (column.isNull(row)) {
            throw SluiceException.of(ErrorCode.NULL_NOT_ALLOWED, "the format raw has no form for NULL")
                    .hint("give a value with COALESCE");
        }
        int start = column.starts[row];
        int end = start + column.lengths[row];
        boolean returns = end > start && column.heap[end - 1] == '\r';
        if (returns || Swar.indexOf(column.heap, start, end, (byte) '\n') >= 0) {
            throw SluiceException.of(
                            ErrorCode.MALFORMED_RECORD,
                            "a text with a line end in it cannot be a line: '"
                                    + Shown.of(column.heap, start, end, SHOWN) + "'")
                    .hint("the formats csv and json hold every text");
        }
        out.putRaw(column.heap, start, end - start);
        out.putByte('\n');
    }
}
