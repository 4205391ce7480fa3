package io.sluice.core.settings;

import java.time.Duration;

/** When checkpoints are taken, where they go and how long they stay. */
public final class CheckpointingOptions {
    /** What a restart may do to rows between two checkpoints. */
    public enum Mode {
        /** Barriers are aligned: state holds every row once. */
        EXACTLY_ONCE,
        /** No channel waits for a barrier: after a restart state may hold rows twice. */
        AT_LEAST_ONCE
    }

    /** What becomes of the last checkpoint when a job ends. */
    public enum Retention {
        DELETE_ON_CANCELLATION,
        RETAIN_ON_CANCELLATION,
        NO_EXTERNALIZED_CHECKPOINTS
    }

    /** Who keeps checkpoints. */
    public enum Storage {
        /** The process, in memory: they end with it. */
        JOBMANAGER,
        /** Files under {@link #DIRECTORY}. */
        FILESYSTEM
    }

    public static final Option<Duration> INTERVAL =
            Options.duration("execution.checkpointing.interval", null, "time between barriers; unset: no checkpoints");

    public static final Option<Duration> TIMEOUT =
            Options.duration("execution.checkpointing.timeout", "10 min", "a checkpoint that takes longer has failed");

    public static final Option<Duration> MIN_PAUSE = Options.duration(
            "execution.checkpointing.min-pause", "0 ms", "time between the end of a checkpoint and the next barrier");

    public static final Option<Integer> RETAINED = Options.integer(
                    "execution.checkpointing.num-retained", "1", "complete checkpoints that are kept")
            .withOldKeys("state.checkpoints.num-retained");

    public static final Option<Integer> TOLERABLE_FAILURES = Options.integer(
            "execution.checkpointing.tolerable-failed-checkpoints",
            "0",
            "this many may fail one after the other before the job does");

    public static final Option<Mode> MODE =
            Options.oneOf("execution.checkpointing.mode", Mode.class, "exactly-once", "whether barriers are aligned");

    public static final Option<Boolean> INCREMENTAL = Options.flag(
                    "execution.checkpointing.incremental",
                    "false",
                    "whether a checkpoint of RocksDB writes only the files that are new since the last one")
            .withOldKeys("state.backend.incremental");

    public static final Option<String> DIRECTORY = Options.text(
                    "execution.checkpointing.dir", null, "the folder of checkpoints; unset: they are kept in memory")
            .withOldKeys("state.checkpoints.dir");

    public static final Option<Storage> STORAGE = Options.oneOf(
                    "execution.checkpointing.storage",
                    Storage.class,
                    null,
                    "unset: files when 'execution.checkpointing.dir' is set, else memory")
            .withOldKeys("state.checkpoint-storage");

    public static final Option<String> SAVEPOINT_DIRECTORY = Options.text(
                    "execution.checkpointing.savepoint-dir",
                    null,
                    "where CREATE SAVEPOINT and STOP JOB .. WITH SAVEPOINT put savepoints; none, because a savepoint "
                            + "is the user's and so is its place")
            .withOldKeys("state.savepoints.dir", "savepoints.state.backend.fs.dir");

    public static final Option<Retention> RETENTION = Options.oneOf(
            "execution.checkpointing.externalized-checkpoint-retention",
            Retention.class,
            "no-externalized-checkpoints",
            "keeps the last checkpoint of a cancelled job on RETAIN_ON_CANCELLATION");

    private CheckpointingOptions() {}
}
