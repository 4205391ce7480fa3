package io.sluice.executor.runtime;

/** Follows a job. Called from the job's threads, in order, and must return at once. */
public interface JobListener {
    JobListener NONE = new JobListener() {};

    /** The job's state has changed. */
    default void onState(JobState from, JobState to) {}

    /** Something that the user should know and that does not end the job, in one sentence. */
    default void onWarning(String warning) {}

    /** A checkpoint is complete and its sinks have committed. */
    default void onCheckpoint(long checkpointId) {}

    /** A savepoint is complete. */
    default void onSavepoint(long checkpointId, String directory) {}

    /** A checkpoint or savepoint was given up; the job goes on unless that happens too often. */
    default void onCheckpointFailed(long checkpointId, String reason) {}
}
