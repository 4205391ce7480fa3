package io.sluice.executor.runtime;

import io.sluice.core.error.SluiceException;
import io.sluice.executor.runtime.checkpoint.Savepoint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A job: started once, then followed until it ends. Safe for several threads.
 *
 * <p>Nothing runs on the caller's thread: {@link #start} returns at once, errors show as {@link #failure}.
 */
public final class Job {
    private final JobMaster master;

    public Job(JobSpec spec, JobEnvironment environment) {
        master = new JobMaster(spec, environment);
    }

    public void start() {
        master.start();
    }

    public String name() {
        return master.name();
    }

    public JobState state() {
        return master.state();
    }

    /** Waits for the end. Returns the final state. */
    public JobState await() {
        return master.completion().join();
    }

    /** Completes with the final state, on a thread of the job; it never fails. */
    public CompletableFuture<JobState> completion() {
        return master.completion().copy();
    }

    /** Asks for the end; {@link #await} says when it has come. Silent when it has already. */
    public void cancel() {
        master.cancel();
    }

    /** Why the job FAILED, or why it restarted last. Names job, operator and task. */
    public Optional<SluiceException> failure() {
        return master.failure();
    }

    /** One line per operator, in the order of the plan; empty before the job runs. */
    public List<OperatorReport> metrics() {
        return master.metrics();
    }

    /** Restarts so far. */
    public int restarts() {
        return master.restarts();
    }

    /**
     * Takes a checkpoint now, or joins the one that is being taken.
     *
     * @return its number once it is complete and committed; fails with {@code CHECKPOINT_FAILED} otherwise
     */
    public CompletableFuture<Long> triggerCheckpoint() {
        return master.triggerCheckpoint();
    }

    /**
     * Takes a savepoint: a checkpoint of all state with the plan, in a directory of its own that can be moved. The job
     * runs on.
     *
     * @param directory must not be there yet
     * @return its number once it is complete; fails with {@code CHECKPOINT_FAILED} otherwise, and the job runs on
     */
    public CompletableFuture<Long> savepoint(String directory) {
        return master.savepoint(new Savepoint(directory, Savepoint.Then.RUN));
    }

    /**
     * Takes a savepoint, makes visible all output before it, and ends the job as FINISHED.
     *
     * @param directory must not be there yet
     * @param drain whether sources end first, so that all windows fire; nothing can be resumed then
     * @return its number once output is visible; fails with {@code CHECKPOINT_FAILED} otherwise, and the job runs on
     */
    public CompletableFuture<Long> stopWithSavepoint(String directory, boolean drain) {
        return master.savepoint(new Savepoint(directory, drain ? Savepoint.Then.DRAIN : Savepoint.Then.STOP));
    }
}
