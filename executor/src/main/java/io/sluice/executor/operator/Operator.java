package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;

/**
 * One step of a pipeline, run by one task and called by one thread at a time. The task merges watermarks, aligns
 * barriers and counts rows; the operator only sees what concerns it. It may emit from {@link #onBatch},
 * {@link #onWatermark}, {@link #onTimer}, {@link #onInputEnd}, {@link #onEnd} and {@link #emitRest}, never from the others.
 *
 * <p>Order of calls: {@link #open}, {@link #restore} when there is state, then batches and watermarks with
 * {@link #snapshot} between any two of them, {@link #onEnd} once after watermark MAX, {@link #emitRest} until it
 * gives false, {@link #close}.
 */
public interface Operator extends AutoCloseable {
    void open(OperatorContext context);

    /**
     * Takes rows of an input (0 for the first). Row watermarks, where the batch has them, are already those that hold
     * for this operator: the least over all its inputs just before the row. Columns may be kept by reference unless
     * {@link #keepsColumns} says that they are not.
     */
    void onBatch(int input, Batch batch, Output out);

    /**
     * The watermark over all inputs has risen to {@code micros}. Called after the batch that raised it; the task
     * forwards it downstream afterwards.
     */
    void onWatermark(long micros, Output out);

    /**
     * What the watermark below is when that of the inputs is {@code micros}: less where rows that the operator has yet
     * to emit may lie behind it.
     */
    default long outputWatermark(long micros) {
        return micros;
    }

    /**
     * The end of the first window that holds rows and has not fired yet, in microseconds; MAX_VALUE when none does, or
     * where rows wait for no time.
     */
    default long nextFiring() {
        return Long.MAX_VALUE;
    }

    /** One input has ended; after the last one's, {@link #onEnd} follows. */
    default void onInputEnd(int input, Output out) {}

    /** When {@link #onTimer} is to be called, by the nanoseconds of the job's clock; MAX_VALUE: not at all. */
    default long timerNanos() {
        return Long.MAX_VALUE;
    }

    /** The time of the timer has come. */
    default void onTimer(Output out) {
        throw new IllegalStateException("there is no timer");
    }

    /** All inputs have ended. */
    void onEnd(Output out);

    /**
     * Emits a part of what is left after {@link #onEnd}, about a batch; true while there may be more. Called again and
     * again with room below in between, so that large results are not made at once. There are no snapshots any more.
     */
    default boolean emitRest(Output out) {
        return false;
    }

    /** Whether its state is wanted when all inputs have ended too, because it is read. */
    default boolean outlivesInput() {
        return false;
    }

    /** Writes all state, as of now. What is written is complete when the method returns. */
    void snapshot(StateWriter out);

    /** Takes over state of one or more earlier instances, of this task's key groups. */
    void restore(StateReader in);

    /** True when no further input can change what is emitted, so that the job need not read on. */
    default boolean isSatisfied() {
        return false;
    }

    /**
     * Whether columns of a batch may be in use, here or downstream, after {@link #onBatch} has returned. Where not, their
     * arrays are used again for the next batch; heaps of text never are.
     */
    default boolean keepsColumns() {
        return true;
    }

    @Override
    void close();
}
