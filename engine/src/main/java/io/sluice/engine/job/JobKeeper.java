package io.sluice.engine.job;

import io.sluice.core.settings.Settings;

/** Keeps jobs beyond the process. Safe for several threads. */
public interface JobKeeper {
    /** The settings of a job with its own folder of checkpoints, where it was given none. */
    Settings placed(String id, Settings settings);

    /**
     * Makes what is known of a job durable, in place of what was.
     *
     * @throws io.sluice.core.error.SluiceException IO_ERROR; then what was known before stays
     */
    void keep(KeptJob job);

    /** A job was stopped with this savepoint because the process ends: those of earlier ends can go. */
    void suspended(String id, String savepoint);

    /** Removes all that is kept of a job. @throws io.sluice.core.error.SluiceException IO_ERROR */
    void forget(String id);
}
