package io.sluice.core.batch;

/**
 * A border in the rows of a run: what is before it on every way through the job belongs together.
 *
 * @param sequence rises from barrier to barrier of a run
 * @param checkpointId of the checkpoint or savepoint that what is before it belongs to; 0 for an epoch
 */
public record Barrier(long sequence, long checkpointId, Purpose purpose) implements StreamElement {
    /** Why the barrier flows. */
    public enum Purpose {
        CHECKPOINT,
        SAVEPOINT,
        /** Materialized views show what they hold now; nothing is written. */
        EPOCH
    }

    @Override
    public Kind kind() {
        return Kind.BARRIER;
    }
}
