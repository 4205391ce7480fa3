package io.sluice.examples.kill;

import java.nio.file.Path;
import java.util.Set;

/**
 * What a path of the storm is, by the folders of its round: {@code checkpoints}, {@code savepoints} and those of the
 * tables.
 *
 * @param what for instance {@code state-file}
 */
record StormFile(String what) {
    static final String CHECKPOINTS = "checkpoints";
    static final String SAVEPOINTS = "savepoints";
    static final String RESULT = "result";
    static final String LATE = "late";

    private static final String STATE_FILE = "state-file";
    private static final String OUTPUT_FILE = "output-file";

    static StormFile of(String path) {
        Path file = Path.of(path);
        String last = file.getFileName() == null ? "" : file.getFileName().toString();
        String parent = file.getParent() == null || file.getParent().getFileName() == null
                ? ""
                : file.getParent().getFileName().toString();
        Set<String> folders = folders(file);
        if (folders.contains(SAVEPOINTS)) {
            return new StormFile(parent.equals(SAVEPOINTS) ? "savepoint-directory" : "savepoint-" + ofCheckpoint(last));
        }
        if (folders.contains(CHECKPOINTS)) {
            return new StormFile(ofCheckpoints(last, parent));
        }
        if (folders.contains(RESULT) || folders.contains(LATE)) {
            return new StormFile(last.contains("part-") ? OUTPUT_FILE : "output-folder");
        }
        return new StormFile("input");
    }

    private static Set<String> folders(Path file) {
        Set<String> names = new java.util.HashSet<>();
        file.forEach(part -> names.add(part.toString()));
        return names;
    }

    private static String ofCheckpoints(String last, String parent) {
        if (last.startsWith("_start-after-")) {
            return "start-mark";
        }
        if (last.startsWith("_finished")) {
            return "finished-mark";
        }
        if (parent.startsWith("chk-")) {
            return ofCheckpoint(last);
        }
        return last.startsWith("chk-") ? "checkpoint-directory" : "checkpoints-folder";
    }

    private static String ofCheckpoint(String name) {
        return name.startsWith("_metadata") ? "manifest" : STATE_FILE;
    }

    /** Whether a job creates such files once it runs, and not before. */
    boolean isOfRun() {
        return what.endsWith(STATE_FILE) || what.equals(OUTPUT_FILE);
    }
}
