package io.sluice.executor.runtime;

import io.sluice.core.batch.Barrier;
import io.sluice.core.batch.Watermark;
import io.sluice.executor.runtime.task.FanOut;
import io.sluice.executor.runtime.task.Inlet;
import java.util.Optional;

/** An input that no task feeds: it ends at once. */
final class EmptyInlet implements Inlet {
    private final FanOut out;

    EmptyInlet(FanOut out) {
        this.out = out;
    }

    @Override
    public Outcome read() {
        stop();
        return Outcome.END;
    }

    @Override
    public Optional<Barrier> takeBarrier() {
        return Optional.empty();
    }

    @Override
    public boolean isSource() {
        return false;
    }

    @Override
    public boolean isSatisfied() {
        return false;
    }

    @Override
    public void stop() {
        out.watermark(Watermark.MAX);
        out.end();
    }

    @Override
    public Optional<Long> readAgainNanos() {
        return Optional.empty();
    }
}
