package io.sluice.executor.runtime.checkpoint;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Places where a test may end the process as if by {@code kill -9}: the system property {@code sluice.test.kill-point}
 * is {@code name:count}, and the process halts when the place is reached for the count-th time. Without the property a
 * place costs nothing: the compiler removes it. A file system of a test may have places of its own, by other names.
 */
public final class KillPoints {
    public static final String PROPERTY = "sluice.test.kill-point";

    /** How a process ends here; one that somebody else kills ends otherwise. */
    public static final int EXIT_CODE = 86;

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

    /** Every place in the code of this engine. */
    public static final List<String> ALL = List.of(
            BEFORE_STATE_FILE,
            AFTER_STATE_FILE,
            BEFORE_MANIFEST_RENAME,
            AFTER_MANIFEST_RENAME,
            BEFORE_COMMIT,
            HALF_COMMIT,
            AFTER_COMMIT,
            BEFORE_CLEANUP,
            HALF_CLEANUP,
            BEFORE_RESTORE,
            HALF_RESTORE,
            BEFORE_FINISHED);

    private static final String SETTING = System.getProperty(PROPERTY, "");
    private static final boolean ARMED = !SETTING.isEmpty();
    private static final String NAME = SETTING.substring(0, Math.max(0, SETTING.lastIndexOf(':')));
    private static final AtomicInteger LEFT =
            new AtomicInteger(ARMED ? Integer.parseInt(SETTING.substring(NAME.length() + 1)) : 0);

    private KillPoints() {}

    /** Whether this is the place that a test waits for. */
    public static boolean isArmed(String name) {
        return ARMED && NAME.equals(name);
    }

    public static void reached(String name) {
        if (ARMED && isArmed(name) && LEFT.decrementAndGet() == 0) {
            Runtime.getRuntime().halt(EXIT_CODE);
        }
    }
}
