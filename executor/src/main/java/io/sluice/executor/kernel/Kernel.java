package io.sluice.executor.kernel;

import io.sluice.core.batch.Batch;
import io.sluice.functions.UserInstances;

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

    /** What it calls of the user's; whoever restores it does so before the first batch. */
    default UserInstances instances() {
        return new UserInstances();
    }
}
