package io.sluice.executor.runtime.task;

import io.sluice.core.batch.Barrier;
import io.sluice.executor.operator.ViewOperator;

/** Where a materialized view is read: it shows its rows at every epoch, for as long as the job runs. */
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
        if (barrier.purpose() == Barrier.Purpose.EPOCH) {
            operator.show(barrier.sequence());
        }
    }

    @Override
    public boolean stays() {
        return true;
    }
}
