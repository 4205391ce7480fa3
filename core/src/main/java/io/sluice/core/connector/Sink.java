package io.sluice.core.connector;

import java.util.List;

/**
 * The writable side of a table. A two-phase sink makes rows visible only through {@link #commit}, with what its writers
 * prepared for a checkpoint once that checkpoint is complete; other sinks write at once.
 */
public interface Sink {
    /** Whether rows with a negative weight can be written; if not, an updating query is refused when planned. */
    boolean acceptsUpdates();

    /** Whether rows stay invisible until committed. */
    boolean twoPhase();

    /** Called once per task, before its first row. */
    SinkWriter open(WriterContext context);

    /**
     * Makes prepared rows visible. Idempotent: the same commit may come again after a restart, in whole or in part.
     *
     * @param committables from {@link SinkWriter#prepareCommit}, of all tasks
     */
    void commit(List<byte[]> committables);

    /**
     * Removes what earlier runs left behind that no checkpoint refers to. Called once when a job starts, after the
     * commits of the restored checkpoint were replayed and before any writer is opened; and when a job ends that leaves
     * no checkpoint to go on from, after its writers were closed.
     */
    void cleanUp(String jobName);

    /**
     * The same, where it matters whether the job begins anew or goes on from a checkpoint.
     *
     * @param restored whether an earlier run of this job may have committed rows already
     */
    default void cleanUp(String jobName, boolean restored) {
        cleanUp(jobName);
    }

    /**
     * Who writes.
     *
     * @param jobName names what belongs to this job
     * @param attempt differs between runs and restarts of the job and between its sinks, of which several may write to
     *     one table, so that names never collide
     */
    record WriterContext(String jobName, String attempt, int task, int parallelism) {}
}
