package io.sluice.executor.state.keyed;

import io.sluice.core.state.Entries;

/**
 * The entries of one table that differ from its store as of a barrier. They reach the store after it: some between any two
 * batches, and an entry before its first change. Used by the thread of the table.
 */
final class TableFlush {
    private static final int CHUNK = 1024;

    private final TableCache cache;

    /** A bit for each slot whose entry is still to be written as it is. */
    private final long[] due;

    private int next;
    private final int[] chosen = new int[CHUNK];

    /** Written already as far as the table goes, and not yet in the store. */
    private final Entries buffer = new Entries();

    /** @param due a bit for each slot */
    TableFlush(TableCache cache, long[] due) {
        this.cache = cache;
        this.due = due;
    }

    boolean isDue(int slot) {
        return slot >> 6 < due.length && (due[slot >> 6] & 1L << slot) != 0;
    }

    /** The entries of these slots are about to change. */
    void before(int[] slots, int from, int to) {
        int count = 0;
        for (int i = from; i < to; i++) {
            int slot = slots[i];
            if (isDue(slot)) {
                due[slot >> 6] &= ~(1L << slot);
                chosen[count++] = slot;
                count = count == CHUNK ? encode(count) : count;
            }
        }
        encode(count);
    }

    /** The entry of a slot is about to change. */
    void before(int slot) {
        if (isDue(slot)) {
            due[slot >> 6] &= ~(1L << slot);
            chosen[0] = slot;
            encode(1);
        }
    }

    /** Writes about as many entries more; gives how many it did, 0 when all are in the store. */
    int advance(int entries) {
        int done = 0;
        while (next < due.length && done < entries) {
            int count = 0;
            while (next < due.length && count + Long.SIZE <= CHUNK) {
                for (long bits = due[next]; bits != 0; bits &= bits - 1) {
                    chosen[count++] = (next << 6) + Long.numberOfTrailingZeros(bits);
                }
                due[next++] = 0;
            }
            encode(count);
            done += count;
        }
        if (done == 0) {
            toStore();
        }
        return done;
    }

    /** Brings into the store what no longer needs the table. */
    void toStore() {
        cache.write(buffer);
    }

    private int encode(int count) {
        if (count > 0) {
            cache.encode(chosen, count, buffer);
        }
        return 0;
    }
}
