package io.sluice.executor.runtime.source;

import io.sluice.core.batch.LongColumn;

/** Loops over the row times of a batch. Times and watermarks are microseconds. */
final class RowTimes {
    private RowTimes() {}

    /** The running watermark after {@code n} rows: the largest of {@code start} and the values. */
    static long running(LongColumn watermarks, int n, long start) {
        long running = start;
        if (watermarks.nulls == null) {
            for (int i = 0; i < n; i++) {
                running = Math.max(running, watermarks.values[i]);
            }
            return running;
        }
        for (int i = 0; i < n; i++) {
            running = watermarks.nulls[i] ? running : Math.max(running, watermarks.values[i]);
        }
        return running;
    }

    /** Whether a row lies at or behind the watermark that stood just before it. */
    static boolean anyBehind(long[] times, LongColumn watermarks, int n, long start) {
        if (watermarks.nulls == null) {
            return anyBehind(times, watermarks.values, n, start);
        }
        long running = start;
        boolean behind = false;
        for (int i = 0; i < n; i++) {
            behind |= times[i] <= running;
            running = watermarks.nulls[i] ? running : Math.max(running, watermarks.values[i]);
        }
        return behind;
    }

    private static boolean anyBehind(long[] times, long[] watermarks, int n, long start) {
        long running = start;
        boolean behind = false;
        for (int i = 0; i < n; i++) {
            behind |= times[i] <= running;
            running = Math.max(running, watermarks[i]);
        }
        return behind;
    }

    /**
     * The watermark over all splits just before each row, or null when no row lies at or behind it.
     *
     * @param start the split's running watermark before the first row
     * @param others the least watermark of the other active splits
     * @param reached the watermark over all splits that was already sent; it does not fall
     */
    static long[] before(long[] times, LongColumn watermarks, int n, long start, long others, long reached) {
        long[] before = new long[n];
        long running = start;
        boolean behind = false;
        for (int i = 0; i < n; i++) {
            before[i] = Math.max(reached, Math.min(running, others));
            behind |= times[i] <= before[i];
            if (!watermarks.isNull(i)) {
                running = Math.max(running, watermarks.values[i]);
            }
        }
        return behind ? before : null;
    }
}
