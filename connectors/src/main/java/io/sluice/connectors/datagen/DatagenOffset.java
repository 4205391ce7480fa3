package io.sluice.connectors.datagen;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/**
 * The next row, with all that its values depend on, so that a run without a seed is continued exactly.
 *
 * @param row number of the next row, from 0
 * @param startMicros what the table's clock showed at row 0
 */
record DatagenOffset(long row, long seed, long startMicros) {
    byte[] encode() {
        BytesWriter out = new BytesWriter(3 * Long.BYTES);
        out.putLong(row);
        out.putLong(seed);
        out.putLong(startMicros);
        return out.toByteArray();
    }

    static DatagenOffset decode(byte[] bytes) {
        BytesReader in = new BytesReader(bytes);
        return new DatagenOffset(in.getLong(), in.getLong(), in.getLong());
    }
}
