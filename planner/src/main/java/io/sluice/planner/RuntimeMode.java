package io.sluice.planner;

/** {@code execution.runtime-mode}. */
public enum RuntimeMode {
    /** Rows come out as they are known, and are replaced when they change. */
    STREAMING,
    /** Final rows only, of bounded inputs; watermarks play no part. */
    BATCH
}
