package io.sluice.engine.client;

import io.sluice.core.session.RowPage;
import io.sluice.engine.job.SessionJob;
import java.util.Optional;

/** A statement without rows; where it has a job to wait for, it ends with it. */
final class StartedJob extends StartedStatement {
    private final Optional<SessionJob> job;
    private final Optional<String> background;

    /** @param background id of a job that is not waited for */
    StartedJob(Optional<SessionJob> job, Optional<String> background, Surroundings surroundings) {
        super(surroundings);
        this.job = job;
        this.background = background;
    }

    @Override
    public Optional<String> backgroundJob() {
        return background;
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
        return job.map(SessionJob::rowsWritten).orElse(0L);
    }

    @Override
    void end() {
        job.ifPresent(SessionJob::requestCancel);
    }
}
