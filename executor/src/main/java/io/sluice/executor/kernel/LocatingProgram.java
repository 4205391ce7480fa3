package io.sluice.executor.kernel;

import io.sluice.core.batch.Column;
import io.sluice.core.error.SluiceException;
import io.sluice.executor.kernel.internal.KernelProgram;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * Says where the expression was written that failed. Programs do not know: they are shared by whatever computes the
 * same. So the batch that failed is evaluated once more by an interpreter, which costs nothing until then; functions of
 * the user are called again for its rows.
 */
final class LocatingProgram implements KernelProgram {
    private final KernelProgram program;
    private final Supplier<InterpretedProgram> again;

    LocatingProgram(KernelProgram program, Supplier<InterpretedProgram> again) {
        this.program = program;
        this.again = again;
    }

    @Override
    public int select(Column[] input, int rows, int[] selection) {
        try {
            return program.select(input, rows, selection);
        } catch (SluiceException e) {
            throw located(e, interpreted -> interpreted.select(input, rows, selection));
        }
    }

    @Override
    public void project(Column[] input, int rows, Column[] output) {
        try {
            program.project(input, rows, output);
        } catch (SluiceException e) {
            throw located(e, interpreted -> interpreted.project(input, rows, output));
        }
    }

    /** The error itself when evaluating again gives none or another, as it may with RAND() and functions of the user. */
    private SluiceException located(SluiceException error, Consumer<InterpretedProgram> evaluation) {
        InterpretedProgram interpreted = again.get();
        try {
            evaluation.accept(interpreted);
            return error;
        } catch (SluiceException e) {
            boolean isSame = e.code() == error.code() && e.getMessage().equals(error.getMessage());
            return isSame
                    ? interpreted.failureSite().map(site -> site.placed(error)).orElse(error)
                    : error;
        } catch (StackOverflowError e) {
            // Generated code is flatter than the expression.
            return error;
        }
    }
}
