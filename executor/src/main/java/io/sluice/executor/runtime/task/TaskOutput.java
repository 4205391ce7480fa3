package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;

/** Where rows leave a task. Called by the task's step only. */
public interface TaskOutput {
    /** Whether a step may begin: what it then emits is taken in any case. */
    boolean hasRoom();

    /** Passes on what was held back to make larger batches. Returns whether there was something. */
    boolean flush();

    /** Everything before it has been flushed. */
    void barrier(Barrier barrier);

    /** Whether its task goes on when all input has ended, until it is cancelled or drained: it has something to show. */
    default boolean stays() {
        return false;
    }
}
