package io.sluice.core.connector;

import io.sluice.core.batch.Batch;

/** Reads one split. Called from one thread at a time. */
public interface SplitReader extends AutoCloseable {
    /**
     * The next rows, at most {@code maxRows}; an empty batch when there are none just now, null at the end of the
     * split. File reads may block briefly; waiting for a clock or a server must not: give an empty batch.
     *
     * @throws io.sluice.core.error.SluiceException {@code MALFORMED_RECORD} with split and place of a bad record
     */
    Batch read(int maxRows);

    /** The place just after the last row given, from which an equal reader goes on. */
    byte[] offset();

    /** Records skipped so far because the table was asked to ignore malformed ones. */
    long refusedRows();

    @Override
    void close();
}
