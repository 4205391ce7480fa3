package io.sluice.engine.job;

import java.util.concurrent.CompletableFuture;

/**
 * The waiting of a session's thread for a job, which another thread can end while the job goes on. One wait at a time;
 * {@link #detach} is for any thread.
 */
public final class JobWait {
    private volatile CompletableFuture<Void> detached = new CompletableFuture<>();

    /**
     * Waits for the end of a job.
     *
     * @return false when {@link #detach} was called meanwhile and the job goes on
     * @throws io.sluice.core.error.SluiceException that of the job
     */
    public boolean forJob(SessionJob job) {
        CompletableFuture<Void> signal = new CompletableFuture<>();
        detached = signal;
        CompletableFuture.anyOf(job.job().completion(), signal).join();
        if (!job.hasEnded()) {
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
