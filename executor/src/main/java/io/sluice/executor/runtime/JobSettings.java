package io.sluice.executor.runtime;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.CheckpointingOptions.Storage;
import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.core.settings.Settings;
import io.sluice.core.settings.StateOptions;
import io.sluice.core.settings.TableOptions;
import io.sluice.executor.runtime.restart.RestartStrategy;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * What SET says about one job, read once when it is submitted.
 *
 * @param parallelism tasks per pipeline
 * @param maxParallelism number of key groups
 * @param batchRows rows that a source reads at once
 * @param interpreted evaluate expressions without generated code
 * @param namedByUser whether {@code pipeline.name} was given; recovery from {@code latest} needs it
 * @param managedBytes what state, sorts and joins may keep on the heap
 * @param stateTtlMillis how long state is kept that nobody writes; 0: for ever
 * @param stores where state goes that has no room there
 * @param temporaryDirectory where they put aside what is more
 */
public record JobSettings(
        int parallelism,
        int maxParallelism,
        int batchRows,
        boolean interpreted,
        boolean namedByUser,
        long managedBytes,
        long stateTtlMillis,
        Stores stores,
        String temporaryDirectory,
        Checkpointing checkpointing,
        Recovery recovery,
        RestartStrategy.Settings restart) {
    private static final int MOST_KEY_GROUPS = 32768;

    /**
     * The stores of a job.
     *
     * @param kind in which state is kept; empty: on the heap
     * @param directory on the local disk, in which each attempt makes one of its own
     * @param memoryBytes what all stores of the job take beside the heap
     */
    public record Stores(Optional<String> kind, String directory, long memoryBytes) {}

    /**
     * Checkpoints of the job.
     *
     * @param intervalMillis time between barriers; empty: none are taken by themselves
     * @param incremental whether they may share the files of state stores
     * @param directory where they are written; empty: kept in memory
     */
    public record Checkpointing(
            Optional<Long> intervalMillis,
            long timeoutMillis,
            long minPauseMillis,
            int tolerableFailures,
            int retained,
            boolean exactlyOnce,
            boolean incremental,
            boolean retainOnCancel,
            Optional<String> directory) {
        public boolean enabled() {
            return intervalMillis.isPresent();
        }
    }

    /**
     * Where the job's first state comes from.
     *
     * @param path a checkpoint's directory or {@link RecoveryOptions#LATEST}; empty: a fresh start
     */
    public record Recovery(Optional<String> path, boolean ignoreUnclaimedState, boolean acceptChangedInput) {
        public boolean latest() {
            return path.isPresent() && path.get().equalsIgnoreCase(RecoveryOptions.LATEST);
        }
    }

    /**
     * Whether the job keeps checkpoints in a folder of its name, which is locked: no other job of the name runs. Jobs
     * without one may share their name with others and must leave alone what belongs to it.
     */
    public boolean ownsFolder() {
        return checkpointing.directory().isPresent() && (checkpointing.enabled() || recovery.latest());
    }

    JobSettings startingFrom(String path) {
        Recovery from = new Recovery(Optional.of(path), recovery.ignoreUnclaimedState, recovery.acceptChangedInput);
        return new JobSettings(
                parallelism,
                maxParallelism,
                batchRows,
                interpreted,
                namedByUser,
                managedBytes,
                stateTtlMillis,
                stores,
                temporaryDirectory,
                checkpointing,
                from,
                restart);
    }

    /** @throws SluiceException {@link ErrorCode#INVALID_SETTING} for a value out of its range */
    public static JobSettings from(Settings settings) {
        int maxParallelism = inRange(settings, ExecutionOptions.MAX_PARALLELISM, 1, MOST_KEY_GROUPS);
        int miniBatch = settings.get(ExecutionOptions.MINI_BATCH_SIZE);
        int batchRows = inRange(settings, ExecutionOptions.BATCH_ROWS, 1, Batch.MAX_ROWS);
        return new JobSettings(
                parallelism(settings, maxParallelism),
                maxParallelism,
                miniBatch > 0 ? Math.min(miniBatch, batchRows) : batchRows,
                settings.get(ExecutionOptions.INTERPRETED),
                settings.isSet(ExecutionOptions.JOB_NAME),
                managedBytes(settings),
                stateTtlMillis(settings),
                stores(settings),
                temporaryDirectory(settings),
                checkpointing(settings),
                new Recovery(
                        Optional.ofNullable(settings.get(RecoveryOptions.PATH)),
                        settings.get(RecoveryOptions.IGNORE_UNCLAIMED_STATE),
                        settings.get(RecoveryOptions.ACCEPT_CHANGED_INPUT)),
                RestartStrategy.Settings.from(settings));
    }

    /** A query over input that ends as a whole needs all of its state. */
    private static long stateTtlMillis(Settings settings) {
        boolean streaming = settings.get(ExecutionOptions.RUNTIME_MODE) == ExecutionOptions.RuntimeMode.STREAMING;
        return streaming ? settings.get(TableOptions.STATE_TTL).toMillis() : 0;
    }

    private static long managedBytes(Settings settings) {
        Long given = settings.get(StateOptions.MANAGED_MEMORY);
        return given != null ? given : Runtime.getRuntime().maxMemory() / 5 * 2;
    }

    /** Flink separates several by commas, bars or the separator of paths; a path may hold a colon of its own scheme. */
    private static String temporaryDirectory(Settings settings) {
        String given = settings.get(StateOptions.TEMPORARY_DIRECTORY);
        return given == null || given.isBlank() ? System.getProperty("java.io.tmpdir") : given.split("[,|]")[0].trim();
    }

    private static Stores stores(Settings settings) {
        boolean rocks = settings.get(StateOptions.BACKEND) == StateOptions.Backend.ROCKSDB;
        String directory = settings.get(StateOptions.ROCKSDB_DIRECTORY);
        return new Stores(
                rocks ? Optional.of(StateOptions.Backend.ROCKSDB.name().toLowerCase(Locale.ROOT)) : Optional.empty(),
                directory == null ? temporaryDirectory(settings) : directory.split("[,|]")[0].trim(),
                settings.get(StateOptions.ROCKSDB_MEMORY));
    }

    private static int parallelism(Settings settings, int maxParallelism) {
        if (settings.get(ExecutionOptions.TABLE_PARALLELISM) != -1) {
            return inRange(settings, ExecutionOptions.TABLE_PARALLELISM, 1, maxParallelism);
        }
        if (settings.isSet(ExecutionOptions.PARALLELISM)) {
            return inRange(settings, ExecutionOptions.PARALLELISM, 1, maxParallelism);
        }
        return Math.min(maxParallelism, Runtime.getRuntime().availableProcessors());
    }

    private static Checkpointing checkpointing(Settings settings) {
        return new Checkpointing(
                Optional.ofNullable(settings.get(CheckpointingOptions.INTERVAL)).map(JobSettings::positiveMillis),
                positiveMillis(settings.get(CheckpointingOptions.TIMEOUT)),
                settings.get(CheckpointingOptions.MIN_PAUSE).toMillis(),
                inRange(settings, CheckpointingOptions.TOLERABLE_FAILURES, 0, Integer.MAX_VALUE),
                inRange(settings, CheckpointingOptions.RETAINED, 1, Integer.MAX_VALUE),
                settings.get(CheckpointingOptions.MODE) == CheckpointingOptions.Mode.EXACTLY_ONCE,
                settings.get(CheckpointingOptions.INCREMENTAL),
                settings.get(CheckpointingOptions.RETENTION) == CheckpointingOptions.Retention.RETAIN_ON_CANCELLATION,
                checkpointDirectory(settings));
    }

    /** Empty: in memory. {@code state.backend.type} can say it, too, as in old scripts. */
    private static Optional<String> checkpointDirectory(Settings settings) {
        Storage storage = settings.get(CheckpointingOptions.STORAGE);
        String key = CheckpointingOptions.STORAGE.key();
        if (storage == null) {
            storage = switch (settings.get(StateOptions.BACKEND)) {
                case MEMORY -> Storage.JOBMANAGER;
                case FILESYSTEM -> Storage.FILESYSTEM;
                case HASHMAP, ROCKSDB -> null;
            };
            key = StateOptions.BACKEND.key();
        }
        Optional<String> directory = Optional.ofNullable(settings.get(CheckpointingOptions.DIRECTORY));
        if (storage == Storage.FILESYSTEM && directory.isEmpty() && settings.isSet(CheckpointingOptions.INTERVAL)) {
            throw SluiceException.of(
                            ErrorCode.INVALID_SETTING,
                            "'" + key + "' = 'filesystem' needs '" + CheckpointingOptions.DIRECTORY.key()
                                    + "', the folder of checkpoints")
                    .hint("SET '" + CheckpointingOptions.DIRECTORY.key() + "' = '..';");
        }
        return storage == Storage.JOBMANAGER ? Optional.empty() : directory;
    }

    private static long positiveMillis(Duration duration) {
        return Math.max(1, duration.toMillis());
    }

    private static int inRange(Settings settings, Option<Integer> option, int least, int most) {
        int value = settings.get(option);
        if (value < least || value > most) {
            throw SluiceException.of(
                            ErrorCode.INVALID_SETTING, "'" + option.key() + "' = '" + value + "': out of range")
                    .expected("a whole number from " + least + " to " + most);
        }
        return value;
    }
}
