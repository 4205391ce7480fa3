package io.sluice.executor.operator;

/** When windows that fire by the clock show themselves next: early, before they end, and late, after that. */
final class FireTimers {
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final long NEVER = Long.MAX_VALUE;

    private final long earlyMillis;
    private final long lateMillis;
    private long earlyAtNanos = NEVER;
    private long lateAtNanos = NEVER;

    /** Delays in milliseconds, less than zero for none. */
    FireTimers(long earlyMillis, long lateMillis) {
        this.earlyMillis = earlyMillis;
        this.lateMillis = lateMillis;
    }

    /** Whether windows fire at their ends only, and at once for late rows. */
    boolean areOff() {
        return earlyMillis < 0 && lateMillis < 0;
    }

    boolean areEarly() {
        return earlyMillis >= 0;
    }

    /** Whether windows that have fired wait for the clock before they fire again. */
    boolean delayLate() {
        return lateMillis >= 0;
    }

    /** Rows have come, or an earlier run is taken up: what has changed is shown when the delays have passed. */
    void changed(long nowNanos) {
        if (earlyMillis >= 0 && earlyAtNanos == NEVER) {
            earlyAtNanos = nowNanos + earlyMillis * NANOS_PER_MILLI;
        }
        if (lateMillis >= 0 && lateAtNanos == NEVER) {
            lateAtNanos = nowNanos + lateMillis * NANOS_PER_MILLI;
        }
    }

    /** The next of both, MAX_VALUE when nothing has changed. */
    long nextNanos() {
        return Math.min(earlyAtNanos, lateAtNanos);
    }

    /** Whether it is time to fire early; asked once. */
    boolean takeEarly(long nowNanos) {
        boolean due = earlyAtNanos <= nowNanos;
        earlyAtNanos = due ? NEVER : earlyAtNanos;
        return due;
    }

    /** Whether it is time to fire late; asked once. */
    boolean takeLate(long nowNanos) {
        boolean due = lateAtNanos <= nowNanos;
        lateAtNanos = due ? NEVER : lateAtNanos;
        return due;
    }
}
