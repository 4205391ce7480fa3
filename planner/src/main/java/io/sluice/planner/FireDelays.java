package io.sluice.planner;

/**
 * When windows fire beside their end, by the job's clock.
 *
 * @param earlyMillis after a row, before the window ends; -1: not at all
 * @param lateMillis after a row of the allowed lateness; -1: at once
 */
public record FireDelays(long earlyMillis, long lateMillis) {
    public static final FireDelays NONE = new FireDelays(-1, -1);
}
