package io.sluice.connectors.filesystem;

import io.sluice.core.settings.Settings;

/** When a part file ends before its checkpoint. Times in milliseconds of the machine's clock. Not thread-safe. */
final class RollingPolicy {
    private final long fileBytes;
    private final long rolloverMillis;
    private final long inactivityMillis;
    private final long checkMillis;
    private long nextLookMillis;

    RollingPolicy(Settings options, long nowMillis) {
        this.fileBytes = options.get(FilesystemOptions.ROLL_AT);
        this.rolloverMillis = options.get(FilesystemOptions.ROLLOVER_INTERVAL).toMillis();
        this.inactivityMillis =
                options.get(FilesystemOptions.INACTIVITY_INTERVAL).toMillis();
        this.checkMillis = options.get(FilesystemOptions.CHECK_INTERVAL).toMillis();
        this.nextLookMillis = nowMillis + checkMillis;
    }

    long fileBytes() {
        return fileBytes;
    }

    /** Whether the interval of looks has passed; the next one begins now. */
    boolean isTimeToLook(long nowMillis) {
        if (nowMillis < nextLookMillis) {
            return false;
        }
        nextLookMillis = nowMillis + checkMillis;
        return true;
    }

    boolean isOld(OpenPart part, long nowMillis) {
        return nowMillis - part.openedMillis() >= rolloverMillis
                || nowMillis - part.writtenMillis() >= inactivityMillis;
    }
}
