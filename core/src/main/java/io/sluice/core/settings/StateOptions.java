package io.sluice.core.settings;

/** Where the state of operators is kept while a job runs. */
public final class StateOptions {
    /** Kinds of state store. */
    public enum Backend {
        /** On the heap; checkpoints where {@code execution.checkpointing.storage} says. */
        HASHMAP,
        /** On the heap; checkpoints in memory. */
        MEMORY,
        /** On the heap; checkpoints in files. */
        FILESYSTEM,
        /** On disk, larger than memory. */
        ROCKSDB
    }

    public static final Option<Backend> BACKEND = Options.oneOf(
                    "state.backend.type", Backend.class, "hashmap", "hashmap, because it is fastest while state fits")
            .withOldKeys("state.backend");

    public static final Option<Long> MANAGED_MEMORY = Options.memory(
            "taskmanager.memory.managed.size",
            null,
            "what sorts and joins of a job keep on the heap before they put rows aside on disk; unset: 40% of the heap, the "
                    + "rest is for batches and tables");

    public static final Option<String> TEMPORARY_DIRECTORY = Options.text(
            "io.tmp.dirs",
            null,
            "directory for what sorts and joins put aside when 'taskmanager.memory.managed.size' is used up; of several, "
                    + "the first; unset: that of the Java machine, java.io.tmpdir");

    private StateOptions() {}
}
