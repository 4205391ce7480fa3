package io.sluice.executor.state.accumulator;

/** By how much the arrays of accumulators grow. */
final class Growth {
    private static final int FIRST_CAPACITY = 64;

    private Growth() {}

    static int capacity(int current, int needed) {
        return Math.max(Math.max(FIRST_CAPACITY, needed), current + (current >> 1));
    }
}
