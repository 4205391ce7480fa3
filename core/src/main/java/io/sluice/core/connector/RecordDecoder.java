package io.sluice.core.connector;

import io.sluice.core.batch.BatchBuilder;

/**
 * Bytes to rows, straight into columns. Holds no position: the caller owns the buffer and knows where in the file it
 * lies. Not thread-safe.
 */
public interface RecordDecoder {
    /**
     * The number of bytes at the beginning of a file that hold no record, such as a header; -1 when the buffer ends
     * before them. Called until it gives a number, before the first {@link #decode} of a file that is read from its
     * beginning; a byte order mark was skipped by the caller.
     */
    default int begin(byte[] buffer, int start, int end, boolean atEnd) {
        return 0;
    }

    /**
     * Decodes whole records from {@code buffer[start..end)} into {@code out}, until {@code maxRows} were added or no
     * whole record is left.
     *
     * @param atEnd no bytes follow: the last record need not be ended by a separator
     * @return the number of bytes consumed; 0 when the buffer holds no whole record
     * @throws MalformedRecordException at the first bad record, after which nothing of it is in {@code out}
     */
    int decode(byte[] buffer, int start, int end, boolean atEnd, int maxRows, BatchBuilder out)
            throws MalformedRecordException;

    /** Line ends among the bytes that the last {@link #decode} consumed, where it knows; -1: they are to be counted. */
    default int lineEnds() {
        return -1;
    }

    /** Bad records skipped so far, when the format was asked to ignore them. */
    long refusedRows();
}
