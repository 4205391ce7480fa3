package io.sluice.engine.job;

import java.util.concurrent.CompletableFuture;

/**
 * The waiting of a session's thread for a job, which another thread can end while the job goes on. It may do so before
 * the wait has begun: what a statement waits for is not waited for then. One wait at a time; {@link #detach} is for any
 * thread.
 */
public final class JobWait {
    private volatile CompletableFuture<Void> detached = new CompletableFuture<>();

    /** A statement begins: earlier calls of {@link #detach} do not concern it. */
    public void begin() {
        detached = new CompletableFuture<>();
    }

    /**
     * Waits for a job: for its end, or that of a view for something to show.
     *
     * @return false when {@link #detach} was called meanwhile and the job goes on
     * @throws io.sluice.core.error.SluiceException that of the job
     */
    public boolean forJob(SessionJob job) {
        CompletableFuture<?> awaited = job.awaited();
        CompletableFuture.anyOf(awaited, detached).join();
        if (!awaited.isDone()) {
            return false;
        }
        job.await();
        return true;
    }

    /** Ends the wait, if there is one now. */
    public void detach() {
        detached.complete(null);
    }
}
