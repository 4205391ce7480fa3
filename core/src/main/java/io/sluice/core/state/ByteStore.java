package io.sluice.core.state;

import java.util.List;

/**
 * Keeps the state entries of one operator in one task below its tables: bytes by bytes, in the order of unsigned bytes.
 * The tables above are its write-back cache, so that it is touched by the batch and never by the row. Used by one
 * thread, but for what says otherwise. Everything may block; failures are {@link java.io.UncheckedIOException}.
 *
 * <p>A key begins with its key group in two bytes, so that a key group is a range. What follows is the caller's.
 */
public interface ByteStore extends AutoCloseable {
    /** Takes what {@link #get} found. */
    interface Found {
        /**
         * One key has a value.
         *
         * @param index the key's number in the batch of keys
         * @param bytes holds the value from {@code start} on, until this method returns
         */
        void value(int index, byte[] bytes, int start, int length);
    }

    /** Looks up keys, ascending and each once; tells of those that are there, in order. Values are not read. */
    void get(Entries keys, Found found);

    /** Puts entries, ascending by key and each once; one without a value removes its key. All of them or none. */
    void write(Entries entries);

    /** Removes all keys from {@code from} on and below {@code to}. */
    void deleteRange(byte[] from, byte[] to);

    /** The entries as they are now: later writes do not change what the view gives. */
    View view();

    /**
     * Makes all entries durable in files and links those into {@code directory}, an absolute path of the local disk that
     * is not there yet. A file that an earlier capture of this store also gave has the same name there and here and holds
     * the same bytes, so that it need not be copied twice. The files stay readable after {@link #close}.
     */
    List<StoreFile> capture(String directory);

    /** What entries take here on the heap or beside it, in bytes; an estimate. */
    long memoryBytes();

    /** What entries take on disk, in bytes; an estimate. */
    long diskBytes();

    /** Gives up the store and what it keeps on disk; views of it must be closed before. */
    @Override
    void close();

    /** A moment of a store. May be read by one thread at a time, any thread, while the store is written. */
    interface View extends AutoCloseable {
        /** The entries with keys from {@code from} on and below {@code to}, ascending. */
        Cursor scan(byte[] from, byte[] to);

        @Override
        void close();
    }

    /** Goes over entries, beginning before the first. */
    interface Cursor extends AutoCloseable {
        /**
         * Replaces what is in {@code out} by the next entries: at most {@code count}, about {@code bytes} at most, at least
         * one if there is one. Gives false when there are none left.
         */
        boolean next(Entries out, int count, int bytes);

        @Override
        void close();
    }

    /** One of the files that hold a captured store. */
    record StoreFile(String name, long length) {}
}
