package io.sluice.executor.runtime.checkpoint;

/**
 * A checkpoint that the user asked for and owns: no restart begins with it by itself and nothing removes it.
 *
 * @param directory where its files go; nothing else is there
 */
public record Savepoint(String directory, Then then) {
    /** What the job does when the savepoint is complete. */
    public enum Then {
        /** It runs on. What sinks have prepared waits for the next checkpoint. */
        RUN,
        /** It commits and ends. Sources stop reading at the barrier. */
        STOP,
        /** Like STOP, but its sources end: all windows fire. Nothing is left to resume. */
        DRAIN
    }
}
