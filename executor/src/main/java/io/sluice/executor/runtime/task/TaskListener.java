package io.sluice.executor.runtime.task;

import io.sluice.executor.runtime.checkpoint.TaskState;

/** Who a task reports to. Called from the task's step; must return at once. */
public interface TaskListener {
    /** The task passed a barrier with this state. */
    void snapshotTaken(Task task, long checkpointId, TaskState state);

    /** All inputs have ended and all output is out; the task is closed. */
    void finished(Task task, TaskState finalState);

    /** A step failed; the task is closed. {@code operator} is empty when none is to blame. */
    void failed(Task task, String operator, Throwable cause);

    /** The task was cancelled and is closed. */
    void stopped(Task task);
}
