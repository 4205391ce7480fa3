package io.sluice.functions;

import io.sluice.core.time.Clock;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The current time as functions see it. It stands still while one batch of rows is evaluated, so that CURRENT_TIMESTAMP
 * is the same in all columns of a row, and goes on when {@link #next} is called. One instance belongs to one kernel and
 * its thread.
 */
public final class RowTime {
    static final RowTime NONE = new RowTime(null, OptionalLong.empty(), new AtomicLong());

    private final Clock clock;
    private final OptionalLong queryMillis;
    private final AtomicLong seeds;
    private long millis;

    private RowTime(Clock clock, OptionalLong queryMillis, AtomicLong seeds) {
        this.clock = clock;
        this.queryMillis = queryMillis;
        this.seeds = seeds;
    }

    static RowTime of(Clock clock, OptionalLong queryMillis) {
        return new RowTime(clock, queryMillis, new AtomicLong());
    }

    RowTime another() {
        return new RowTime(clock, queryMillis, seeds);
    }

    /** The rows that follow are evaluated now. */
    public void next() {
        if (clock != null) {
            millis = clock.millis();
        }
    }

    /** Milliseconds since the epoch at which the row is evaluated. */
    public long rowMillis() {
        checkClock();
        return millis;
    }

    /** The time of the query's start where it is fixed, else that of the row. */
    public long queryMillis() {
        checkClock();
        return queryMillis.orElse(millis);
    }

    /** A start for random numbers that no other call of this job has; in a simulation it is always the same. */
    public long seed() {
        checkClock();
        long now = clock.millis() * 0x9E3779B97F4A7C15L ^ Long.rotateLeft(clock.nanos(), 32);
        return now + seeds.incrementAndGet() * 0xBF58476D1CE4E5B9L;
    }

    private void checkClock() {
        if (clock == null) {
            throw new IllegalStateException("there is no clock while a query is planned");
        }
    }
}
