package io.sluice.engine.client;

import io.sluice.core.session.RowPage;
import io.sluice.engine.StatementResult.JobResult;
import java.util.Optional;

/** A statement without rows; where it has a job to wait for, the job ends with it unless it keeps a view. */
final class StartedJob extends StartedStatement {
    private final Optional<JobResult> job;

    StartedJob(Optional<JobResult> job, Surroundings surroundings) {
        super(surroundings);
        this.job = job;
    }

    @Override
    public Optional<String> backgroundJob() {
        return job.filter(result -> result.toAwait().isEmpty()).map(JobResult::id);
    }

    @Override
    public RowPage fetch(int mostRows, long waitMillis) {
        checkOpen();
        boolean ended = job.isEmpty() || job.get().await(waitMillis);
        if (!ended) {
            checkOpen();
        }
        return RowPage.empty(ended);
    }

    @Override
    public long updateCount() {
        return job.map(JobResult::rowsWritten).orElse(0L);
    }

    @Override
    void end() {
        job.ifPresent(JobResult::end);
    }
}
