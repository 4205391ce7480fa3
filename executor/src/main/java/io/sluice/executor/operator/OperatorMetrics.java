package io.sluice.executor.operator;

import java.util.concurrent.atomic.LongAdder;

/**
 * Counters of one operator in one task, added to once per batch, readable from any thread. The law of late rows:
 * {@code rowsIn = accepted by at least one window + lateRows + refusedRows} for event-time operators.
 */
public final class OperatorMetrics {
    public final LongAdder rowsIn = new LongAdder();
    public final LongAdder rowsOut = new LongAdder();

    /** Batches taken in; of a source, given out. Since the last start only, as {@link #nanos} is. */
    public final LongAdder batches = new LongAdder();

    /** Time spent, without what operators below it in the same task have spent. */
    public final LongAdder nanos = new LongAdder();

    /** Rows refused because every window they belong to has closed. */
    public final LongAdder lateRows = new LongAdder();

    /** Rows taken by some of their windows while others had closed. */
    public final LongAdder partlyLateRows = new LongAdder();

    /**
     * Malformed records and rows without row time that were skipped because the table says so; and retractions of rows
     * that state no longer has, for its time had passed.
     */
    public final LongAdder refusedRows = new LongAdder();
}
