package io.sluice.connectors.json;

import io.sluice.connectors.text.ValueWriter;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;

/** Writes the values of one column, field or element as JSON. Not thread-safe. */
interface JsonValueWriter {
    /** The value, which is not NULL. */
    void write(Column column, int row, BytesWriter out);

    /** The value, or {@code null}. */
    default void writeOrNull(Column column, int row, BytesWriter out) {
        if (column.isNull(row)) {
            out.putAscii("null");
        } else {
            write(column, row, out);
        }
    }

    static JsonValueWriter of(SqlType type, JsonStyle style) {
        if (type.isText()) {
            return JsonStringWriter::writeText;
        }
        if (type.isNested()) {
            return JsonNestedWriter.of(type, style);
        }
        ValueWriter writer = ValueWriter.of(type, style.separator(), style.plainDecimals());
        boolean quoted =
                type.isTimestamp() || type.isBinary() || type.root() == TypeRoot.DATE || type.root() == TypeRoot.TIME;
        return (column, row, out) -> {
            boolean inQuotes = quoted || writer.isWord(column, row);
            if (inQuotes) {
                out.putByte('"');
            }
            writer.write(column, row, out);
            if (inQuotes) {
                out.putByte('"');
            }
        };
    }
}
