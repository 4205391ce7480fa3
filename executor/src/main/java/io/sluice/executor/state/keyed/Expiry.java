package io.sluice.executor.state.keyed;

import io.sluice.core.time.Clock;

/** When entries are over: so long after they were written last, by the job's clock. Used by one thread. */
final class Expiry {
    private final long ttlMillis;
    private final Clock clock;
    private long nowMillis;

    Expiry(long ttlMillis, Clock clock) {
        this.ttlMillis = ttlMillis;
        this.clock = clock;
        look();
    }

    /** Looks at the clock: what follows happens at this time. */
    void look() {
        nowMillis = clock.millis();
    }

    long nowMillis() {
        return nowMillis;
    }

    boolean isOver(long writtenMillis) {
        return nowMillis - writtenMillis >= ttlMillis;
    }
}
