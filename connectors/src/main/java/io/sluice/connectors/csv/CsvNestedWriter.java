package io.sluice.connectors.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.sluice.connectors.text.Shown;
import io.sluice.connectors.text.ValueWriter;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedRows;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.Arrays;

/** An ARRAY or ROW of plain values as one field; what would be read as something else is refused, never written. */
final class CsvNestedWriter implements ValueWriter {
    private static final int SHOWN = 40;

    private final SqlType type;
    private final CsvDialect dialect;
    private final ValueWriter[] writers;
    private final RowLayout layout;
    private final BytesWriter part = new BytesWriter();

    private CsvNestedWriter(SqlType type, CsvDialect dialect) {
        this.type = type;
        this.dialect = dialect;
        this.writers = type.fields().stream()
                .map(f -> ValueWriter.of(f.type(), ' ', !dialect.scientific()))
                .toArray(ValueWriter[]::new);
        this.layout = type.root() == TypeRoot.ROW ? new RowLayout(type) : null;
    }

    static ValueWriter of(SqlType type, CsvDialect dialect) {
        CsvNestedReader.check(type);
        return type.isNested() ? new CsvNestedWriter(type, dialect) : ValueWriter.of(type, ' ', !dialect.scientific());
    }

    @Override
    public void write(Column column, int row, BytesWriter out) {
        VarcharColumn values = (VarcharColumn) column;
        int start = values.starts[row];
        if (layout != null) {
            for (int f = 0; f < layout.size(); f++) {
                writePart(writers[f], NestedRows.field(values.heap, start, layout, f), 0, f, out);
            }
            return;
        }
        Column elements =
                NestedArrays.elements(values.heap, start, type.element().physical());
        int size = NestedArrays.size(values.heap, start);
        for (int i = 0; i < size; i++) {
            writePart(writers[0], elements, i, i, out);
        }
        if (size == 1 && part.size() == 0) {
            throw cannot("an ARRAY of one empty text reads as one without elements");
        }
    }

    private void writePart(ValueWriter writer, Column column, int row, int place, BytesWriter out) {
        byte[] delimiter = dialect.elementDelimiter();
        if (place > 0) {
            out.putRaw(delimiter, 0, delimiter.length);
        }
        part.clear();
        byte[] literal = dialect.nullLiteral();
        if (column.isNull(row)) {
            if (literal == null) {
                throw cannot("NULL has no form without 'csv.null-literal'");
            }
            part.putRaw(literal, 0, literal.length);
        } else {
            writer.write(column, row, part);
            checkReadable(literal);
        }
        out.putRaw(part.buffer(), 0, part.size());
    }

    private void checkReadable(byte[] literal) {
        if (literal != null && Arrays.equals(part.buffer(), 0, part.size(), literal, 0, literal.length)) {
            throw cannot(shown() + " reads as NULL");
        }
        String text = new String(part.buffer(), 0, part.size(), UTF_8);
        String delimiter = new String(dialect.elementDelimiter(), UTF_8);
        // the beginning of a delimiter at the end of a part would join the delimiter behind it
        if ((text + delimiter).indexOf(delimiter) < text.length()) {
            throw cannot(shown() + " holds the delimiter of elements");
        }
    }

    private String shown() {
        return "'" + Shown.of(part.buffer(), 0, part.size(), SHOWN) + "'";
    }

    private SluiceException cannot(String why) {
        return SluiceException.of(
                        ErrorCode.MALFORMED_RECORD,
                        "a value of type " + type.withNullable(true) + " cannot be written as csv: " + why)
                .hint("choose another 'csv.array-element-delimiter' or 'csv.null-literal', or the format json");
    }
}
