package io.sluice.connectors.csv;

import io.sluice.connectors.text.Shown;
import io.sluice.connectors.text.Swar;
import io.sluice.connectors.text.Utf8;
import io.sluice.connectors.text.ValueReader;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.connector.MalformedRecordException;
import io.sluice.core.connector.RecordDecoder;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.util.Arrays;
import java.util.List;

/** Csv records to rows: first the bounds of all fields, then the values of the wanted ones. Empty lines are skipped. */
final class CsvDecoder implements RecordDecoder {
    private static final int SHOWN = 40;

    private final RowType type;
    private final int[] columns;
    private final CsvDialect dialect;
    private final CsvScanner scanner;
    private final ValueReader[] readers;
    /** In a table of one column an empty line can be a NULL, and skipping it would lose a row. */
    private final boolean emptyLineIsRow;

    private byte[] scratch = new byte[256];
    private long refusedRows;
    private int lineEnds;

    CsvDecoder(RowType type, List<Integer> columns, CsvDialect dialect) {
        this.type = type;
        this.columns = columns.stream().mapToInt(c -> c).toArray();
        this.dialect = dialect;
        this.scanner = new CsvScanner(dialect);
        this.readers = columns.stream()
                .map(c -> CsvNestedReader.of(type.type(c), dialect))
                .toArray(ValueReader[]::new);
        this.emptyLineIsRow = type.size() == 1 && dialect.nullLiteral() != null && dialect.nullLiteral().length == 0;
    }

    @Override
    public int begin(byte[] buffer, int start, int end, boolean atEnd) {
        if (!dialect.header() || start == end) {
            return start == end && !atEnd ? -1 : 0;
        }
        try {
            int after = scanner.scan(buffer, start, end, atEnd);
            return after == CsvScanner.INCOMPLETE ? -1 : after - start;
        } catch (CsvSyntaxException damagedHeader) {
            int lineEnd = Swar.indexOf(buffer, damagedHeader.resumeFrom(), end, (byte) '\n');
            return lineEnd < 0 ? (atEnd ? end - start : -1) : lineEnd + 1 - start;
        }
    }

    @Override
    public int decode(byte[] buffer, int start, int end, boolean atEnd, int maxRows, BatchBuilder out)
            throws MalformedRecordException {
        int p = start;
        int full = out.size() + maxRows;
        lineEnds = 0;
        while (out.size() < full && p < end) {
            int skipped = skipLine(buffer, p, end, atEnd);
            int next = skipped == p ? decodeRecord(buffer, p, end, atEnd, out) : skipped;
            if (next == CsvScanner.INCOMPLETE) {
                return p - start;
            }
            boolean oneLine = skipped != p || scanner.isCertainlyOneLine();
            lineEnds += oneLine ? (buffer[next - 1] == '\n' ? 1 : 0) : Swar.count(buffer, p, next, (byte) '\n');
            p = next;
        }
        return p - start;
    }

    @Override
    public int lineEnds() {
        return lineEnds;
    }

    /** The position behind an empty line or comment, {@code p} when it is neither, or INCOMPLETE. */
    private int skipLine(byte[] b, int p, int end, boolean atEnd) {
        if (dialect.comments() && b[p] == '#') {
            int lineEnd = Swar.indexOf(b, p, end, (byte) '\n');
            return lineEnd >= 0 ? lineEnd + 1 : atEnd ? end : CsvScanner.INCOMPLETE;
        }
        if (emptyLineIsRow) {
            return p;
        }
        if (b[p] == '\n') {
            return p + 1;
        }
        if (b[p] == '\r') {
            if (p + 1 == end) {
                return atEnd ? end : CsvScanner.INCOMPLETE;
            }
            return b[p + 1] == '\n' ? p + 2 : p;
        }
        return p;
    }

    private int decodeRecord(byte[] b, int start, int end, boolean atEnd, BatchBuilder out)
            throws MalformedRecordException {
        int next = 0;
        try {
            next = scanner.scan(b, start, end, atEnd);
            if (next != CsvScanner.INCOMPLETE) {
                checkRecord(b, start, next);
                appendFields(b, out);
                out.endRow();
            }
            return next;
        } catch (CsvSyntaxException e) {
            out.abandonRow();
            if (!dialect.ignoreErrors()) {
                throw new MalformedRecordException(start, e.position(), e.getMessage(), e.expected());
            }
            if (next == 0) {
                int lineEnd = Swar.indexOf(b, e.resumeFrom(), end, (byte) '\n');
                if (lineEnd < 0 && !atEnd) {
                    return CsvScanner.INCOMPLETE;
                }
                next = lineEnd < 0 ? end : lineEnd + 1;
            }
            refusedRows++;
            return next;
        }
    }

    private void checkRecord(byte[] b, int start, int end) throws CsvSyntaxException {
        if (!scanner.isCertainlyAscii() && !Swar.isAscii(b, start, end)) {
            int bad = Utf8.firstInvalid(b, start, end);
            if (bad >= 0) {
                throw new CsvSyntaxException(bad, end, "a byte that is not UTF-8", "UTF-8");
            }
        }
        if (scanner.count != type.size()) {
            int last = Math.min(scanner.count, type.size()) - 1;
            throw new CsvSyntaxException(
                    scanner.ends[last], end, "a record of " + fields(scanner.count), fields(type.size()));
        }
    }

    private static String fields(int count) {
        return count == 1 ? "1 field" : count + " fields";
    }

    private void appendFields(byte[] b, BatchBuilder out) throws CsvSyntaxException {
        for (int c = 0; c < columns.length; c++) {
            int field = columns[c];
            ColumnBuilder target = out.column(c);
            if (isNull(b, field)) {
                appendNull(field, target);
            } else if (scanner.escaped[field]) {
                int length = scanner.ends[field] - scanner.starts[field];
                scratch = scratch.length < length ? new byte[length * 2] : scratch;
                int unescaped = scanner.unescape(b, field, scratch);
                append(scratch, 0, unescaped, c, target);
            } else {
                append(b, scanner.starts[field], scanner.ends[field], c, target);
            }
        }
    }

    private boolean isNull(byte[] b, int field) {
        byte[] literal = dialect.nullLiteral();
        return literal != null
                && !scanner.quoted[field]
                && Arrays.equals(b, scanner.starts[field], scanner.ends[field], literal, 0, literal.length);
    }

    private void append(byte[] text, int start, int end, int c, ColumnBuilder target) throws CsvSyntaxException {
        if (readers[c].appendTrimmed(text, start, end, target)) {
            return;
        }
        int field = columns[c];
        String shown = Shown.of(text, start, end, SHOWN);
        String hint = start == end ? " (an empty field is NULL where 'csv.null-literal' = '')" : "";
        throw new CsvSyntaxException(
                scanner.starts[field],
                scanner.starts[field],
                "column '" + type.name(field) + "' cannot hold '" + shown + "'",
                readers[c].expected() + hint);
    }

    private void appendNull(int field, ColumnBuilder target) throws CsvSyntaxException {
        SqlType fieldType = type.type(field);
        if (!fieldType.nullable()) {
            throw new CsvSyntaxException(
                    scanner.starts[field],
                    scanner.starts[field],
                    "NULL for column '" + type.name(field) + "'",
                    fieldType + ", which is never NULL");
        }
        target.appendNull();
    }

    @Override
    public long refusedRows() {
        return refusedRows;
    }
}
