package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import io.sluice.executor.operator.ViewOperator;

/**
 * Where a materialized view is read: it shows its rows at every epoch, and at savepoints, so that what is seen of a
 * job that was stopped with one is what it goes on from.
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
        if (barrier.purpose() != Barrier.Purpose.CHECKPOINT) {
            operator.show(barrier.sequence());
        }
    }

    @Override
    public boolean stays() {
        return true;
    }
}
