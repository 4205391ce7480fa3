package io.sluice.executor.runtime;

/** With what a job that has ended could be started again, so that nothing is lost or comes twice. */
public enum Continuation {
    /** Its newest checkpoint was kept. */
    LATEST_CHECKPOINT,
    /** It had not completed a checkpoint, so that nothing of it is visible in an exactly-once sink. */
    AS_IT_BEGAN,
    /** It has finished, or its checkpoints are gone: only a savepoint that is named. */
    NONE;

    /**
     * @param endCommitBegan whether output may be visible that no checkpoint knows of
     * @param none whether no checkpoint has ever been complete
     * @param kept whether complete ones outlive the job
     */
    static Continuation after(JobState end, boolean endCommitBegan, boolean none, boolean kept) {
        if (end == JobState.FINISHED || endCommitBegan) {
            return NONE;
        }
        if (none) {
            return AS_IT_BEGAN;
        }
        return kept ? LATEST_CHECKPOINT : NONE;
    }
}
