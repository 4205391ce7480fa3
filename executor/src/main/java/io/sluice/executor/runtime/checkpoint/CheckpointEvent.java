package io.sluice.executor.runtime.checkpoint;

import java.util.Set;

/** What a {@link CheckpointCoordinator} is told. */
public sealed interface CheckpointEvent {
    /**
     * The tasks of an attempt have been started; nothing of an earlier attempt goes on.
     *
     * @param restored the checkpoint they started from; 0 for a fresh start
     */
    record RunStarted(Set<TaskId> tasks, long restored) implements CheckpointEvent {}

    /** Time went on; sent when a {@link CheckpointAction.WakeAt} asked for it, or oftener. */
    record TimePassed() implements CheckpointEvent {}

    /** Somebody wants a checkpoint now. */
    record CheckpointWanted() implements CheckpointEvent {}

    /** The user wants a savepoint; it is taken as soon as no checkpoint is. */
    record SavepointWanted(Savepoint savepoint) implements CheckpointEvent {}

    /** A task has passed the barrier; its state is in memory. */
    record StateCaptured(long checkpointId, TaskId task) implements CheckpointEvent {}

    /** A task has come to its end; its final state is in memory. */
    record TaskEnded(TaskId task) implements CheckpointEvent {}

    /** The state of a task is durable. */
    record StateStored(long checkpointId, TaskId task) implements CheckpointEvent {}

    /** Something of a checkpoint could not be written. */
    record StoreFailed(long checkpointId, String reason) implements CheckpointEvent {}

    /** The manifest is durable: from now on the checkpoint is what a restart begins with. */
    record Sealed(long checkpointId) implements CheckpointEvent {}

    /** The sinks have committed. */
    record Committed() implements CheckpointEvent {}

    /** The attempt is being stopped. */
    record RunStopped() implements CheckpointEvent {}
}
