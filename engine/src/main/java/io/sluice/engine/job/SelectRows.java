package io.sluice.engine.job;

import io.sluice.core.batch.Batch;
import io.sluice.engine.RowStream;
import io.sluice.engine.result.ResultQueue;
import io.sluice.executor.runtime.JobState;

/** The rows of a SELECT as its job makes them. */
final class SelectRows implements RowStream {
    private final SessionJob job;
    private final ResultQueue queue;

    SelectRows(SessionJob job, ResultQueue queue) {
        this.job = job;
        this.queue = queue;
        job.job().completion().thenAccept(this::end);
    }

    private void end(JobState state) {
        try {
            job.check(state);
            queue.finish();
        } catch (RuntimeException e) {
            queue.fail(e);
        }
    }

    @Override
    public Batch next() {
        return queue.take().orElse(null);
    }

    @Override
    public boolean isReady() {
        return queue.isReady();
    }

    @Override
    public boolean awaitReady(long millis) {
        return queue.awaitReady(millis);
    }

    @Override
    public void close() {
        if (!job.hasEnded()) {
            job.stop();
        }
    }
}
