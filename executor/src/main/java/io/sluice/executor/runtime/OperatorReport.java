package io.sluice.executor.runtime;

/**
 * What is counted of one operator over all its tasks.
 *
 * @param id of the operator in the plan; a name made up for one without state
 * @param watermark the least over its tasks, in microseconds
 */
public record OperatorReport(
        String id,
        String name,
        int tasks,
        long rowsIn,
        long rowsOut,
        long lateRows,
        long partlyLateRows,
        long refusedRows,
        long watermark) {}
