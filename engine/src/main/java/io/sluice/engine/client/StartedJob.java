package io.sluice.engine.client;

import io.sluice.core.error.SluiceException;
import io.sluice.core.session.RowPage;
import io.sluice.engine.job.SessionJob;
import java.util.Optional;

/** A statement without rows; where it has a job to wait for, the job ends with it unless it keeps a view. */
final class StartedJob extends StartedStatement {
    private final Optional<SessionJob> job;
    private final Runnable undo;
    private final Optional<String> background;

    /**
     * @param undo what to do when the job fails
     * @param background id of a job that is not waited for
     */
    StartedJob(Optional<SessionJob> job, Runnable undo, Optional<String> background, Surroundings surroundings) {
        super(surroundings);
        this.job = job;
        this.undo = undo;
        this.background = background;
    }

    @Override
    public Optional<String> backgroundJob() {
        return background;
    }

    @Override
    public RowPage fetch(int mostRows, long waitMillis) {
        checkOpen();
        boolean ended = job.isEmpty() || await(job.get(), waitMillis);
        if (!ended) {
            checkOpen();
        }
        return RowPage.empty(ended);
    }

    private boolean await(SessionJob awaited, long millis) {
        try {
            return awaited.await(millis);
        } catch (SluiceException e) {
            undo.run();
            throw e;
        }
    }

    @Override
    public long updateCount() {
        return job.map(SessionJob::rowsWritten).orElse(0L);
    }

    @Override
    void end() {
        job.filter(j -> !j.isView()).ifPresent(SessionJob::requestCancel);
    }
}
