package io.sluice.core.state;

import java.util.List;

/**
 * A kind of {@link ByteStore}, found as a service by its name. Everything may block and may be called from any thread;
 * failures are {@link java.io.UncheckedIOException}.
 */
public interface ByteStores {
    /** The name in {@code state.backend.type}. */
    String name();

    /**
     * Makes what the stores of one attempt at a job share.
     *
     * @param memoryBytes what all its stores together may take beside the heap, caches and write buffers included
     */
    Shared share(long memoryBytes);

    /** What stores have in common, such as a cache. Closed after all of them. */
    interface Shared extends AutoCloseable {
        /** Opens an empty store in an absolute directory of the local disk, made anew; nothing else uses it. */
        ByteStore create(String directory);

        /**
         * Opens a store in a directory, made anew, from files that were captured.
         *
         * @param from the directory in which they lie; they are linked or copied, never changed
         * @param files those that {@link ByteStore#capture} gave, no more and no fewer
         */
        ByteStore open(String directory, String from, List<ByteStore.StoreFile> files);

        @Override
        void close();
    }
}
