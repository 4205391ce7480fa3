package io.sluice.shell;

/** Rows a second over the last second or two. Not thread-safe. */
final class RateMeter {
    private static final long SECOND_NANOS = 1_000_000_000L;

    private long markNanos;
    private long markRows;
    private long secondNanos;
    private long secondRows;
    private long rowsPerSecond;

    RateMeter(long nowNanos) {
        this.markNanos = nowNanos;
        this.secondNanos = nowNanos;
    }

    /** @param rows so far, of all that is measured */
    long measure(long rows, long nowNanos) {
        if (rows == 0 || rows < markRows) {
            markNanos = nowNanos; // nothing has come yet, or something else is measured than before
            markRows = 0;
        }
        long nanos = nowNanos - markNanos;
        if (nanos > 0) {
            rowsPerSecond = Math.round((rows - markRows) / (nanos / (double) SECOND_NANOS));
        }
        if (nanos >= 2 * SECOND_NANOS) {
            markNanos = secondNanos;
            markRows = secondRows;
        }
        if (nowNanos - secondNanos >= SECOND_NANOS) {
            secondNanos = nowNanos;
            secondRows = rows;
        }
        return rowsPerSecond;
    }
}
