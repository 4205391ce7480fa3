package io.sluice.connectors.json;

import io.sluice.core.batch.Batch;
import io.sluice.core.connector.RecordEncoder;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.RowType;

/** Rows to lines of JSON: fields in the order of the table, NULL as null, as Flink writes them. */
final class JsonEncoder implements RecordEncoder {
    private final JsonFields fields;
    private final int count;

    JsonEncoder(RowType type, JsonStyle style) {
        this.fields = new JsonFields(type, style);
        this.count = type.size();
    }

    @Override
    public void begin(BytesWriter out) {
        // A file of JSON lines has no header.
    }

    @Override
    public void encode(Batch batch, int row, BytesWriter out) {
        out.putByte('{');
        boolean first = true;
        for (int c = 0; c < count; c++) {
            first = fields.write(c, batch.columns[c], row, first, out);
        }
        out.putByte('}');
        out.putByte('\n');
    }
}
