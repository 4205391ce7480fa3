package io.sluice.server.metrics;

import java.util.List;

/** What is told of jobs and their operators. */
final class JobFamilies {
    final Family state = Family.gauge("sluice_job_state", "1 for the state that a job is in");
    final Family restarts = Family.counter("sluice_job_restarts", "restarts after failures");
    final Family checkpoints = Family.counter("sluice_job_checkpoints", "complete checkpoints and savepoints");
    final Family failedCheckpoints = Family.counter("sluice_job_checkpoints_failed", "checkpoints that were given up");
    final Family checkpointBytes = Family.gauge("sluice_job_last_checkpoint_bytes", "size of the last checkpoint");
    final Family checkpointSeconds =
            Family.gauge("sluice_job_last_checkpoint_duration_seconds", "how long the last checkpoint took");
    final Family rowsIn = Family.counter("sluice_operator_rows_in", "rows that came to an operator");
    final Family rowsOut = Family.counter("sluice_operator_rows_out", "rows that an operator gave");
    final Family lateRows =
            Family.counter("sluice_operator_late_rows", "rows that came after their windows had closed");
    final Family watermarkLag = Family.gauge(
            "sluice_operator_watermark_lag_seconds", "how far the watermark is behind the time of the machine");

    List<Family> all() {
        return List.of(
                state,
                restarts,
                checkpoints,
                failedCheckpoints,
                checkpointBytes,
                checkpointSeconds,
                rowsIn,
                rowsOut,
                lateRows,
                watermarkLag);
    }
}
