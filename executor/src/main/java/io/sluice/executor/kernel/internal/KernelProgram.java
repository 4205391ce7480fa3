package io.sluice.executor.kernel.internal;

import io.sluice.core.batch.Column;

/**
 * The part of a kernel that evaluates expressions. One instance belongs to one kernel and is called by one thread at a
 * time, since it keeps scratch space between calls. Both methods throw {@link io.sluice.core.error.SluiceException} for
 * the first row that fails, of the first column that fails.
 */
public interface KernelProgram {
    /** Writes the numbers of the rows that pass into {@code selection}, in order, and returns how many. */
    int select(Column[] input, int rows, int[] selection);

    /**
     * Computes the columns that are neither passed through nor constant, one after the other, for rows
     * {@code [0, rows)}. Input columns that no expression reads may be null. The columns given are the caller's.
     */
    void project(Column[] input, int rows, Column[] output);
}
