package io.sluice.executor.runtime;

import java.util.List;

/**
 * What is counted of one operator over all its tasks. Counts go over restarts but for {@code batches} and {@code nanos};
 * what the tasks had to be asked for ({@code entries} and on) is as of the last time they were.
 *
 * @param id of the operator in the plan; a name made up for one without state
 * @param batches taken in; of a source, given out
 * @param nanos spent by all tasks
 * @param watermark the least over its tasks, in microseconds
 * @param entries in keyed state in memory
 * @param nextFiring the end of the first window that holds rows and has not fired, in microseconds; MAX when none does
 */
public record OperatorReport(
        String id,
        String name,
        int tasks,
        long rowsIn,
        long rowsOut,
        long batches,
        long nanos,
        long lateRows,
        long partlyLateRows,
        long refusedRows,
        long watermark,
        long entries,
        long stateBytes,
        long nextFiring,
        List<InputReport> inputs) {
    /**
     * How far one input of an operator has come over all its tasks, or one split of a source.
     *
     * @param from the operator above, or the split
     * @param watermark the least over the tasks for which it counts, in microseconds
     * @param heldBackBy the split that has to move before the watermark can, as far as is known; empty when none has
     * @param idleSinceMillis since when it does not count, by the wall clock; 0: it counts
     */
    public record InputReport(String from, long watermark, String heldBackBy, long idleSinceMillis) {}
}
