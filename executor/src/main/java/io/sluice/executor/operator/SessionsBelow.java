package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.keyed.EntryCodec;
import io.sluice.executor.state.keyed.GroupScan;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The keys whose sessions lie in a store, with the time at which each is needed next: the only thing about them that stays
 * on the heap, about 40 bytes and the key for each. A key that has come up meanwhile stands here until its time. Used by
 * one thread.
 */
final class SessionsBelow {
    /** Keys that are brought up at once. */
    private static final int CHUNK = 4096;

    private final List<Integer> positions;
    private final KeyTable keys;
    private final DueQueue queue = new DueQueue();
    private final SessionShown shown;
    private final String layout;

    /** By slot of {@link #keys}: the time under which the key stands in the queue. */
    private long[] dues = new long[0];

    /** By slot: whether sessions have changed since they were shown. */
    private boolean[] changed = new boolean[0];

    private StateTable table;

    SessionsBelow(List<PhysicalType> keyTypes, SessionShown shown, String layout) {
        this.shown = shown;
        this.layout = layout;
        positions = IntStream.range(0, keyTypes.size()).boxed().toList();
        keys = KeyTable.of(keyTypes, 0);
    }

    void attach(StateTable newTable) {
        table = newTable;
    }

    /** The sessions of one key go down. */
    void add(Column[] key, long due, boolean hasChanged) {
        int[] slot = new int[1];
        int bound = keys.size();
        keys.findOrInsert(key, hashes(key, 1), 0, 1, slot);
        note(slot[0], keys.size() > bound, due, hasChanged);
    }

    private void note(int slot, boolean isNew, long due, boolean hasChanged) {
        if (slot >= dues.length) {
            dues = Arrays.copyOf(dues, Math.max(16, slot + 1 + (slot >> 1)));
            changed = Arrays.copyOf(changed, dues.length);
        }
        if (isNew || due < dues[slot]) {
            dues[slot] = due;
            queue.add(due, slot);
        }
        changed[slot] = hasChanged;
    }

    private int[] hashes(Column[] columns, int count) {
        int[] hashes = new int[count];
        KeyHash.hash(Batch.of(count, columns), positions, hashes);
        return hashes;
    }

    /** When the first of the keys is needed. */
    long firstDue() {
        while (!queue.isEmpty()) {
            int slot = queue.firstItem();
            if (keys.isLive(slot) && dues[slot] == queue.firstTime()) {
                return queue.firstTime();
            }
            queue.removeFirst();
        }
        return Long.MAX_VALUE;
    }

    boolean isDue(long watermark) {
        return firstDue() <= watermark && !queue.isEmpty();
    }

    /** Brings up the keys that are needed first, up to a watermark and only so many; gives how many. */
    int bringUpDue(long watermark) {
        int[] slots = new int[CHUNK];
        int count = 0;
        while (count < CHUNK && isDue(watermark)) {
            slots[count] = queue.firstItem();
            dues[slots[count++]] = Long.MIN_VALUE;
            queue.removeFirst();
        }
        bringUp(slots, count);
        for (int i = 0; i < count; i++) {
            keys.remove(slots[i]);
        }
        return count;
    }

    private void bringUp(int[] slots, int count) {
        if (count > 0) {
            Column[] columns = keys.keys(slots, count);
            table.find(columns, hashes(columns, count), 0, count, new int[count]);
        }
    }

    /** The slots of keys whose sessions have changed, which count as unchanged from now on. */
    int[] takeChanged() {
        int[] out = new int[keys.size()];
        int count = 0;
        for (int slot = 0; slot < keys.bound() && count < out.length; slot++) {
            if (keys.isLive(slot) && changed[slot]) {
                changed[slot] = false;
                out[count++] = slot;
            }
        }
        return Arrays.copyOf(out, count);
    }

    /** Brings up some of the keys of these slots, from one on; gives up to which. */
    int bringUpChanged(int[] slots, int from) {
        int to = Math.min(slots.length, from + CHUNK);
        bringUp(Arrays.copyOfRange(slots, from, to), to - from);
        return to;
    }

    /** Looks for all keys in the store, after a restore. */
    void rebuild(KeyedState.Kind kind, KeyGroupRange groups) {
        // Some may have gone down while entries were restored.
        keys.clear(0);
        queue.clear();
        try (GroupScan scan = kind.scan(List.of(table))) {
            for (int group = groups.first(); group <= groups.last(); group++) {
                scan.load(table, group, keys, new Beginnings());
            }
        }
    }

    long bytes() {
        return keys.bytes() + queue.bytes() + (long) (Long.BYTES + 1) * dues.length;
    }

    /** Reads of entries only what {@link SessionEntries} has put first. */
    private final class Beginnings implements EntryCodec {
        @Override
        public String layout() {
            return layout;
        }

        @Override
        public void ensure(int bound) {
            // Done with each key.
        }

        @Override
        public void write(int slot, BytesWriter out) {
            throw new UnsupportedOperationException("entries are only read");
        }

        @Override
        public Reader reader(String written) {
            return (slot, in) -> {
                long due = in.getLong();
                int flags = in.getByte();
                note(slot, true, due, (flags & SessionEntries.CHANGED) != 0);
                if ((flags & SessionEntries.SHOWN) != 0) {
                    shown.use();
                }
                in.skip(in.remaining());
            };
        }

        @Override
        public void clear(int slot) {
            throw new UnsupportedOperationException("entries are only read");
        }

        @Override
        public long bytes() {
            return 0;
        }
    }
}
