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
            "bound of a job's tables on the heap; unset: 40% of the heap, the rest is for batches and queries");

    private StateOptions() {}
}
