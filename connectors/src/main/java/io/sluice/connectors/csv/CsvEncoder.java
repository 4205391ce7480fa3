package io.sluice.connectors.csv;

import io.sluice.connectors.text.Shown;
import io.sluice.connectors.text.ValueWriter;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.RowType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Rows to csv. A field is quoted only where it would be read as something else without. */
final class CsvEncoder implements RecordEncoder {
    private static final int SHOWN = 40;
    private static final byte[] NOTHING = new byte[0];

    private final RowType type;
    private final CsvDialect dialect;
    private final ValueWriter[] writers;
    private final BytesWriter value = new BytesWriter();

    CsvEncoder(RowType type, CsvDialect dialect) {
        this.type = type;
        this.dialect = dialect;
        this.writers =
                type.types().stream().map(t -> CsvNestedWriter.of(t, dialect)).toArray(ValueWriter[]::new);
    }

    @Override
    public void begin(BytesWriter out) {
        if (!dialect.header()) {
            return;
        }
        for (int c = 0; c < type.size(); c++) {
            byte[] name = type.name(c).getBytes(StandardCharsets.UTF_8);
            putDelimiter(c, out);
            putField(name, name.length, c, out);
        }
        out.putByte('\n');
    }

    @Override
    public void encode(Batch batch, int row, BytesWriter out) {
        for (int c = 0; c < writers.length; c++) {
            putDelimiter(c, out);
            if (batch.columns[c].isNull(row)) {
                putNull(out);
            } else {
                value.clear();
                writers[c].write(batch.columns[c], row, value);
                putField(value.buffer(), value.size(), c, out);
            }
        }
        out.putByte('\n');
    }

    private void putDelimiter(int column, BytesWriter out) {
        if (column > 0) {
            out.putByte(dialect.delimiter());
        }
    }

    private void putNull(BytesWriter out) {
        byte[] literal = dialect.nullLiteral();
        if (literal != null) {
            out.putRaw(literal, 0, literal.length);
        } else {
            putField(NOTHING, 0, 0, out);
        }
    }

    private void putField(byte[] text, int length, int column, BytesWriter out) {
        if (!needsQuotes(text, length, column)) {
            out.putRaw(text, 0, length);
        } else if (dialect.quote() != CsvDialect.NONE) {
            putQuoted(text, length, out);
        } else {
            putEscaped(text, length, column, out);
        }
    }

    private boolean needsQuotes(byte[] text, int length, int column) {
        if (length == 0) {
            // A line without anything in it is skipped by every reader.
            return writers.length == 1 || isNullLiteral(text, length);
        }
        if (isMark(text, length, column) || isNullLiteral(text, length)) {
            return true;
        }
        for (int i = 0; i < length; i++) {
            byte c = text[i];
            if (c == dialect.delimiter() || c == '\n' || c == '\r' || c == dialect.quote() || c == dialect.escape()) {
                return true;
            }
        }
        return false;
    }

    /** Whether a line that begins so is a comment, or a file that begins so has a byte order mark. */
    private boolean isMark(byte[] text, int length, int column) {
        boolean mark = length > 0 && (text[0] == (byte) 0xEF || (text[0] == '#' && dialect.comments()));
        return mark && column == 0;
    }

    private boolean isNullLiteral(byte[] text, int length) {
        byte[] literal = dialect.nullLiteral();
        return literal != null && Arrays.equals(text, 0, length, literal, 0, literal.length);
    }

    private void putQuoted(byte[] text, int length, BytesWriter out) {
        int guard = dialect.escape() == CsvDialect.NONE ? dialect.quote() : dialect.escape();
        out.putByte(dialect.quote());
        for (int i = 0; i < length; i++) {
            if (text[i] == dialect.quote() || text[i] == guard) {
                out.putByte(guard);
            }
            out.putByte(text[i]);
        }
        out.putByte(dialect.quote());
    }

    /** Without quotes only an escape character can keep a delimiter or a line end from being taken for one. */
    private void putEscaped(byte[] text, int length, int column, BytesWriter out) {
        boolean disguise = length == 0 || isNullLiteral(text, length) || isMark(text, length, column);
        boolean possible = dialect.escape() != CsvDialect.NONE;
        for (int i = 0; i < length && possible; i++) {
            boolean lineEnd = text[i] == '\n' || text[i] == '\r';
            boolean guard = lineEnd || text[i] == dialect.delimiter() || text[i] == dialect.escape();
            if (guard || (disguise && !hasEscapeMeaning(text[i]))) {
                out.putByte(dialect.escape());
                disguise = false;
            }
            out.putByte(lineEnd ? (text[i] == '\n' ? 'n' : 'r') : text[i]);
        }
        if (!possible || disguise) {
            throw SluiceException.of(
                            ErrorCode.MALFORMED_RECORD,
                            "column '" + type.name(column) + "' holds '"
                                    + Shown.of(text, 0, length, SHOWN)
                                    + "', which cannot be written without quotes")
                    .hint("leave 'csv.disable-quote-character' out or set 'csv.escape-character'");
        }
    }

    /** An escape character before these letters means another character. */
    private static boolean hasEscapeMeaning(byte c) {
        return c == 'n' || c == 'r' || c == 't' || c == '0';
    }
}
