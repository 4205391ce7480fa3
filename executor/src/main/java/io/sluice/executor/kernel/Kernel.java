package io.sluice.executor.kernel;

import io.sluice.core.batch.Batch;

/**
 * The compiled form of a filter and its projections. Called by one thread at a time: it keeps scratch space between
 * calls.
 */
public interface Kernel {
    /**
     * The rows that pass, with their weights and row watermarks, and the projected columns; columns that are passed
     * through may share arrays with the input. Never null; may be empty.
     *
     * @throws io.sluice.core.error.SluiceException for an overflow, a failed cast and the like
     */
    Batch apply(Batch input);
}
