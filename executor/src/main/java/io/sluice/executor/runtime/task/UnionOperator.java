package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Batch;
import io.sluice.executor.operator.Operator;
import io.sluice.executor.operator.OperatorContext;
import io.sluice.executor.operator.Output;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;

/** Hands the rows of all inputs on. */
public final class UnionOperator implements Operator {
    @Override
    public void open(OperatorContext context) {
        // keeps nothing
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        out.emit(batch);
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // the task forwards it
    }

    @Override
    public void onEnd(Output out) {
        // nothing is held back
    }

    @Override
    public void snapshot(StateWriter out) {
        // keeps nothing
    }

    @Override
    public void restore(StateReader in) {
        // keeps nothing
    }

    @Override
    public void close() {
        // holds nothing
    }
}
