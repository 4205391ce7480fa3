package io.sluice.executor.runtime.checkpoint;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where a test may end the process as if by {@code kill -9}: the system property {@code sluice.test.kill-point}
 * is {@code name:count}, and the process halts with 137 when the place is reached for the count-th time. Without the
 * property nothing ever happens.
 */
public final class KillPoints {
    public static final String PROPERTY = "sluice.test.kill-point";

    public static final String BEFORE_STATE_FILE = "before-state-file";
    public static final String AFTER_STATE_FILE = "after-state-file";
    public static final String BEFORE_MANIFEST_RENAME = "before-manifest-rename";
    public static final String AFTER_MANIFEST_RENAME = "after-manifest-rename";
    public static final String BEFORE_COMMIT = "before-commit";
    public static final String HALF_COMMIT = "half-commit";
    public static final String AFTER_COMMIT = "after-commit";
    public static final String BEFORE_CLEANUP = "before-cleanup";
    public static final String HALF_CLEANUP = "half-cleanup";
    public static final String BEFORE_RESTORE = "before-restore";
    public static final String HALF_RESTORE = "half-restore";
    public static final String BEFORE_FINISHED = "before-finished";

    private static final int KILLED = 137;
    private static final String SETTING = System.getProperty(PROPERTY, "");
    private static final String NAME = SETTING.substring(0, Math.max(0, SETTING.lastIndexOf(':')));
    private static final AtomicInteger LEFT =
            new AtomicInteger(NAME.isEmpty() ? 0 : Integer.parseInt(SETTING.substring(NAME.length() + 1)));

    private KillPoints() {}

    /** Whether this is the place that a test waits for. */
    public static boolean isArmed(String name) {
        return NAME.equals(name);
    }

    public static void reached(String name) {
        if (isArmed(name) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(KILLED);
        }
    }
}
