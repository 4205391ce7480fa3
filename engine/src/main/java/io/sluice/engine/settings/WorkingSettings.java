package io.sluice.engine.settings;

import io.sluice.core.settings.CheckpointingOptions;
import io.sluice.core.settings.ClientOptions;
import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.Option;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.core.settings.RestartOptions;
import io.sluice.core.settings.SinkOptions;
import io.sluice.core.settings.StateOptions;
import io.sluice.core.settings.TableOptions;
import java.util.List;

/** The settings that do something, area by area. */
final class WorkingSettings {
    static final List<Option<?>> ALL = List.of(
            ExecutionOptions.RUNTIME_MODE,
            ExecutionOptions.JOB_NAME,
            ExecutionOptions.PARALLELISM,
            ExecutionOptions.TABLE_PARALLELISM,
            ExecutionOptions.MAX_PARALLELISM,
            ExecutionOptions.BATCH_ROWS,
            ExecutionOptions.MINI_BATCH_SIZE,
            ExecutionOptions.INTERPRETED,
            CheckpointingOptions.INTERVAL,
            CheckpointingOptions.TIMEOUT,
            CheckpointingOptions.MIN_PAUSE,
            CheckpointingOptions.RETAINED,
            CheckpointingOptions.TOLERABLE_FAILURES,
            CheckpointingOptions.MODE,
            CheckpointingOptions.INCREMENTAL,
            CheckpointingOptions.DIRECTORY,
            CheckpointingOptions.STORAGE,
            CheckpointingOptions.SAVEPOINT_DIRECTORY,
            CheckpointingOptions.RETENTION,
            RecoveryOptions.PATH,
            RecoveryOptions.IGNORE_UNCLAIMED_STATE,
            RecoveryOptions.ACCEPT_CHANGED_INPUT,
            RestartOptions.TYPE,
            RestartOptions.FIXED_DELAY_ATTEMPTS,
            RestartOptions.FIXED_DELAY,
            RestartOptions.FAILURE_RATE_MAX,
            RestartOptions.FAILURE_RATE_INTERVAL,
            RestartOptions.FAILURE_RATE_DELAY,
            RestartOptions.INITIAL_BACKOFF,
            RestartOptions.MAX_BACKOFF,
            RestartOptions.BACKOFF_MULTIPLIER,
            RestartOptions.RESET_THRESHOLD,
            RestartOptions.JITTER,
            RestartOptions.ATTEMPTS_BEFORE_RESET,
            StateOptions.BACKEND,
            StateOptions.MANAGED_MEMORY,
            StateOptions.TEMPORARY_DIRECTORY,
            StateOptions.ROCKSDB_DIRECTORY,
            StateOptions.ROCKSDB_MEMORY,
            TableOptions.DML_SYNC,
            TableOptions.LOCAL_TIME_ZONE,
            TableOptions.SOURCE_IDLE_TIMEOUT,
            TableOptions.ALLOW_LATENESS,
            TableOptions.EARLY_FIRE_ENABLED,
            TableOptions.EARLY_FIRE_DELAY,
            TableOptions.LATE_FIRE_ENABLED,
            TableOptions.LATE_FIRE_DELAY,
            TableOptions.STATE_TTL,
            TableOptions.MINI_BATCH_ENABLED,
            TableOptions.MINI_BATCH_ALLOW_LATENCY,
            SinkOptions.NOT_NULL_ENFORCER,
            SinkOptions.TYPE_LENGTH_ENFORCER,
            SinkOptions.REQUIRE_ON_CONFLICT,
            ClientOptions.RESULT_MODE,
            ClientOptions.MAX_TABLE_RESULT_ROWS,
            ClientOptions.PRINT_TIME_COST,
            ClientOptions.MAX_COLUMN_WIDTH);

    private WorkingSettings() {}
}
