package io.sluice.rocksdb;

import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.BloomFilter;
import org.rocksdb.Cache;
import org.rocksdb.CompressionType;
import org.rocksdb.IndexShorteningMode;
import org.rocksdb.IndexType;
import org.rocksdb.InfoLogLevel;
import org.rocksdb.Options;
import org.rocksdb.WriteBufferManager;

/** How RocksDB is set for stores that live as long as one attempt at a job: checkpoints, not its log, make them durable. */
final class RocksOptions {
    /** A hundredth of the look-ups of keys that are not there reads a block in vain. */
    static final int BLOOM_BITS_PER_KEY = 10;

    private static final long LARGEST_WRITE_BUFFER = 64 << 20;
    private static final long SMALLEST_WRITE_BUFFER = 1 << 20;

    /** One flushes, one compacts; the cores are for the tasks. */
    private static final int BACKGROUND_JOBS = 2;

    /** So that no capture copies much: each copies the list of files, which is written anew when it is this long. */
    private static final long LONGEST_FILE_LIST = 1 << 20;

    private RocksOptions() {}

    /** Gives the options of one store; they belong to {@code natives}. */
    static Options of(
            Natives natives, Cache cache, WriteBufferManager writeBuffers, BloomFilter bloom, long memoryBytes) {
        Options options = natives.own(new Options());
        memory(options, writeBuffers, memoryBytes);
        blocks(options, cache, bloom);
        files(options);
        return options;
    }

    private static void memory(Options options, WriteBufferManager writeBuffers, long memoryBytes) {
        long writeBuffer = Math.max(SMALLEST_WRITE_BUFFER, Math.min(LARGEST_WRITE_BUFFER, memoryBytes / 8));
        options.setWriteBufferManager(writeBuffers)
                .setWriteBufferSize(writeBuffer)
                // Small, so that many stores with little in them do not use up what is there for all.
                .setArenaBlockSize(writeBuffer / 64)
                // A filter over the keys of a write buffer: most look-ups are for keys that are not in it.
                .setMemtableWholeKeyFiltering(true)
                .setMemtablePrefixBloomSizeRatio(0.02)
                .setAllowConcurrentMemtableWrite(false)
                .setMaxBackgroundJobs(BACKGROUND_JOBS)
                .setStatsDumpPeriodSec(0)
                .setStatsPersistPeriodSec(0);
    }

    private static void blocks(Options options, Cache cache, BloomFilter bloom) {
        BlockBasedTableConfig table = new BlockBasedTableConfig()
                .setBlockCache(cache)
                .setFilterPolicy(bloom)
                .setWholeKeyFiltering(true)
                .setOptimizeFiltersForMemory(true)
                // In blocks of their own, so that a look-up brings in a small part of those of a large file.
                .setIndexType(IndexType.kTwoLevelIndexSearch)
                .setPartitionFilters(true)
                .setMetadataBlockSize(16 << 10)
                .setPinTopLevelIndexAndFilter(true)
                // Within the memory of the job, and the last to leave it.
                .setCacheIndexAndFilterBlocks(true)
                .setCacheIndexAndFilterBlocksWithHighPriority(true)
                .setPinL0FilterAndIndexBlocksInCache(true)
                .setIndexShortening(IndexShorteningMode.kShortenSeparators);
        options.setTableFormatConfig(table).setCompressionType(CompressionType.LZ4_COMPRESSION);
    }

    private static void files(Options options) {
        options.setMaxManifestFileSize(LONGEST_FILE_LIST)
                .setInfoLogLevel(InfoLogLevel.WARN_LEVEL)
                .setKeepLogFileNum(1)
                .setMaxLogFileSize(1 << 20)
                .setAvoidFlushDuringShutdown(true)
                .setSkipStatsUpdateOnDbOpen(true);
    }
}
