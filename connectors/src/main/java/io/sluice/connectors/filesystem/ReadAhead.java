package io.sluice.connectors.filesystem;

import io.sluice.core.connector.Workers;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How far the readers of one source may be ahead of what they are asked for. All of them share the chunks there may be:
 * who opens a file when there are none left reads it without help, and so is it with a single worker. Thread-safe.
 */
final class ReadAhead {
    private static final int CHUNK_BYTES = 1024 * 1024;
    /** A file with less to read is decoded sooner than threads are woken for it. */
    private static final long LEAST_BYTES = 4L * CHUNK_BYTES;
    /** Chunks, decoded or not, take about 3 MB each. */
    private static final int MOST_CHUNKS = 64;

    private final Workers workers;
    private final int chunkBytes;
    private final long leastBytes;
    private final AtomicInteger left;

    ReadAhead(Workers workers) {
        this(workers, CHUNK_BYTES, LEAST_BYTES);
    }

    ReadAhead(Workers workers, int chunkBytes, long leastBytes) {
        this.workers = workers;
        this.chunkBytes = chunkBytes;
        this.leastBytes = leastBytes;
        this.left = new AtomicInteger(workers.count() > 1 ? (int) Math.min(MOST_CHUNKS, 2L * workers.count()) : 0);
    }

    Workers workers() {
        return workers;
    }

    int chunkBytes() {
        return chunkBytes;
    }

    /**
     * The number of chunks that a reader may hold until it gives them back; 0: it should not read ahead.
     *
     * @param bytes it has to read
     */
    int take(long bytes) {
        if (bytes < leastBytes) {
            return 0;
        }
        int before = left.getAndUpdate(n -> n < 2 ? n : n - Math.min(n, workers.count() + 1));
        return before < 2 ? 0 : Math.min(before, workers.count() + 1);
    }

    void giveBack(int chunks) {
        left.addAndGet(chunks);
    }
}
