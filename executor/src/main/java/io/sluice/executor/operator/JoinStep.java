package io.sluice.executor.operator;

/** Work of a join that is done in steps, each of which puts out about a batch, so that there can be room in between. */
interface JoinStep extends AutoCloseable {
    /** Does the next step; false when there is none left. */
    boolean next(Output out);

    @Override
    default void close() {}
}
