package io.sluice.executor.state.keyed;

import io.sluice.core.batch.Column;
import io.sluice.executor.state.KeyTable;

/**
 * A table of an operator's keyed state: its keys, and what the operator holds for each of them. Whoever changes entries
 * says so before, with {@link #changing}. Used by one thread.
 */
public final class StateTable {
    /** Beyond it a table grows as it is filled. */
    private static final int MOST_EXPECTED = 1 << 28;

    private final KeyTable keys;
    private final DatedEntries entries;
    private final byte[] namespace;

    /** Set while a snapshot of the table is being written. */
    private TableCapture capture;

    /** Set where entries may lie in a store. */
    private TableCache cache;

    private int boundBefore;

    /** Where the search for entries that are over goes on. */
    private int sweepFrom;

    StateTable(KeyTable keys, DatedEntries entries, byte[] namespace) {
        this.keys = keys;
        this.entries = entries;
        this.namespace = namespace;
    }

    KeyTable keys() {
        return keys;
    }

    DatedEntries entries() {
        return entries;
    }

    byte[] namespace() {
        return namespace;
    }

    /** As {@link KeyTable#findOrInsert}; the entries are there, those of new keys empty. */
    public void findOrInsert(Column[] columns, int[] hashes, int from, int to, int[] slots) {
        entries.look();
        boundBefore = keys.bound();
        if (cache != null) {
            cache.beginLookup();
        }
        keys.findOrInsert(columns, hashes, from, to, slots);
        entries.ensure(keys.bound());
        if (cache != null) {
            cache.endLookup(slots, from, to);
        }
        for (int i = from; i < to && entries.expire(); i++) {
            if (entries.isOver(slots[i])) {
                changing(slots[i]);
                entries.clear(slots[i]);
                entries.renewed(slots[i]);
            }
            entries.found(slots[i]);
        }
    }

    /** Whether the last {@link #findOrInsert} made the entry of a slot: there may have been none for its key. */
    public boolean mayBeNew(int slot) {
        boolean isNew = cache != null ? cache.isNew(slot) : slot >= boundBefore;
        return isNew || entries.isRenewed(slot);
    }

    /** As {@link KeyTable#find}; what is over is not there. */
    public void find(Column[] columns, int[] hashes, int from, int to, int[] slots) {
        entries.look();
        keys.find(columns, hashes, from, to, slots);
        if (cache != null) {
            cache.findBelow(columns, hashes, from, to, slots);
        }
        for (int i = from; i < to && entries.expire(); i++) {
            if (slots[i] >= 0 && entries.isOver(slots[i])) {
                slots[i] = -1;
            }
        }
    }

    /** Removes what is over among the next so many slots. */
    void sweep(int slots) {
        if (!entries.expire()) {
            return;
        }
        entries.look();
        for (int i = Math.min(slots, keys.bound()); i > 0; i--) {
            sweepFrom = sweepFrom + 1 < keys.bound() ? sweepFrom + 1 : 0;
            if (keys.isLive(sweepFrom) && entries.isOver(sweepFrom)) {
                remove(sweepFrom);
            }
        }
    }

    /** Whether entries are over some time after they were written. */
    public boolean expires() {
        return entries.expire();
    }

    /** As many entries as are here will come so many times in all: makes room for them. */
    void expect(int times) {
        long expected = Math.min((long) keys.size() * times, MOST_EXPECTED);
        keys.reserve((int) expected);
        entries.ensure((int) expected);
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
        for (int i = from; i < to && entries.expire(); i++) {
            entries.written(slots[i]);
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
        entries.written(slot);
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
