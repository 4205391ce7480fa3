package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;

/** Filters and projects. Stateless. */
public final class CalcOperator implements Operator {
    private final Kernel kernel;

    public CalcOperator(Kernel kernel) {
        this.kernel = kernel;
    }

    @Override
    public void open(OperatorContext context) {
        // The kernel is ready.
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        out.emit(kernel.apply(batch));
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Passed on by the task.
    }

    @Override
    public void onEnd(Output out) {
        // Nothing is kept back.
    }

    @Override
    public void snapshot(StateWriter out) {
        // Stateless.
    }

    @Override
    public void restore(StateReader in) {
        // Stateless.
    }

    @Override
    public void close() {
        // The kernel holds nothing but memory.
    }
}
