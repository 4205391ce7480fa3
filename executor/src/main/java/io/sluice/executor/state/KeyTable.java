package io.sluice.executor.state;

import io.sluice.core.batch.Column;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Finds the slot of a key. Slots are numbered in the order in which keys come, so that accumulators are dense arrays
 * and never move when the table grows: only the index, one int per place of an open-addressing table, is built anew.
 * Slots of removed keys are used again. A batch is looked up as a whole, before any accumulator is touched; the misses
 * of the cache then overlap. Used by one thread.
 */
public abstract sealed class KeyTable permits LongKeyTable, RowKeyTable, SingleKeyTable {
    private static final int FIRST_PLACES = 32;

    /** By place: the slot plus one, 0 where the place is free. */
    int[] index;

    /** Number of bits of a place. */
    int bits;

    /** First slot never used. */
    int bound;

    private int[] freeSlots = new int[0];
    private int freeCount;
    private boolean[] removed;

    /** Hears of each slot that a new key is about to take; null: nobody. */
    private IntConsumer taken;

    KeyTable(int expectedKeys) {
        allocate(placesFor(expectedKeys));
    }

    /** The table for keys of these physical types; text groups by its bytes, floats by value. */
    public static KeyTable of(List<PhysicalType> types, int expectedKeys) {
        if (types.isEmpty()) {
            return new SingleKeyTable();
        }
        boolean single = types.size() == 1;
        if (single && (types.get(0) == PhysicalType.LONG || types.get(0) == PhysicalType.INT)) {
            return new LongKeyTable(types.get(0), expectedKeys);
        }
        return new RowKeyTable(types, StoredColumn.Equality.GROUPING, expectedKeys);
    }

    /** Whether lookups need {@link KeyHash} of the key columns; otherwise null may be passed. */
    public abstract boolean needsHashes();

    /** Fills {@code slots[from..to)} with the slots of the keys of these rows; unknown keys get a new one. */
    public abstract void findOrInsert(Column[] keys, int[] hashes, int from, int to, int[] slots);

    /** Like {@link #findOrInsert}, but unknown keys get -1. */
    public abstract void find(Column[] keys, int[] hashes, int from, int to, int[] slots);

    /** The keys of {@code slots[0..count)}. */
    public abstract Column[] keys(int[] slots, int count);

    /** Place in the index where the search for a slot's key starts. */
    abstract int home(int slot);

    abstract boolean isIndexed(int slot);

    abstract void forget(int slot);

    abstract void forgetAll();

    /** Slots in use are below this. */
    public final int bound() {
        return bound;
    }

    /** What the index takes on the heap, beside the keys. */
    public final long indexBytes() {
        return Integer.BYTES * ((long) index.length + bound);
    }

    /** What the table takes on the heap. */
    public final long bytes() {
        return indexBytes() + keyBytes() + Integer.BYTES * (long) freeSlots.length;
    }

    /** What the keys take on the heap. */
    abstract long keyBytes();

    /** Has someone told of each slot before a new key takes it; null: nobody. */
    public final void onTaken(IntConsumer listener) {
        taken = listener;
    }

    /** Number of keys. */
    public final int size() {
        return bound - freeCount;
    }

    public final boolean isLive(int slot) {
        return slot < bound && (removed == null || slot >= removed.length || !removed[slot]);
    }

    /** All slots in use, ascending. */
    public final int[] liveSlots() {
        int[] out = new int[size()];
        int count = 0;
        for (int slot = 0; slot < bound; slot++) {
            if (isLive(slot)) {
                out[count++] = slot;
            }
        }
        return out;
    }

    public final void remove(int slot) {
        if (isIndexed(slot)) {
            unlink(placeOf(slot));
        }
        forget(slot);
        if (removed == null || slot >= removed.length) {
            removed = removed == null ? new boolean[bound] : Arrays.copyOf(removed, Math.max(bound, slot + 1));
        }
        removed[slot] = true;
        if (freeCount == freeSlots.length) {
            freeSlots = Arrays.copyOf(freeSlots, Math.max(16, freeCount * 2));
        }
        freeSlots[freeCount++] = slot;
    }

    /** Removes all keys. The room is kept unless it is much more than {@code expectedKeys} need. */
    public final void clear(int expectedKeys) {
        int places = placesFor(expectedKeys);
        if (places * 8L < index.length || places > index.length) {
            allocate(places);
        } else {
            Arrays.fill(index, 0);
        }
        bound = 0;
        freeCount = 0;
        removed = null;
        forgetAll();
    }

    final int nextSlot() {
        if (freeCount > 0) {
            int slot = freeSlots[freeCount - 1];
            tell(slot);
            freeCount--;
            removed[slot] = false;
            return slot;
        }
        tell(bound);
        return bound++;
    }

    private void tell(int slot) {
        if (taken != null) {
            taken.accept(slot);
        }
    }

    /** Whether one more key would fill the index above a load at which searches stay short. */
    final boolean isFull() {
        return size() >= index.length >> 1;
    }

    /** Makes room for so many keys at once, that it need not be made again and again. */
    public final void reserve(int keys) {
        if (placesFor(keys) > index.length) {
            resize(placesFor(keys));
        }
    }

    /** Twice the places. */
    final void growIndex() {
        resize(index.length * 2);
    }

    private void resize(int places) {
        allocate(places);
        int mask = index.length - 1;
        for (int slot = 0; slot < bound; slot++) {
            if (!isLive(slot) || !isIndexed(slot)) {
                continue;
            }
            int place = home(slot);
            while (index[place] != 0) {
                place = (place + 1) & mask;
            }
            index[place] = slot + 1;
        }
    }

    private void allocate(int places) {
        index = new int[places];
        bits = Integer.numberOfTrailingZeros(places);
    }

    private int placeOf(int slot) {
        int mask = index.length - 1;
        int place = home(slot);
        while (index[place] != slot + 1) {
            place = (place + 1) & mask;
        }
        return place;
    }

    /** Frees a place and moves later entries back, so that no search ends too early (Knuth, algorithm 6.4 R). */
    private void unlink(int freed) {
        int mask = index.length - 1;
        int hole = freed;
        int place = freed;
        while (true) {
            place = (place + 1) & mask;
            if (index[place] == 0) {
                index[hole] = 0;
                return;
            }
            int home = home(index[place] - 1);
            if (((place - home) & mask) >= ((place - hole) & mask)) {
                index[hole] = index[place];
                hole = place;
            }
        }
    }

    private static int placesFor(int keys) {
        long needed = Math.max(FIRST_PLACES, keys * 2L);
        return (int) Math.min(1L << 30, Long.highestOneBit(needed - 1) << 1);
    }
}
