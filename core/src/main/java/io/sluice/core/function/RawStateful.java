package io.sluice.core.function;

import java.util.List;

/**
 * A function of the user that keeps state of its own in the checkpoints and savepoints of a job, as bytes in whatever form
 * it likes. Its class implements this beside its {@code eval} methods.
 *
 * <p>Each task has one instance. State belongs to the task and not to keys: which rows a task sees may change when a job is
 * started again with another parallelism. All methods are called by the thread that calls {@code eval}, between two calls
 * of it. What they throw ends the job with an error that names the class.
 */
public interface RawStateful {
    /**
     * The state as of the rows that {@code eval} has seen; called for each checkpoint and savepoint.
     *
     * @return bytes that are not changed afterwards; null when there is nothing to keep
     */
    byte[] snapshotState() throws Exception;

    /**
     * Takes over what earlier instances have kept; called once, after {@code open()} and before the first row, when the job
     * starts from a checkpoint that holds state of the function.
     *
     * @param states one of the instance of the same number when there were as many; else those of none, one or several
     *     instances: together all instances get each state once
     */
    void restoreState(List<byte[]> states) throws Exception;
}
