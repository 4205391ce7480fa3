package io.sluice.executor.kernel;

import io.sluice.core.batch.Column;
import io.sluice.executor.kernel.internal.KernelProgram;
import java.util.function.Supplier;

/**
 * Interprets the first rows and compiles when more come, so that a query over a few rows does not pay for starting the
 * compiler. When it changes over depends on the number of rows only, and both programs give equal results.
 */
final class AdaptiveProgram implements KernelProgram {
    /** Interpreting this many rows costs less than the first compilation in a fresh process does. */
    static final int INTERPRETED_ROWS = 2000;

    private final KernelProgram interpreted;
    private final Supplier<KernelProgram> compile;
    private KernelProgram compiled;
    private long rowsSeen;

    AdaptiveProgram(KernelProgram interpreted, Supplier<KernelProgram> compile) {
        this.interpreted = interpreted;
        this.compile = compile;
    }

    @Override
    public int select(Column[] input, int rows, int[] selection) {
        return program(rows).select(input, rows, selection);
    }

    @Override
    public void project(Column[] input, int rows, Column[] output) {
        program(rows).project(input, rows, output);
    }

    private KernelProgram program(int rows) {
        rowsSeen += rows;
        if (compiled == null && rowsSeen > INTERPRETED_ROWS) {
            compiled = compile.get();
        }
        return compiled == null ? interpreted : compiled;
    }
}
