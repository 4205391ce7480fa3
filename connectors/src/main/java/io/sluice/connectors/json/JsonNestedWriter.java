package io.sluice.connectors.json;

import io.sluice.connectors.text.ValueWriter;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedMaps;
import io.sluice.core.nested.NestedRows;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.nio.charset.StandardCharsets;

/** Writes nested values: an ARRAY as an array, a ROW, MAP or MULTISET as an object. */
final class JsonNestedWriter {
    private JsonNestedWriter() {}

    static JsonValueWriter of(SqlType type, JsonStyle style) {
        return switch (type.root()) {
            case ARRAY -> new ArrayWriter(type, style);
            case ROW -> new RowWriter(type, style);
            case MAP -> new MapWriter(type.key(), type.value(), style);
            case MULTISET -> new MapWriter(type.element(), SqlType.of(TypeRoot.INTEGER), style);
            default -> throw new IllegalArgumentException("not a nested type: " + type);
        };
    }

    private record ArrayWriter(SqlType element, JsonValueWriter writer) implements JsonValueWriter {
        ArrayWriter(SqlType type, JsonStyle style) {
            this(type.element(), JsonValueWriter.of(type.element(), style));
        }

        @Override
        public void write(Column column, int row, BytesWriter out) {
            VarcharColumn values = (VarcharColumn) column;
            Column elements = NestedArrays.elements(values.heap, values.starts[row], element.physical());
            int size = NestedArrays.size(values.heap, values.starts[row]);
            out.putByte('[');
            for (int i = 0; i < size; i++) {
                if (i > 0) {
                    out.putByte(',');
                }
                writer.writeOrNull(elements, i, out);
            }
            out.putByte(']');
        }
    }

    private static final class RowWriter implements JsonValueWriter {
        private final JsonFields fields;
        private final RowLayout layout;

        RowWriter(SqlType type, JsonStyle style) {
            RowType row = type.row();
            this.fields = new JsonFields(row, style);
            this.layout = new RowLayout(type);
        }

        @Override
        public void write(Column column, int row, BytesWriter out) {
            VarcharColumn values = (VarcharColumn) column;
            out.putByte('{');
            boolean first = true;
            for (int f = 0; f < layout.size(); f++) {
                Column field = NestedRows.field(values.heap, values.starts[row], layout, f);
                first = fields.write(f, field, 0, first, out);
            }
            out.putByte('}');
        }
    }

    private static final class MapWriter implements JsonValueWriter {
        private final SqlType keyType;
        private final SqlType valueType;
        private final JsonStyle style;
        private final ValueWriter keys;
        private final JsonValueWriter values;
        private final byte[] nullKey;
        private final BytesWriter key = new BytesWriter();

        MapWriter(SqlType keyType, SqlType valueType, JsonStyle style) {
            this.keyType = keyType;
            this.valueType = valueType;
            this.style = style;
            if (keyType.isNested()) {
                throw SluiceException.notBuiltYet("A MAP with keys of type " + keyType + " in json");
            }
            this.keys = ValueWriter.of(keyType, style.separator(), style.plainDecimals());
            this.values = JsonValueWriter.of(valueType, style);
            this.nullKey = style.nullKeyName().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public void write(Column column, int row, BytesWriter out) {
            VarcharColumn maps = (VarcharColumn) column;
            int start = maps.starts[row];
            Column keyColumn = NestedArrays.elements(maps.heap, NestedMaps.keys(start), keyType.physical());
            Column valueColumn =
                    NestedArrays.elements(maps.heap, NestedMaps.values(maps.heap, start), valueType.physical());
            int size = NestedMaps.size(maps.heap, start);
            out.putByte('{');
            boolean first = true;
            for (int i = 0; i < size; i++) {
                if (!keyColumn.isNull(i) || keepsNullKey()) {
                    if (!first) {
                        out.putByte(',');
                    }
                    first = false;
                    writeKey(keyColumn, i, out);
                    out.putByte(':');
                    values.writeOrNull(valueColumn, i, out);
                }
            }
            out.putByte('}');
        }

        private boolean keepsNullKey() {
            return switch (style.nullKeys()) {
                case LITERAL -> true;
                case DROP -> false;
                case FAIL ->
                    throw SluiceException.of(ErrorCode.NULL_NOT_ALLOWED, "a MAP with a NULL key cannot be JSON")
                            .hint("set 'json.map-null-key.mode' to DROP or LITERAL");
            };
        }

        private void writeKey(Column column, int i, BytesWriter out) {
            if (column.isNull(i)) {
                JsonStringWriter.write(nullKey, 0, nullKey.length, out);
                return;
            }
            key.clear();
            keys.write(column, i, key);
            JsonStringWriter.write(key.buffer(), 0, key.size(), out);
        }
    }
}
