package io.sluice.engine.job;

import io.sluice.core.error.SluiceException;
import io.sluice.engine.job.KeptJob.Standing;
import io.sluice.engine.job.SessionJob.StopSavepoint;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobState;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * One job's record with its keeper, which follows the job from state to state. What a statement wants is durable before
 * the statement does it; what becomes of the job by itself is durable before anybody who waits for it hears of it. Safe
 * for several threads; all methods block while a small file is written.
 */
final class JobRecord {
    private final JobKeeper keeper;
    private final Consumer<String> warnings;
    private KeptJob kept;
    private boolean fresh;
    private boolean restored;
    /** Whether its end now is none, since it is to go on later. */
    private boolean suspended;

    /** @param fresh whether nothing of it has been kept */
    JobRecord(JobKeeper keeper, KeptJob kept, boolean fresh, Consumer<String> warnings) {
        this.keeper = keeper;
        this.kept = kept;
        this.fresh = fresh;
        this.restored = !fresh;
        this.warnings = warnings;
    }

    /** Before the job starts for the first time in this process. */
    synchronized void begin() {
        if (fresh) {
            keeper.keep(kept);
            fresh = false;
        }
    }

    private synchronized void change(UnaryOperator<KeptJob> change) {
        KeptJob changed = change.apply(kept);
        if (!changed.equals(kept)) {
            keeper.keep(changed);
            kept = changed;
        }
    }

    /** Before it is cancelled because someone wants that. */
    void cancelling() {
        change(job -> job.standing().state() == JobState.RUNNING ? job.standing(new Standing(JobState.CANCELED)) : job);
    }

    /** Before it is started again. @param start empty: from its own newest checkpoint */
    synchronized void startingAgain(Optional<String> start, long nowMillis) {
        change(job -> job.startedAgain(start, nowMillis));
        suspended = false;
    }

    /** From now on its end is none. */
    synchronized void suspend() {
        suspended = true;
    }

    /** It was stopped with a savepoint, from which it goes on; its folder of checkpoints, if it has one, says so too. */
    void suspended(String savepoint) {
        change(kept -> kept.startingFrom(Optional.of(savepoint)));
        keeper.suspended(kept.id(), savepoint);
    }

    /** It had ended by itself before it could be suspended. */
    synchronized void endedMeanwhile(Job job) {
        suspended = false;
        onState(job.state(), job);
    }

    void stoppedWith(StopSavepoint savepoint) {
        change(job -> job.standing(new Standing(
                job.standing().state(),
                job.standing().failure(),
                Optional.of(savepoint),
                job.standing().continuation())));
    }

    /** Follows the job; called on its thread. What cannot be written is warned of: the job has no one to tell. */
    synchronized void onState(JobState state, Job job) {
        if (state == JobState.CREATED && restored) {
            restored = false;
            if (job.startedFrom().isEmpty()) {
                warnings.accept("job '" + job.name() + "' (" + kept.id() + ") has no checkpoint: it begins anew");
            }
        }
        try {
            if (state == JobState.CREATED && job.settings().ownsFolder()) {
                change(kept -> kept.startingFrom(Optional.empty())); // its folder knows from here on
            } else if (state == JobState.FAILED || state.isFinal() && !suspended) {
                ended(state, job);
            }
        } catch (SluiceException e) {
            warnings.accept("job '" + job.name() + "' is " + state + ", which could not be kept: " + e.getMessage());
        }
    }

    private void ended(JobState state, Job job) {
        Optional<SluiceException> failure = state == JobState.FAILED ? job.failure() : Optional.empty();
        change(kept ->
                kept.standing(new Standing(state, failure, kept.standing().stoppedWith(), job.continuation())));
    }

    /** It is no longer listed. What stays of it is warned of, and listed again by the next process. */
    void forget() {
        try {
            keeper.forget(kept.id());
        } catch (SluiceException e) {
            warnings.accept(e.getMessage());
        }
    }
}
