package io.sluice.connectors.json;

import io.sluice.connectors.text.ValueWriter;
import io.sluice.core.batch.Batch;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.RowType;
import io.sluice.core.type.TypeRoot;
import java.nio.charset.StandardCharsets;

/** Rows to lines of JSON: fields in the order of the table, NULL as null, as Flink writes them. */
final class JsonEncoder implements RecordEncoder {
    private static final byte[] NULL = {'n', 'u', 'l', 'l'};

    private final byte[][] names;
    private final ValueWriter[] writers;
    private final boolean[] quoted;
    private final boolean ignoreNulls;

    JsonEncoder(RowType type, char timestampSeparator, boolean plainDecimals, boolean ignoreNulls) {
        names = new byte[type.size()][];
        writers = new ValueWriter[type.size()];
        quoted = new boolean[type.size()];
        this.ignoreNulls = ignoreNulls;
        for (int c = 0; c < names.length; c++) {
            BytesWriter name = new BytesWriter();
            byte[] utf8 = type.name(c).getBytes(StandardCharsets.UTF_8);
            JsonStringWriter.write(utf8, 0, utf8.length, name);
            name.putByte(':');
            names[c] = name.toByteArray();
            TypeRoot root = type.type(c).root();
            boolean text = type.type(c).isText();
            writers[c] =
                    text ? new JsonStringWriter() : ValueWriter.of(type.type(c), timestampSeparator, plainDecimals);
            quoted[c] = root == TypeRoot.DATE
                    || root == TypeRoot.TIME
                    || type.type(c).isTimestamp();
        }
    }

    @Override
    public void begin(BytesWriter out) {
        // A file of JSON lines has no header.
    }

    @Override
    public void encode(Batch batch, int row, BytesWriter out) {
        out.putByte('{');
        boolean first = true;
        for (int c = 0; c < names.length; c++) {
            boolean isNull = batch.columns[c].isNull(row);
            if (isNull && ignoreNulls) {
                continue;
            }
            if (!first) {
                out.putByte(',');
            }
            first = false;
            out.putRaw(names[c], 0, names[c].length);
            if (isNull) {
                out.putRaw(NULL, 0, NULL.length);
            } else {
                encodeValue(batch, row, c, out);
            }
        }
        out.putByte('}');
        out.putByte('\n');
    }

    private void encodeValue(Batch batch, int row, int column, BytesWriter out) {
        boolean inQuotes = quoted[column] || writers[column].isWord(batch.columns[column], row);
        if (inQuotes) {
            out.putByte('"');
        }
        writers[column].write(batch.columns[column], row, out);
        if (inQuotes) {
            out.putByte('"');
        }
    }
}
