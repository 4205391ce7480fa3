package io.sluice.executor.runtime;

import io.sluice.core.batch.Batch;

/**
 * Takes the rows of a SELECT. {@link #accept} comes from the threads of the job, one call at a time, and must not
 * block; {@link #hasRoom} is asked before, so what one step of the job makes is always taken. After a restart rows may
 * come again.
 */
public interface ResultConsumer {
    /** False to hold the job back. */
    boolean hasRoom();

    void accept(Batch batch);

    /** Whom to call, from any thread, when there is room again. Given once, before the first row. */
    void whenRoom(Runnable wake);
}
