package io.sluice.connectors.json;

import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.RowType;
import java.nio.charset.StandardCharsets;

/** The named values of an object that is being written. */
final class JsonFields {
    private final byte[][] names;
    private final JsonValueWriter[] writers;
    private final boolean ignoreNulls;

    JsonFields(RowType type, JsonStyle style) {
        this.names = new byte[type.size()][];
        this.writers = new JsonValueWriter[type.size()];
        this.ignoreNulls = style.ignoreNulls();
        for (int f = 0; f < names.length; f++) {
            BytesWriter name = new BytesWriter();
            byte[] utf8 = type.name(f).getBytes(StandardCharsets.UTF_8);
            JsonStringWriter.write(utf8, 0, utf8.length, name);
            name.putByte(':');
            names[f] = name.toByteArray();
            writers[f] = JsonValueWriter.of(type.type(f), style);
        }
    }

    /** Writes one field unless it is left out; gives whether the next one is still the first. */
    boolean write(int field, Column column, int row, boolean first, BytesWriter out) {
        if (ignoreNulls && column.isNull(row)) {
            return first;
        }
        if (!first) {
            out.putByte(',');
        }
        out.putRaw(names[field], 0, names[field].length);
        writers[field].writeOrNull(column, row, out);
        return false;
    }
}
