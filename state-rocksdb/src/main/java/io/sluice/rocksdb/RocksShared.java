package io.sluice.rocksdb;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.ByteStores;
import io.sluice.core.state.StoreFiles;
import java.nio.file.Path;
import java.util.List;
import org.rocksdb.BloomFilter;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/**
 * The memory that the stores of a job have in common: one cache of blocks, in which the write buffers are counted too.
 * The memory is a mark, not a wall: what a running read needs is taken beyond it. May be called from any thread.
 */
final class RocksShared implements ByteStores.Shared {
    /** From how many entries on a batch becomes a file of its own. */
    static final int LARGE_BATCH = 100_000;

    private static final long LEAST_MEMORY = 4 << 20;

    /** Few parts: what is larger than a part, as the filter of a large file can be, is never kept and read each time. */
    private static final int CACHE_SHARD_BITS = 1;

    final Natives natives = new Natives();
    private final LRUCache cache;
    private final WriteBufferManager writeBuffers;
    private final BloomFilter bloom;
    private final long memoryBytes;
    private final int largeBatch;

    /** @param largeBatch from how many entries on a batch becomes a file of its own */
    RocksShared(long memoryBytes, int largeBatch) {
        this.memoryBytes = Math.max(LEAST_MEMORY, memoryBytes);
        this.largeBatch = largeBatch;
        cache = natives.own(new LRUCache(this.memoryBytes, CACHE_SHARD_BITS));
        writeBuffers = natives.own(new WriteBufferManager(this.memoryBytes / 2, cache));
        bloom = natives.own(new BloomFilter(RocksOptions.BLOOM_BITS_PER_KEY));
    }

    @Override
    public ByteStore create(String directory) {
        return start(StoreFiles.makeDirectory(directory), true);
    }

    @Override
    public ByteStore open(String directory, String from, List<ByteStore.StoreFile> files) {
        Path path = StoreFiles.makeDirectory(directory);
        try {
            CapturedFiles.bring(path, from, files);
        } catch (RuntimeException e) {
            throw givenUp(path, e);
        }
        return start(path, false);
    }

    private ByteStore start(Path directory, boolean isNew) {
        Natives owned = new Natives();
        try {
            Options options = RocksOptions.of(owned, cache, writeBuffers, bloom, memoryBytes)
                    .setCreateIfMissing(isNew)
                    .setErrorIfExists(isNew);
            return RocksStore.start(directory, options, owned, largeBatch);
        } catch (RuntimeException e) {
            owned.close();
            throw givenUp(directory, e);
        }
    }

    private static RuntimeException givenUp(Path directory, RuntimeException why) {
        try {
            StoreFiles.deleteDirectory(directory);
        } catch (RuntimeException e) {
            why.addSuppressed(e);
        }
        return why;
    }

    @Override
    public void close() {
        natives.close();
    }
}
