package io.sluice.core.batch;

/** The border between what belongs to checkpoint {@code checkpointId} and what comes after it. */
public record Barrier(long checkpointId, Purpose purpose) implements StreamElement {
    /** Why the barrier flows. */
    public enum Purpose {
        CHECKPOINT,
        SAVEPOINT
    }

    @Override
    public Kind kind() {
        return Kind.BARRIER;
    }
}
