package io.sluice.executor.state.keyed;

import java.util.ArrayList;
import java.util.List;

/**
 * Tells of most keys that are not in a store that they are not, by their hashes: a Bloom filter in blocks of one word
 * (Putze, Sanders and Singler, 2007) that grows by further filters, each twice as large. About 1 key in 50 is held for
 * one that may be there. Used by one thread.
 */
final class KeyFilter {
    private static final int FIRST_WORDS = 1 << 12;
    private static final int KEYS_A_WORD = 4;
    private static final int LARGEST_WORDS = 1 << 24;

    private final List<long[]> filters = new ArrayList<>();
    private long[] last = {};

    /** Keys that the last filter has room for still. */
    private int room;

    void add(int hash) {
        if (mayHold(hash)) {
            return;
        }
        if (room == 0) {
            last = new long[Math.min(LARGEST_WORDS, Math.max(FIRST_WORDS, last.length * 2))];
            filters.add(last);
            room = last.length * KEYS_A_WORD;
        }
        int at = place(hash, last.length);
        long bits = bits(hash);
        if ((last[at] & bits) != bits) {
            last[at] |= bits;
            room--;
        }
    }

    boolean mayHold(int hash) {
        long bits = bits(hash);
        for (int f = filters.size() - 1; f >= 0; f--) {
            long[] filter = filters.get(f);
            if ((filter[place(hash, filter.length)] & bits) == bits) {
                return true;
            }
        }
        return false;
    }

    private static int place(int hash, int words) {
        return (int) (((hash * 0x9E3779B1) & 0xFFFFFFFFL) * words >>> 32);
    }

    /** Four bits of a word. */
    private static long bits(int hash) {
        long mixed = (hash ^ (hash >>> 15)) * 0xD6E8FEB86659FD93L;
        return 1L << (mixed >>> 58) | 1L << (mixed >>> 52) | 1L << (mixed >>> 46) | 1L << (mixed >>> 40);
    }

    long bytes() {
        return filters.stream()
                .mapToLong(filter -> (long) Long.BYTES * filter.length)
                .sum();
    }
}
