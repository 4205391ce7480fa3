package io.sluice.executor.state.accumulator;

/**
 * Which measure of spread. With n values whose sum is s and whose squares sum to q the variance is
 * {@code (n q - s s) / (n n)} over a population and {@code (n q - s s) / (n (n - 1))} over a sample of it, where one
 * value has none.
 *
 * @param sample of a sample, not of all there is
 * @param root the standard deviation: the root of the variance
 */
record DeviationKind(boolean sample, boolean root) {
    /** Null when it is another function. */
    static DeviationKind of(String function) {
        return switch (function) {
            case "VAR_POP" -> new DeviationKind(false, false);
            case "VAR_SAMP", "VARIANCE" -> new DeviationKind(true, false);
            case "STDDEV_POP" -> new DeviationKind(false, true);
            case "STDDEV_SAMP", "STDDEV" -> new DeviationKind(true, true);
            default -> null;
        };
    }

    /** Whether so many values have a variance. */
    boolean isDefined(long count) {
        return count > (sample ? 1 : 0);
    }
}
