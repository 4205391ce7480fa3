package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;

/**
 * The receiving end within a task: a stage, a sink or an output. Called by the task's step only. An input ends once,
 * after watermark MAX.
 */
public interface Receiver {
    void batch(int input, Batch batch);

    /** The watermark of an input has risen. */
    void watermark(int input, long micros);

    /** An input has no rows for now; a batch or watermark of it ends that. */
    void idle(int input);

    void end(int input);

    /** Whether no further input can change what comes out at the far end. */
    boolean isSatisfied();

    /** Whether columns of a batch may be in use after {@link #batch} has returned. */
    default boolean keepsColumns() {
        return true;
    }
}
