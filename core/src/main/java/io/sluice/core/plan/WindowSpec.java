package io.sluice.core.plan;

/**
 * How rows are put into windows. Times are microseconds; window starts are aligned to the epoch plus the offset.
 * {@code unitMicros} is one unit of the time attribute: 1,000 for precision 0 to 3, else 1. A window ends, and
 * {@code window_time} is, one unit before its end.
 */
public sealed interface WindowSpec {
    long unitMicros();

    /**
     * Windows of a fixed size one after the other.
     *
     * @param timeColumn the row time, in the input
     * @param zone for TIMESTAMP_LTZ the zone in which windows are aligned and shown, else null
     */
    record Tumble(int timeColumn, long sizeMicros, long offsetMicros, long unitMicros, String zone)
            implements WindowSpec {}

    /** Windows of a fixed size that start every {@code slideMicros}; a row is in size / slide of them. */
    record Hop(int timeColumn, long slideMicros, long sizeMicros, long offsetMicros, long unitMicros, String zone)
            implements WindowSpec {}

    /**
     * The input's rows already carry the bounds of their one window, from a window function or a window aggregate
     * below; {@code zone} says how the bounds are shown when they come from a TIMESTAMP_LTZ attribute, else null.
     */
    record Attached(int startColumn, int endColumn, long unitMicros, String zone) implements WindowSpec {}
}
