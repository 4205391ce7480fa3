package io.sluice.connectors.raw;

import io.sluice.connectors.text.Swar;
import io.sluice.connectors.text.Utf8;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.MalformedRecordException;
import io.sluice.core.connector.RecordDecoder;

/** Lines to rows, empty ones too. */
final class RawDecoder implements RecordDecoder {
    private final int wanted;
    private final boolean isText;

    /** @param wanted how often the query asks for the column, which may be not at all */
    RawDecoder(int wanted, boolean isText) {
        this.wanted = wanted;
        this.isText = isText;
    }

    @Override
    public int decode(byte[] buffer, int start, int end, boolean atEnd, int maxRows, BatchBuilder out)
            throws MalformedRecordException {
        int p = start;
        for (int rows = 0; rows < maxRows && p < end; rows++) {
            int lineEnd = Swar.indexOf(buffer, p, end, (byte) '\n');
            if (lineEnd < 0 && !atEnd) {
                break;
            }
            int stop = lineEnd < 0 ? end : lineEnd;
            append(buffer, p, stop > p && lineEnd >= 0 && buffer[stop - 1] == '\r' ? stop - 1 : stop, out);
            p = lineEnd < 0 ? end : lineEnd + 1;
        }
        return p - start;
    }

    private void append(byte[] b, int start, int end, BatchBuilder out) throws MalformedRecordException {
        if (isText && !Swar.isAscii(b, start, end)) {
            int bad = Utf8.firstInvalid(b, start, end);
            if (bad >= 0) {
                throw new MalformedRecordException(start, bad, "a byte that is not UTF-8", "UTF-8");
            }
        }
        for (int c = 0; c < wanted; c++) {
            out.column(c).appendBytes(b, start, end - start);
        }
        out.endRow();
    }

    @Override
    public long refusedRows() {
        return 0;
    }
}
