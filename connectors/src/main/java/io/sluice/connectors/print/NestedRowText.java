package io.sluice.connectors.print;

import io.sluice.core.batch.Column;
import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedMaps;
import io.sluice.core.nested.NestedRows;
import io.sluice.core.nested.RowLayout;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import java.util.List;

/**
 * Nested values as Flink's print connector shows them: {@code [1, null]}, <code>{a=1}</code>, {@code +I[1, x]} for a ROW.
 */
final class NestedRowText {
    private final StringBuilder out = new StringBuilder();

    private NestedRowText() {}

    static String of(SqlType type, Bytes value) {
        NestedRowText text = new NestedRowText();
        switch (type.root()) {
            case ARRAY -> text.array(type, value.array());
            case MAP -> text.map(List.of(type.key(), type.value()), value.array());
            case MULTISET -> text.multiset(type.element(), value.array());
            case ROW -> text.row(type, value.array());
            default -> throw new IllegalArgumentException("not nested: " + type);
        }
        return text.out.toString();
    }

    private void array(SqlType type, byte[] bytes) {
        Column elements = NestedArrays.elements(bytes, 0, type.element().physical());
        out.append('[');
        for (int i = 0; i < NestedArrays.size(bytes, 0); i++) {
            out.append(i == 0 ? "" : ", ");
            RowText.append(type.element(), elements, i, out);
        }
        out.append(']');
    }

    private void map(List<SqlType> types, byte[] bytes) {
        Column keys =
                NestedArrays.elements(bytes, NestedMaps.keys(0), types.get(0).physical());
        Column values = NestedArrays.elements(
                bytes, NestedMaps.values(bytes, 0), types.get(1).physical());
        out.append('{');
        for (int i = 0; i < NestedMaps.size(bytes, 0); i++) {
            out.append(i == 0 ? "" : ", ");
            RowText.append(types.get(0), keys, i, out);
            out.append('=');
            RowText.append(types.get(1), values, i, out);
        }
        out.append('}');
    }

    private void multiset(SqlType element, byte[] bytes) {
        Column elements = NestedArrays.elements(bytes, NestedMaps.keys(0), element.physical());
        Column counts = NestedArrays.elements(bytes, NestedMaps.values(bytes, 0), PhysicalType.INT);
        out.append('{');
        for (int i = 0; i < NestedMaps.size(bytes, 0); i++) {
            out.append(i == 0 ? "" : ", ");
            RowText.append(element, elements, i, out);
            out.append('=').append(counts.value(i));
        }
        out.append('}');
    }

    private void row(SqlType type, byte[] bytes) {
        RowLayout layout = new RowLayout(type);
        out.append("+I[");
        for (int i = 0; i < layout.size(); i++) {
            out.append(i == 0 ? "" : ", ");
            RowText.append(type.fields().get(i).type(), NestedRows.field(bytes, 0, layout, i), 0, out);
        }
        out.append(']');
    }
}
