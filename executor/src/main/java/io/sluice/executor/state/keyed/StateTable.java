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

    /** Set where entries may lie in a store. */
    private TableCache cache;

    private int boundBefore;

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
        boundBefore = keys.bound();
        if (cache != null) {
            cache.beginLookup();
        }
        keys.findOrInsert(columns, hashes, from, to, slots);
        entries.ensure(keys.bound());
        if (cache != null) {
            cache.endLookup(slots, from, to);
        }
    }

    /** Whether the last {@link #findOrInsert} made the entry of a slot: there may have been none for its key. */
    public boolean mayBeNew(int slot) {
        return cache != null ? cache.isNew(slot) : slot >= boundBefore;
    }

    /** As {@link KeyTable#find}. */
    public void find(Column[] columns, int[] hashes, int from, int to, int[] slots) {
        keys.find(columns, hashes, from, to, slots);
        if (cache != null) {
            cache.findBelow(columns, hashes, from, to, slots);
        }
    }

    /** Whether all entries are in the table; else {@link GroupScan} gives them. */
    public boolean isAllHere() {
        return cache == null || !cache.hasBelow();
    }

    /** The entries of {@code slots[from..to)} are about to change. */
    public void changing(int[] slots, int from, int to) {
        if (capture != null) {
            capture.before(slots, from, to);
        }
        if (cache != null) {
            cache.changing(slots, from, to);
        }
    }

    /** The entry of a slot is about to change. */
    public void changing(int slot) {
        if (capture != null) {
            capture.before(slot);
        }
        if (cache != null) {
            cache.changing(slot);
        }
    }

    /** Removes a key with its entry. */
    public void remove(int slot) {
        changing(slot);
        if (cache != null) {
            cache.removing(slot);
        }
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

    void cache(TableCache newCache) {
        cache = newCache;
    }

    TableCache cache() {
        return cache;
    }

    long bytes() {
        return keys.bytes() + entries.bytes() + (cache == null ? 0 : cache.bytes());
    }
}
