package io.sluice.executor.runtime.source;

import io.sluice.core.batch.Watermark;
import io.sluice.core.connector.Split;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/**
 * Where the reading of a split begins or stands.
 *
 * @param offset the place just after the last row read
 * @param watermark the running watermark after that row
 * @param rows rows read so far, for error messages
 * @param idle whether the split does not hold others back
 * @param finished whether its end was read; it is remembered so that it is not read again
 */
public record SplitStart(String id, byte[] offset, long watermark, long rows, boolean idle, boolean finished) {
    /** The entries of a source's state, one per split. */
    static final String STATE = "splits";

    static SplitStart fresh(Split split) {
        return new SplitStart(split.id(), split.start(), Watermark.MIN, 0, false, false);
    }

    SplitStart asFinished() {
        return new SplitStart(id, offset, Watermark.MAX, rows, false, true);
    }

    void write(BytesWriter out) {
        out.putString(id);
        out.putBytes(offset);
        out.putLong(watermark);
        out.putLong(rows);
        out.putBoolean(idle);
        out.putBoolean(finished);
    }

    static SplitStart read(BytesReader in) {
        return new SplitStart(
                in.getString(), in.getBytes(), in.getLong(), in.getLong(), in.getBoolean(), in.getBoolean());
    }
}
