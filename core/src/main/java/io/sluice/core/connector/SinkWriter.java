package io.sluice.core.connector;

import io.sluice.core.batch.Batch;
import java.util.List;

/** Writes the rows of one task. Called from one thread at a time. */
public interface SinkWriter extends AutoCloseable {
    /** Writes rows, in order; the batch's columns are those of the table's physical row. */
    void write(Batch batch);

    /** Pushes buffered rows of a sink that is not two-phase to where they are seen. */
    void flush();

    /**
     * At a barrier, and at the end: closes what was written since the last call so that {@link Sink#commit} can make it
     * visible, even from another process. Empty for a sink that is not two-phase.
     */
    List<byte[]> prepareCommit();

    /** Releases resources; what was not prepared is abandoned. */
    @Override
    void close();
}
