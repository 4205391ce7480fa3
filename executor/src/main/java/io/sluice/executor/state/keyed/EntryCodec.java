package io.sluice.executor.state.keyed;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/**
 * What a table holds for each key, and how an entry is written as bytes: alike in snapshots and in a store below. Entries
 * are numbered as the slots of the table's {@link io.sluice.executor.state.KeyTable}. Used by one thread.
 */
public interface EntryCodec {
    /**
     * What entries consist of, as a text without NUL. Entries of another layout are read where {@link #reader} can map
     * one to the other.
     */
    String layout();

    /** Makes room for slots below {@code bound}. Those never read or written are empty. */
    void ensure(int bound);

    /** Appends the entry of a slot. */
    void write(int slot, BytesWriter out);

    /**
     * Reads entries that were written with a layout.
     *
     * @throws io.sluice.core.error.SluiceException STATE_INCOMPATIBLE when they do not fit
     */
    Reader reader(String layout);

    /** Empties a slot, whose entry is not needed here any more. */
    void clear(int slot);

    /** What the entries take on the heap, without their keys. */
    long bytes();

    /** Reads entries of one layout. */
    interface Reader {
        /** Reads into an empty slot what {@link EntryCodec#write} wrote, all of it. */
        void read(int slot, BytesReader in);
    }
}
