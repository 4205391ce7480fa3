package io.sluice.executor.spill;

import io.sluice.core.batch.Batch;

/** Rows in order, one after the other, of which some are picked for a batch. Used by one thread. */
public interface SortedRows {
    /** Goes to the next row; false when there is none. */
    boolean next();

    /** How often the row is there. */
    long weight();

    /** Adds the row to the batch; any number of times. */
    void pick();

    /** Whether the batch is to be taken before more is picked. */
    boolean isFull();

    /** The rows picked since the last call, which may be none. */
    Batch take();
}
