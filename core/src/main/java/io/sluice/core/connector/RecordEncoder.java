package io.sluice.core.connector;

import io.sluice.core.batch.Batch;
import io.sluice.core.io.BytesWriter;

/** Rows to bytes. Not thread-safe. */
public interface RecordEncoder {
    /** Written once at the beginning of a file, such as a header; may write nothing. */
    void begin(BytesWriter out);

    /** One row with its separator; its weight is the caller's business. */
    void encode(Batch batch, int row, BytesWriter out);
}
