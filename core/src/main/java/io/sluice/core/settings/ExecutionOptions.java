package io.sluice.core.settings;

/** How a job is run: its name, its width and the size of its batches. */
public final class ExecutionOptions {
    /** What a plan gives. */
    public enum RuntimeMode {
        /** Rows as they are known; they are replaced when they change. */
        STREAMING,
        /** Final rows only, of bounded inputs; watermarks play no part. */
        BATCH
    }

    public static final Option<RuntimeMode> RUNTIME_MODE = Options.oneOf(
            "execution.runtime-mode",
            RuntimeMode.class,
            "streaming",
            "streaming, because it is right for inputs that end and for those that do not");

    public static final Option<String> JOB_NAME =
            Options.text("pipeline.name", null, "the job's name; unset: insert-into_<sink>, made from the statement");

    public static final Option<Integer> PARALLELISM = Options.integer(
            "parallelism.default", 1, null, "tasks per pipeline; unset: the number of cores, so that none is idle");

    public static final Option<Integer> TABLE_PARALLELISM = Options.integer(
            "table.exec.resource.default-parallelism", "-1", "overrides parallelism.default when positive");

    public static final Option<Integer> MAX_PARALLELISM = Options.integer(
            "pipeline.max-parallelism",
            1,
            "128",
            "number of key groups, the unit in which state is shared out; fixed for the life of a state");

    public static final Option<Integer> BATCH_ROWS = Options.integer(
            "execution.batch-rows",
            "8192",
            "rows that a source reads at once; results do not depend on it, large batches are fast");

    public static final Option<Integer> MINI_BATCH_SIZE = Options.integer(
            "table.exec.mini-batch.size", "-1", "bounds the rows of a batch when positive; 1 gives every update");

    public static final Option<Boolean> INTERPRETED = Options.flag(
            "execution.interpreted", "false", "evaluate expressions without generated code; slow, for comparison");

    private ExecutionOptions() {}
}
