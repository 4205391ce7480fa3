package io.sluice.executor.runtime.schedule;

/**
 * Something that runs in small steps: a task, or the master of a job. A scheduler calls {@link #step} from one thread
 * at a time, each call seeing the effects of the one before; a step never blocks on another stepped thing.
 */
public interface Stepped {
    /** What a step brought. */
    enum Progress {
        /** There was nothing to do: step again when woken. */
        NO_PROGRESS,
        /** Step again soon. */
        MADE_PROGRESS,
        /** Never step again. */
        DONE
    }

    /** Does one piece of work. What it throws is a bug: errors of jobs are handled within. */
    Progress step();
}
