package io.sluice.connectors.datagen;

import io.sluice.core.time.Clock;

/** How many rows may have come by now: one at once, then so many a second. Counts from the first question on. */
final class RowRate {
    /** One row a nanosecond: no rate at all. */
    private static final long UNLIMITED = 1_000_000_000;

    private final long rowsPerSecond;
    private final Clock clock;
    private long startNanos;
    private boolean started;

    RowRate(long rowsPerSecond, Clock clock) {
        this.rowsPerSecond = rowsPerSecond;
        this.clock = clock;
    }

    long allowed() {
        if (rowsPerSecond >= UNLIMITED) {
            return Long.MAX_VALUE;
        }
        if (!started) {
            started = true;
            startNanos = clock.nanos();
        }
        long nanos = clock.nanos() - startNanos;
        long seconds = nanos / 1_000_000_000;
        return 1 + seconds * rowsPerSecond + nanos % 1_000_000_000 * rowsPerSecond / 1_000_000_000;
    }

    /** What a clock shows after {@code row} rows at this rate, in microseconds. */
    long micros(long row) {
        long limited = Math.min(rowsPerSecond, UNLIMITED);
        return row / limited * 1_000_000 + row % limited * 1_000_000 / limited;
    }
}
