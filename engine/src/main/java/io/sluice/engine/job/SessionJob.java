package io.sluice.engine.job;

import io.sluice.core.batch.Watermark;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.engine.JobProgress;
import io.sluice.engine.LateRows;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobState;
import io.sluice.executor.runtime.OperatorReport;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A job that a session has started.
 *
 * @param id unique in the process, 32 hexadecimal digits
 * @param startMillis by the engine's clock
 */
public record SessionJob(String id, String name, long startMillis, Job job, PlanFacts facts) {
    private static final long STOP_SECONDS = 30;
    private static final String REPORT = "please report it";

    /** Waits for the end. Throws why it failed, or {@link ErrorCode#JOB_CANCELLED}. */
    public void await() {
        check(job.await());
    }

    void check(JobState end) {
        switch (end) {
            case FINISHED -> {}
            case CANCELED -> throw SluiceException.of(ErrorCode.JOB_CANCELLED, "job '" + name + "' was cancelled");
            case FAILED -> throw failure();
            case INITIALIZING, CREATED, RUNNING, FAILING, CANCELLING, RESTARTING ->
                throw new IllegalStateException("job " + name + " ended as " + end);
        }
    }

    private SluiceException failure() {
        SluiceException failure =
                job.failure().orElseThrow(() -> new IllegalStateException("job " + name + " failed without a reason"));
        // A hint says that the details have been written down.
        return failure.code() == ErrorCode.INTERNAL_ERROR ? failure.hint(REPORT) : failure;
    }

    /** Ends it and waits until it has ended, though not for ever. */
    void stop() {
        job.cancel();
        try {
            job.completion().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw SluiceException.of(
                            ErrorCode.JOB_FAILED, "job '" + name + "' did not stop within " + STOP_SECONDS + " s")
                    .causedBy(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether all its sources end. */
    public boolean isBounded() {
        return facts.bounded();
    }

    boolean hasEnded() {
        return job.state().isFinal();
    }

    JobProgress progress() {
        long rows = 0;
        long late = 0;
        long watermark = Watermark.MAX;
        for (OperatorReport report : job.metrics()) {
            late += facts.sameLateRows().contains(report.id()) ? 0 : report.lateRows();
            if (facts.sources().contains(report.id())) {
                rows += report.rowsOut();
                watermark = Math.min(watermark, report.watermark());
            }
        }
        return new JobProgress(name, rows, watermark, late);
    }

    List<LateRows> lateRows() {
        return job.metrics().stream()
                .filter(r -> !facts.sameLateRows().contains(r.id()))
                .filter(r -> r.lateRows() + r.partlyLateRows() + r.refusedRows() > 0)
                .map(this::lateRows)
                .toList();
    }

    private LateRows lateRows(OperatorReport report) {
        boolean collected = facts.collectedLateRows().contains(report.id());
        return new LateRows(report.name(), report.lateRows(), report.partlyLateRows(), report.refusedRows(), collected);
    }
}
