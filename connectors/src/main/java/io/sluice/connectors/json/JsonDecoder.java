package io.sluice.connectors.json;

import io.sluice.connectors.text.Swar;
import io.sluice.connectors.text.Utf8;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.connector.MalformedRecordException;
import io.sluice.core.connector.RecordDecoder;
import java.util.Arrays;

/**
 * Lines of JSON to rows. A record is a line: cutting at line ends first bounds what a damaged record can spoil, and lets
 * the parser run without tests for the end, because a raw line end is illegal everywhere inside an object.
 */
final class JsonDecoder implements RecordDecoder {
    private final JsonObjectParser parser;
    private final boolean ignoreErrors;
    private long refusedRows;
    private int lineEnds;

    JsonDecoder(JsonObjectParser parser, boolean ignoreErrors) {
        this.parser = parser;
        this.ignoreErrors = ignoreErrors;
    }

    @Override
    public int decode(byte[] buffer, int start, int end, boolean atEnd, int maxRows, BatchBuilder out)
            throws MalformedRecordException {
        int p = start;
        lineEnds = 0;
        for (int rows = 0; rows < maxRows && p < end; ) {
            int found = Swar.lineEnd(buffer, p, end);
            int lineEnd = found < 0 ? ~found : found;
            if (lineEnd == end) {
                return atEnd ? decodeLast(buffer, p, end, out) - start : p - start;
            }
            rows += decodeLine(buffer, p, lineEnd, found >= 0, 0, out);
            lineEnds++;
            p = lineEnd + 1;
        }
        return p - start;
    }

    @Override
    public int lineEnds() {
        return lineEnds;
    }

    /** The last line has no end: decoded from a copy that has one. */
    private int decodeLast(byte[] buffer, int start, int end, BatchBuilder out) throws MalformedRecordException {
        byte[] line = Arrays.copyOfRange(buffer, start, end + 1);
        line[end - start] = '\n';
        decodeLine(line, 0, end - start, false, start, out);
        return end;
    }

    /** Number of rows added, 0 or 1. {@code shift} is what to add to positions in an error. */
    private int decodeLine(byte[] line, int start, int lineEnd, boolean ascii, int shift, BatchBuilder out)
            throws MalformedRecordException {
        int first = JsonText.skipSpace(line, start);
        if (first == lineEnd) {
            return 0;
        }
        try {
            if (!ascii) {
                int bad = Utf8.firstInvalid(line, first, lineEnd);
                if (bad >= 0) {
                    throw new JsonSyntaxException(bad, "a byte that is not UTF-8", "UTF-8");
                }
            }
            int after = JsonText.skipSpace(line, parser.parse(line, first, out));
            if (after != lineEnd) {
                throw new JsonSyntaxException(after, "more text after the object", "the end of the line");
            }
            parser.fillMissing(lineEnd, out);
            out.endRow();
            return 1;
        } catch (JsonSyntaxException e) {
            out.abandonRow();
            if (!ignoreErrors) {
                throw new MalformedRecordException(
                        first + shift, Math.min(e.position(), lineEnd) + shift, e.getMessage(), e.expected());
            }
            refusedRows++;
            return 0;
        }
    }

    @Override
    public long refusedRows() {
        return refusedRows;
    }
}
