package io.sluice.executor.runtime;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Where a job stands. {@link #canBecome} is the one table of what may follow what. */
public enum JobState {
    /** Sources are being looked at, earlier state is being read. */
    INITIALIZING,
    /** All tasks are made and none has run. */
    CREATED,
    /** Tasks are being stepped. */
    RUNNING,
    /** Something failed: tasks are being stopped. */
    FAILING,
    /** Ended by an error; see {@link Job#failure}. */
    FAILED,
    /** The user wants the end: tasks are being stopped. */
    CANCELLING,
    /** Ended by the user. */
    CANCELED,
    /** All input was read and all output is visible. */
    FINISHED,
    /** Waits to run again from the last checkpoint. */
    RESTARTING;

    private static final Map<JobState, Set<JobState>> NEXT = Map.of(
            INITIALIZING, EnumSet.of(CREATED, FAILING, CANCELLING, FINISHED),
            CREATED, EnumSet.of(RUNNING, FAILING, CANCELLING),
            RUNNING, EnumSet.of(FAILING, CANCELLING, FINISHED),
            FAILING, EnumSet.of(FAILED, RESTARTING, CANCELLING),
            RESTARTING, EnumSet.of(CREATED, FAILING, CANCELLING, FINISHED),
            CANCELLING, EnumSet.of(CANCELED),
            FAILED, EnumSet.noneOf(JobState.class),
            CANCELED, EnumSet.noneOf(JobState.class),
            FINISHED, EnumSet.noneOf(JobState.class));

    public boolean canBecome(JobState next) {
        return NEXT.get(this).contains(next);
    }

    /** Whether nothing follows. */
    public boolean isFinal() {
        return NEXT.get(this).isEmpty();
    }
}
