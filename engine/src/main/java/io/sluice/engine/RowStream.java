package io.sluice.engine;

import io.sluice.core.batch.Batch;
import java.util.Iterator;
import java.util.List;

/**
 * The rows of one result, read by one thread. Closing it early ends the job that makes them; whoever got it closes it.
 */
public interface RowStream extends AutoCloseable {
    /**
     * The next rows, waiting for them; null when there are no more. Weights are +1 unless the result is a changelog.
     *
     * @throws io.sluice.core.error.SluiceException when the job that makes them failed
     */
    Batch next();

    /** Whether {@link #next()} answers at once; when not, a reader may first show what it has. */
    default boolean isReady() {
        return true;
    }

    /**
     * Waits until {@link #next()} answers at once, but no longer than so many milliseconds: for a reader that has other
     * things to do meanwhile.
     *
     * @return whether it answers at once now
     */
    default boolean awaitReady(long millis) {
        return isReady();
    }

    @Override
    void close();

    /** Rows that are all there already. */
    static RowStream of(List<Batch> batches) {
        Iterator<Batch> rest = batches.iterator();
        return new RowStream() {
            @Override
            public Batch next() {
                return rest.hasNext() ? rest.next() : null;
            }

            @Override
            public void close() {
                // Holds nothing.
            }
        };
    }
}
