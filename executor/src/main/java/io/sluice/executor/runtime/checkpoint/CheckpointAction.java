package io.sluice.executor.runtime.checkpoint;

/** What a {@link CheckpointCoordinator} wants done. */
public sealed interface CheckpointAction {
    /** This checkpoint is a savepoint: its files go where the user said. Comes before all else of it. */
    record BeginSavepoint(long checkpointId, Savepoint savepoint) implements CheckpointAction {}

    /**
     * Let the barrier in at every running source.
     *
     * @param thenHalt sources read no more until they are resumed
     */
    record InjectBarriers(long checkpointId, boolean thenHalt) implements CheckpointAction {}

    /** Sources that were halted read on: the savepoint with which the job was to stop has failed. */
    record ResumeSources() implements CheckpointAction {}

    /** Let every source come to its end, as if there were no more rows. */
    record EndSources() implements CheckpointAction {}

    /** Write the state that a task captured; answer with StateStored or StoreFailed. */
    record StoreState(long checkpointId, TaskId task) implements CheckpointAction {}

    /** Write the state in which a task ended; answer with StateStored or StoreFailed. */
    record StoreFinalState(long checkpointId, TaskId task) implements CheckpointAction {}

    /** Write the manifest; answer with Sealed or StoreFailed. */
    record Seal(long checkpointId) implements CheckpointAction {}

    /** Commit what sinks prepared up to this checkpoint; answer with Committed. */
    record Commit(long checkpointId) implements CheckpointAction {}

    /** Commit all that sinks prepared, without a checkpoint; answer with Committed. */
    record CommitAtEnd() implements CheckpointAction {}

    /** Note, before the commit, that the job goes on from this savepoint and from no checkpoint before it. */
    record MarkStopped(Savepoint savepoint) implements CheckpointAction {}

    /** Tell whoever waits that the checkpoint is complete. */
    record Announce(long checkpointId) implements CheckpointAction {}

    /** Give a checkpoint up and remove what was written of it. */
    record Discard(long checkpointId, String reason) implements CheckpointAction {}

    /** Remove a complete checkpoint that is no longer retained. */
    record Delete(long checkpointId) implements CheckpointAction {}

    /** Checkpoints have failed too often. */
    record FailJob(String reason) implements CheckpointAction {}

    /** Send TimePassed when the clock reads {@code millis}. */
    record WakeAt(long millis) implements CheckpointAction {}

    /** Everything has ended and is committed. */
    record FinishJob() implements CheckpointAction {}
}
