package io.sluice.executor.runtime;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of one checkpoint or savepoint.
 *
 * @param id its number within the job
 * @param savepoint whether the user asked for it
 * @param startedMillis by the job's wall clock
 * @param durationMillis until it was complete or given up; empty while it is being taken
 * @param bytes of the state files; 0 until it is complete
 * @param path where its files are; empty when they are held in memory or have been removed
 * @param reason why it was given up; empty unless it FAILED
 */
public record CheckpointReport(
        long id,
        boolean savepoint,
        Status status,
        long startedMillis,
        OptionalLong durationMillis,
        long bytes,
        Optional<String> path,
        String reason) {
    /** Where it stands. */
    public enum Status {
        IN_PROGRESS,
        /** It can be started from. */
        COMPLETED,
        /** It was complete, and is not kept any more. */
        REMOVED,
        /** It was given up. */
        FAILED
    }

    CheckpointReport completed(long nowMillis, long size) {
        return new CheckpointReport(
                id, savepoint, Status.COMPLETED, startedMillis, since(nowMillis), size, path, reason);
    }

    CheckpointReport failed(long nowMillis, String why) {
        return new CheckpointReport(
                id, savepoint, Status.FAILED, startedMillis, since(nowMillis), 0, Optional.empty(), why);
    }

    CheckpointReport removed() {
        return new CheckpointReport(
                id, savepoint, Status.REMOVED, startedMillis, durationMillis, bytes, Optional.empty(), reason);
    }

    private OptionalLong since(long nowMillis) {
        return OptionalLong.of(Math.max(0, nowMillis - startedMillis));
    }
}
