package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import io.sluice.executor.operator.ViewOperator;

/**
 * Where a materialized view is read: it shows its rows at every epoch, and at checkpoints and savepoints, so that what
 * is seen of a job that has stopped is not older than what it goes on from.
 */
public record ViewOutlet(ViewOperator operator) implements TaskOutput {
    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public boolean flush() {
        return false;
    }

    @Override
    public void barrier(Barrier barrier) {
        operator.show(barrier.sequence());
    }

    @Override
    public boolean stays() {
        return true;
    }
}
