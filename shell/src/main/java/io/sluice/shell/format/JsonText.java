package io.sluice.shell.format;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedMaps;
import io.sluice.core.nested.NestedRows;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.type.Field;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.engine.text.ValueText;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;

/**
 * Values as JSON. Numbers and booleans stand bare; ARRAY is an array, ROW an object, MAP an object whose keys are the
 * keys' text, MULTISET one that counts; BYTES are base64, as in files; everything else is a text, and so are NaN and
 * infinity, which JSON does not have.
 */
public final class JsonText {
    private static final int FIRST_PRINTABLE = 0x20;

    private final ValueText scalars;

    /** @param scalars the text of values that hold no others */
    public JsonText(ValueText scalars) {
        this.scalars = scalars;
    }

    /** Whether a value of the type holds others. */
    private static boolean isNested(SqlType type) {
        return switch (type.root()) {
            case ARRAY, MAP, MULTISET, ROW -> true;
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, DECIMAL -> false;
            case CHAR, VARCHAR, BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> false;
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, NULL -> false;
        };
    }

    /** The cell of a result: a nested value as JSON, the text of any other; null for a NULL that is not nested. */
    public String cell(SqlType type, Column column, int row) {
        return isNested(type) ? of(type, column, row) : scalar(type, column, row);
    }

    private String scalar(SqlType type, Column column, int row) {
        if (!type.isBinary() || column.isNull(row)) {
            return scalars.of(type, column, row);
        }
        VarcharColumn bytes = (VarcharColumn) column;
        int start = bytes.starts[row];
        byte[] value = Arrays.copyOfRange(bytes.heap, start, start + bytes.lengths[row]);
        return Base64.getEncoder().encodeToString(value);
    }

    private String of(SqlType type, Column column, int row) {
        StringBuilder out = new StringBuilder();
        append(type, column, row, out);
        return out.toString();
    }

    private void append(SqlType type, Column column, int row, StringBuilder out) {
        if (column.isNull(row)) {
            out.append("null");
            return;
        }
        if (!isNested(type)) {
            appendScalar(type, scalar(type, column, row), out);
            return;
        }
        VarcharColumn values = (VarcharColumn) column;
        byte[] heap = values.heap;
        int start = values.starts[row];
        switch (type.root()) {
            case ARRAY -> {
                Column elements =
                        NestedArrays.elements(heap, start, type.element().physical());
                appendArray(type.element(), elements, NestedArrays.size(heap, start), out);
            }
            case MAP -> appendMap(heap, start, type.key(), type.value(), out);
            case MULTISET -> appendMap(heap, start, type.element(), null, out);
            default -> appendRow(heap, start, type, out);
        }
    }

    private void appendArray(SqlType type, Column elements, int size, StringBuilder out) {
        out.append('[');
        for (int i = 0; i < size; i++) {
            out.append(i == 0 ? "" : ",");
            append(type, elements, i, out);
        }
        out.append(']');
    }

    /** @param valueType null: counts */
    private void appendMap(byte[] heap, int start, SqlType keyType, SqlType valueType, StringBuilder out) {
        PhysicalType valuePhysical = valueType == null ? PhysicalType.INT : valueType.physical();
        Column keys = NestedArrays.elements(heap, NestedMaps.keys(start), keyType.physical());
        Column values = NestedArrays.elements(heap, NestedMaps.values(heap, start), valuePhysical);
        out.append('{');
        for (int i = 0; i < NestedMaps.size(heap, start); i++) {
            out.append(i == 0 ? "" : ",");
            appendQuoted(keys.isNull(i) ? "null" : scalar(keyType, keys, i), out);
            out.append(':');
            if (valueType == null) {
                out.append(values.value(i));
            } else {
                append(valueType, values, i, out);
            }
        }
        out.append('}');
    }

    private void appendRow(byte[] heap, int start, SqlType type, StringBuilder out) {
        RowLayout layout = new RowLayout(type);
        List<Field> fields = type.fields();
        out.append('{');
        for (int i = 0; i < fields.size(); i++) {
            out.append(i == 0 ? "" : ",");
            appendQuoted(fields.get(i).name(), out);
            out.append(':');
            append(fields.get(i).type(), NestedRows.field(heap, start, layout, i), 0, out);
        }
        out.append('}');
    }

    /** @param cell the text of a value of the type; null for NULL */
    static void appendScalar(SqlType type, String cell, StringBuilder out) {
        if (cell == null) {
            out.append("null");
            return;
        }
        switch (type.root()) {
            case BOOLEAN -> out.append(cell.toLowerCase(Locale.ROOT));
            case TINYINT, SMALLINT, INTEGER, BIGINT, DECIMAL -> out.append(cell);
            case FLOAT, DOUBLE -> {
                if (Double.isFinite(Double.parseDouble(cell))) {
                    out.append(cell);
                } else {
                    appendQuoted(cell, out);
                }
            }
            case ARRAY, MAP, MULTISET, ROW -> out.append(cell);
            case CHAR, VARCHAR, BINARY, VARBINARY, DATE, TIME, TIMESTAMP, TIMESTAMP_LTZ -> appendQuoted(cell, out);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, NULL -> appendQuoted(cell, out);
        }
    }

    static void appendQuoted(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < FIRST_PRINTABLE) {
                        out.append(String.format("\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }
}
