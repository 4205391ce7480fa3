package io.sluice.core.plan;

/**
 * How rows are put into windows. Times are microseconds; window starts are aligned to the epoch plus the offset.
 * {@code unitMicros} is one unit of the time attribute: 1,000 for precision 0 to 3, else 1. A window ends, and
 * {@code window_time} is, one unit before its end.
 */
public sealed interface WindowSpec {
    long unitMicros();

    /** The zone in which windows are aligned and shown; null for TIMESTAMP. */
    String zone();

    /** The column that places a row in time: its row time, or the start of the window it carries. */
    int timeColumn();

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
     * Windows that grow: each span of {@code sizeMicros} gives windows that begin with it and end after one step, two
     * steps, and so on up to the size. A row is in those of its span that end after it.
     */
    record Cumulate(int timeColumn, long stepMicros, long sizeMicros, long offsetMicros, long unitMicros, String zone)
            implements WindowSpec {}

    /**
     * Rows of one key that follow each other by no more than {@code gapMicros}; a session ends that long after its last
     * row. Since a row at that very moment still belongs to it, a session is complete when the watermark has reached
     * its end, one unit later than other windows.
     */
    record Session(int timeColumn, long gapMicros, long unitMicros, String zone) implements WindowSpec {}

    /**
     * The input's rows already carry the bounds of their one window, from a window function or a window aggregate
     * below; {@code zone} says how the bounds are shown when they come from a TIMESTAMP_LTZ attribute, else null.
     */
    record Attached(int startColumn, int endColumn, long unitMicros, String zone) implements WindowSpec {
        @Override
        public int timeColumn() {
            return startColumn;
        }
    }
}
