package io.sluice.executor.runtime.task;

import io.sluice.executor.runtime.checkpoint.SectionWriter;
import java.util.List;
import java.util.Map;

/** Something within a task that has a life and state: a source, a stage, a sink. Called by the task's step only. */
public interface Part {
    Account account();

    /** Gets ready, taking over earlier state. Emits nothing. */
    void open();

    /** When {@link #onTimer} is to be called, by the nanoseconds of the job's clock; MAX_VALUE: not at all. */
    default long timerNanos() {
        return Long.MAX_VALUE;
    }

    /** The time of the timer has come. */
    default void onTimer() {
        throw new IllegalStateException("there is no timer");
    }

    /** Whether all input has ended and there are still rows to be emitted. */
    default boolean hasRest() {
        return false;
    }

    /** Emits some of them, and passes the end on after the last. */
    default void emitRest() {
        throw new IllegalStateException("there is no rest");
    }

    /** Puts down in the account where the part stands. */
    default void gauge() {
        account().gauges(Gauges.of(account().watermark()));
    }

    /**
     * All state as of now, written then or later; adds what a two-phase sink prepared to {@code committables}.
     *
     * @param selfContained whether what is written must not be shared with other checkpoints
     */
    SectionWriter snapshot(boolean selfContained, Map<String, List<byte[]>> committables);

    /** The state after the end: only what a later run must know of a part that has nothing left to do. */
    SectionWriter finalState(Map<String, List<byte[]>> committables);

    /** Releases resources; called once, also after a failure. */
    void close();
}
