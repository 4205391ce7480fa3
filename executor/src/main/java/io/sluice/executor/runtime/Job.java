package io.sluice.executor.runtime;

import io.sluice.core.error.SluiceException;
import io.sluice.executor.runtime.checkpoint.Savepoint;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/**
 * A job: started once, then followed until it ends. Safe for several threads.
 *
 * <p>Nothing runs on the caller's thread: {@link #start} returns at once, errors show as {@link #failure}.
 */
public final class Job {
    private final JobSpec spec;
    private final JobEnvironment environment;
    private final JobMaster master;
    private final Optional<JobEnd> end;

    public Job(JobSpec spec, JobEnvironment environment) {
        this(spec, environment, false, Optional.empty());
    }

    private Job(JobSpec spec, JobEnvironment environment, boolean goesOn, Optional<JobEnd> end) {
        this.spec = spec;
        this.environment = environment;
        this.master = new JobMaster(spec, environment, goesOn);
        this.end = end;
    }

    /** One that has ended in another process: it only says how, and can be started {@link #again}. */
    public static Job ended(JobSpec spec, JobEnvironment environment, JobEnd end) {
        return new Job(spec, environment, false, Optional.of(end));
    }

    /**
     * A job that takes the place of this one, which must have ended; not yet started.
     *
     * @param path the checkpoint or savepoint to begin with; empty: what {@link #continuation} says
     */
    public Job again(Optional<String> path) {
        return new Job(
                path.isPresent() ? spec.startingFrom(path.get()) : spec, environment, path.isEmpty(), Optional.empty());
    }

    /** How this job can go on {@link #again} without a path; before its end NONE. */
    public Continuation continuation() {
        return end.map(JobEnd::continuation).orElseGet(master::continuation);
    }

    /**
     * Reads a checkpoint and holds it against the plan. Blocks.
     *
     * @throws SluiceException {@code CHECKPOINT_NOT_FOUND}, {@code _DAMAGED}, {@code STATE_INCOMPATIBLE}
     */
    public void checkStart(String path) throws IOException {
        master.recovery().check(path);
    }

    public void start() {
        if (end.isPresent()) {
            throw new IllegalStateException(
                    "job " + spec.jobName() + " has ended as " + end.get().state());
        }
        master.start();
    }

    public String name() {
        return master.name();
    }

    public JobState state() {
        return end.map(JobEnd::state).orElseGet(master::state);
    }

    /** Waits for the end. Returns the final state. */
    public JobState await() {
        return completion().join();
    }

    /** Completes with the final state, on a thread of the job; it never fails. */
    public CompletableFuture<JobState> completion() {
        return end.map(e -> CompletableFuture.completedFuture(e.state()))
                .orElseGet(() -> master.completion().copy());
    }

    /** Asks for the end; {@link #await} says when it has come. Silent when it has already. */
    public void cancel() {
        master.cancel(false);
    }

    /** The same, but checkpoints stay where they outlive the job, whatever the settings say. */
    public void cancelKeepingCheckpoints() {
        master.cancel(true);
    }

    /**
     * Stops the tasks and runs the job again from its newest checkpoint, or as it began when there is none.
     *
     * @return completes when it runs again; fails with {@code JOB_FAILED} when it ends instead
     */
    public CompletableFuture<Void> restart() {
        return master.restart();
    }

    /** Why the job FAILED, or why it restarted last. Names job, operator and task. */
    public Optional<SluiceException> failure() {
        return end.isPresent() ? end.get().failure() : master.failure();
    }

    /** One line per operator, in the order of the plan; empty before the job runs. */
    public List<OperatorReport> metrics() {
        return master.metrics();
    }

    /** The same with where the tasks stand now, which they are asked for; may wait some tenths of a second. */
    public List<OperatorReport> freshMetrics() {
        return master.freshMetrics();
    }

    /** Restarts so far. */
    public int restarts() {
        return master.restarts().count();
    }

    /** The last restarts, oldest first. */
    public List<RestartReport> restartReports() {
        return master.restarts().reports();
    }

    /** The last checkpoints and savepoints, oldest first. */
    public List<CheckpointReport> checkpoints() {
        return master.checkpoints().reports();
    }

    /** With what it began, in words; empty for a fresh start, and before it is known. */
    public Optional<String> startedFrom() {
        return master.recovery().startedFrom();
    }

    public JobSettings settings() {
        return spec.settings();
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
     * Has the materialized view show what has come so far; a job that does not run yet does it when it does.
     *
     * @return done when it does, or when the job has stopped instead: what was shown before stays then
     */
    public CompletableFuture<Void> showView() {
        return end.isPresent() ? CompletableFuture.completedFuture(null) : master.showView();
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
