package io.sluice.examples.kill;

import io.sluice.executor.runtime.checkpoint.KillPoints;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A place at which the storm ends a process: one of the engine's own, or an operation on a file as
 * {@link KillingFileSystem} names it.
 */
record StormPoint(String name, When when) {
    /** In which part of a life a place is passed. */
    enum When {
        /** With every checkpoint, from the first on. */
        RUN,
        /** When a life begins from a complete checkpoint. */
        RESTORE,
        /** When a life begins from a checkpoint whose output is prepared and not visible yet. */
        RESTORE_COMMIT,
        /** When a savepoint is taken. */
        SAVEPOINT,
        /** When a savepoint is taken with which the job stops. */
        STOP,
        /** When the job has come to its end. */
        END
    }

    /** After a death here a checkpoint is complete and its output is not, or not all, visible. */
    private static final Set<String> BEFORE_VISIBLE = Set.of(
            "after-manifest-rename",
            "after-rename-manifest",
            "before-commit",
            "half-commit",
            "before-rename-output-file");

    private static final List<String> RUN = List.of(
            "before-create-state-file",
            "after-create-state-file",
            "half-write-state-file",
            "before-sync-state-file",
            "after-sync-state-file",
            "after-create-manifest",
            "half-write-manifest",
            "before-sync-manifest",
            "after-sync-manifest",
            "before-sync-checkpoint-directory",
            "after-sync-checkpoint-directory",
            "before-sync-checkpoints-folder",
            "after-sync-checkpoints-folder",
            "before-rename-manifest",
            "after-rename-manifest",
            "after-create-output-file",
            "half-write-output-file",
            "before-sync-output-file",
            "after-sync-output-file",
            "before-sync-output-folder",
            "after-sync-output-folder",
            "before-rename-output-file",
            "after-rename-output-file",
            "before-delete-manifest",
            "after-delete-manifest",
            "half-delete-checkpoint-directory",
            "after-delete-checkpoint-directory");

    private static final List<String> RESTORE = List.of(
            "before-read-manifest",
            "half-read-manifest",
            "before-read-state-file",
            "half-read-state-file",
            "after-read-state-file",
            "before-delete-output-file",
            "after-delete-output-file");

    private static final List<String> RESTORE_COMMIT =
            List.of("before-rename-output-file-in-restore", "after-rename-output-file-in-restore");

    private static final List<String> SAVEPOINT = List.of(
            "after-create-savepoint-state-file",
            "half-write-savepoint-state-file",
            "after-sync-savepoint-state-file",
            "half-write-savepoint-manifest",
            "before-rename-savepoint-manifest",
            "after-rename-savepoint-manifest");

    private static final List<String> STOP = List.of(
            "after-create-start-mark",
            "half-write-start-mark",
            "after-sync-start-mark",
            "before-rename-start-mark",
            "after-rename-start-mark");

    private static final List<String> END = List.of("after-create-finished-mark");

    /** Every place of the storm. */
    static List<StormPoint> all() {
        List<StormPoint> all = new ArrayList<>();
        KillPoints.ALL.forEach(name -> all.add(new StormPoint(name, whenOfEngine(name))));
        add(all, RUN, When.RUN);
        add(all, RESTORE, When.RESTORE);
        add(all, RESTORE_COMMIT, When.RESTORE_COMMIT);
        add(all, SAVEPOINT, When.SAVEPOINT);
        add(all, STOP, When.STOP);
        add(all, END, When.END);
        return all;
    }

    private static void add(List<StormPoint> all, List<String> names, When when) {
        names.forEach(name -> all.add(new StormPoint(name, when)));
    }

    private static When whenOfEngine(String name) {
        return switch (name) {
            case KillPoints.BEFORE_RESTORE, KillPoints.HALF_RESTORE -> When.RESTORE;
            case KillPoints.BEFORE_FINISHED -> When.END;
            default -> When.RUN;
        };
    }

    boolean leavesOutputToCommit() {
        return BEFORE_VISIBLE.contains(name);
    }
}
