package io.sluice.executor.operator;

import io.sluice.core.time.Clock;

/** Moved by hand. */
final class HandClock implements Clock {
    static final long MILLI = 1_000_000;

    long nanos = 7;

    @Override
    public long millis() {
        return nanos / MILLI;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
