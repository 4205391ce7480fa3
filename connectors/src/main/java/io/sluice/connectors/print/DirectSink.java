package io.sluice.connectors.print;

import io.sluice.core.connector.Sink;
import io.sluice.core.connector.SinkWriter;
import java.util.List;
import java.util.function.Function;

/** A sink of any rows whose writers show them at once: nothing to commit, nothing left behind. */
record DirectSink(Function<Sink.WriterContext, SinkWriter> writers) implements Sink {
    @Override
    public boolean acceptsUpdates() {
        return true;
    }

    @Override
    public boolean twoPhase() {
        return false;
    }

    @Override
    public SinkWriter open(WriterContext context) {
        return writers.apply(context);
    }

    @Override
    public void commit(List<byte[]> committables) {
        if (!committables.isEmpty()) {
            throw new IllegalStateException(
                    "a sink that is not two-phase was given " + committables.size() + " commits");
        }
    }

    @Override
    public void cleanUp(String jobName) {
        // Leaves nothing behind.
    }
}
