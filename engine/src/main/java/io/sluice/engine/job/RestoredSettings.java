package io.sluice.engine.job;

import io.sluice.core.settings.ExecutionOptions;
import io.sluice.core.settings.RecoveryOptions;
import io.sluice.core.settings.Settings;
import io.sluice.executor.runtime.JobSettings;

/** With which settings a job of an earlier process goes on: those it had, but from where it stood. */
final class RestoredSettings {
    private RestoredSettings() {}

    /** @param placed those it had, with its folder of checkpoints */
    static Settings of(KeptJob kept, Settings placed) {
        Settings named = placed.with(ExecutionOptions.JOB_NAME.key(), kept.name());
        String path = RecoveryOptions.PATH.key();
        if (kept.start().isPresent()) {
            return named.with(path, kept.start().get());
        }
        boolean onFiles = JobSettings.from(named).checkpointing().directory().isPresent();
        return onFiles ? named.with(path, RecoveryOptions.LATEST) : named.without(path);
    }
}
