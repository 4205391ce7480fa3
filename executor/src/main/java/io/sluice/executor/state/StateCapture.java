package io.sluice.executor.state;

/**
 * State of an operator as of a barrier that is written after the barrier has gone on: by steps of the operator's task,
 * between its batches. Used by the task's thread.
 */
public interface StateCapture {
    /** Writes a part that takes well below a millisecond; true while there is more. */
    boolean advance();

    /** Nobody wants it any more. */
    void cancel();
}
