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
            "what a job keeps on the heap: sorts and joins put rows aside on disk beyond it, state goes down to RocksDB, and "
                    + "with the backend hashmap the job fails; unset: 40% of the heap, the rest is for batches and snapshots");

    public static final Option<String> ROCKSDB_DIRECTORY = Options.text(
            "state.backend.rocksdb.localdir",
            null,
            "local directory of running RocksDB stores, which nothing needs after a crash; of several, the first; unset: "
                    + "io.tmp.dirs");

    public static final Option<Long> ROCKSDB_MEMORY = Options.memory(
            "state.backend.rocksdb.memory.fixed-per-slot",
            "128 mb",
            "what all RocksDB stores of a job take beside the heap, for cached blocks and write buffers; tables on the heap are "
                    + "the first cache, so it need not be large");

    public static final Option<String> TEMPORARY_DIRECTORY = Options.text(
            "io.tmp.dirs",
            null,
            "directory for what sorts and joins put aside when 'taskmanager.memory.managed.size' is used up; of several, "
                    + "the first; unset: that of the Java machine, java.io.tmpdir");

    private StateOptions() {}
}
