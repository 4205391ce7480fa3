package io.sluice.executor.kernel;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.expr.CallSite;
import io.sluice.core.expr.Expr;
import io.sluice.executor.kernel.internal.KernelProgram;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.Interpreter;
import java.util.Optional;

/** Evaluates by the interpreter: slow, ready at once, and the oracle of generated programs. */
final class InterpretedProgram implements KernelProgram {
    private final CalcLayout layout;
    private final Interpreter interpreter;

    InterpretedProgram(CalcLayout layout, FunctionRegistry registry) {
        this.layout = layout;
        this.interpreter = new Interpreter(registry);
    }

    /** Where the expression that failed was written. */
    Optional<CallSite> failureSite() {
        return interpreter.failureSite();
    }

    @Override
    public int select(Column[] input, int rows, int[] selection) {
        Batch batch = Batch.of(rows, input);
        Expr condition = layout.condition().orElseThrow();
        int passed = 0;
        for (int row = 0; row < rows; row++) {
            if (Boolean.TRUE.equals(interpreter.evaluate(condition, batch, row))) {
                selection[passed++] = row;
            }
        }
        return passed;
    }

    @Override
    public void project(Column[] input, int rows, Column[] output) {
        Batch batch = Batch.of(rows, input);
        for (int i = 0; i < output.length; i++) {
            output[i] = interpreter.evaluateColumn(layout.computed().get(i), batch);
        }
    }
}
