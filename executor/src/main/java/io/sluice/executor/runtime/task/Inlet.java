package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import java.util.Optional;

/** A source or channel that a task reads. Called by the task's step only. */
public interface Inlet {
    /** What reading one element brought. */
    enum Outcome {
        NOTHING,
        SOMETHING,
        /** See {@link #takeBarrier}. */
        BARRIER,
        /** The end was passed on; the inlet is never read again. */
        END
    }

    /** Reads one element and pushes it through the task. */
    Outcome read();

    /** The barrier that was read last. */
    Optional<Barrier> takeBarrier();

    /** Whether barriers come in from here by request of the job, not from above. */
    boolean isSource();

    /** Whether nobody below wants more. */
    boolean isSatisfied();

    /** Passes the end on and takes no more. */
    void stop();

    /** When it should be read again although nobody wakes the task, on the monotonic clock. */
    Optional<Long> readAgainNanos();
}
