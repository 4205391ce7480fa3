package io.sluice.engine.job;

import io.sluice.executor.runtime.CheckpointReport;
import io.sluice.executor.runtime.CheckpointReport.Status;
import io.sluice.executor.runtime.Job;
import java.util.List;
import java.util.Optional;

/**
 * What is measured of a job, at one moment.
 *
 * @param state as SHOW JOBS prints it
 * @param checkpoints that are complete, savepoints among them
 * @param failedCheckpoints that were given up
 * @param lastCheckpointBytes empty before one is complete
 */
public record JobReport(
        String id,
        String name,
        String state,
        int restarts,
        List<Operator> operators,
        long checkpoints,
        long failedCheckpoints,
        Optional<Checkpoint> lastCheckpoint) {
    public JobReport {
        operators = List.copyOf(operators);
    }

    /** The last one that is complete. */
    public record Checkpoint(long bytes, long durationMillis) {}

    /** One operator over all its tasks. @param watermark in microseconds; Watermark.MIN before there is one, MAX at the end */
    public record Operator(String id, String name, long rowsIn, long rowsOut, long lateRows, long watermark) {}

    static JobReport of(SessionJob session) {
        Job job = session.job();
        List<Operator> operators = job.metrics().stream()
                .map(o -> new Operator(o.id(), o.name(), o.rowsIn(), o.rowsOut(), o.lateRows(), o.watermark()))
                .toList();
        List<CheckpointReport> all = job.checkpoints();
        List<CheckpointReport> complete = all.stream()
                .filter(c -> c.status() == Status.COMPLETED || c.status() == Status.REMOVED)
                .toList();
        return new JobReport(
                session.id(),
                session.name(),
                job.state().name(),
                job.restarts(),
                operators,
                complete.size(),
                all.stream().filter(c -> c.status() == Status.FAILED).count(),
                complete.stream()
                        .reduce((a, b) -> b)
                        .map(c -> new Checkpoint(c.bytes(), c.durationMillis().orElse(0))));
    }
}
