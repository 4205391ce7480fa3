package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;

/** Where an operator puts its rows. Batches are given away: they must not be changed afterwards. */
public interface Output {
    /** A batch of at most {@link Batch#MAX_ROWS} rows; empty ones are dropped. */
    void emit(Batch batch);

    /** Input rows refused as late, with all columns of the input. Connected to a table or else only counted. */
    void emitLate(Batch batch);
}
