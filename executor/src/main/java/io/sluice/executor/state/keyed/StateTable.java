package io.sluice.executor.state.keyed;

import io.sluice.core.batch.Column;
import io.sluice.executor.state.KeyTable;

/**
 * A table of an operator's keyed state: its keys, and what the operator holds for each of them. Whoever changes entries
 * says so before, with {@link #changing}. Used by one thread.
 */
public final class StateTable {
    private final KeyTable keys;
    private final EntryCodec entries;
    private final byte[] namespace;

    /** Set while a snapshot of the table is being written. */
    private TableCapture capture;

    StateTable(KeyTable keys, EntryCodec entries, byte[] namespace) {
        this.keys = keys;
        this.entries = entries;
        this.namespace = namespace;
    }

    KeyTable keys() {
        return keys;
    }

    EntryCodec entries() {
        return entries;
    }

    byte[] namespace() {
        return namespace;
    }

    /** As {@link KeyTable#findOrInsert}; the entries are there, those of new keys empty. */
    public void findOrInsert(Column[] columns, int[] hashes, int from, int to, int[] slots) {
        keys.findOrInsert(columns, hashes, from, to, slots);
        entries.ensure(keys.bound());
    }

    /** As {@link KeyTable#find}. */
    public void find(Column[] columns, int[] hashes, int from, int to, int[] slots) {
        keys.find(columns, hashes, from, to, slots);
    }

    /** The entries of {@code slots[from..to)} are about to change. */
    public void changing(int[] slots, int from, int to) {
        if (capture != null) {
            capture.before(slots, from, to);
        }
    }

    /** The entry of a slot is about to change. */
    public void changing(int slot) {
        if (capture != null) {
            capture.before(slot);
        }
    }

    /** Removes a key with its entry. */
    public void remove(int slot) {
        changing(slot);
        entries.clear(slot);
        keys.remove(slot);
    }

    /** Whether a snapshot is being written, so that the arrays of the table must not be used for another. */
    public boolean isBeingCaptured() {
        return capture != null;
    }

    void capture(TableCapture begun) {
        capture = begun;
        keys.onTaken(begun::before);
    }

    void captured(TableCapture ended) {
        if (capture == ended) {
            capture = null;
            keys.onTaken(null);
        }
    }

    long bytes() {
        return keys.bytes() + entries.bytes();
    }
}
