package io.sluice.executor.state.keyed;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Makes a table the write-back cache of its entries in a store: entries that are asked for are brought up, a batch at
 * once; those not asked for lately go down when the table is told to shrink, sorted and many at once; changes reach the
 * store then or with a checkpoint. Slots do not move between two calls of {@link #shrink}. Used by the thread of the table.
 */
final class TableCache {
    /** Entries that go down together, sorted. */
    private static final int WRITE_ENTRIES = 131_072;

    private static final int WRITE_BYTES = 16 << 20;

    /** The entry differs from what lies below, or nothing lies below. */
    private static final byte DIRTY = 1;

    /** An entry for the key lies below. */
    private static final byte STORED = 2;

    /** Asked for since the hand passed. */
    private static final byte USED = 4;

    /** Came to be in the last lookup: there was none before. */
    private static final byte NEW = 8;

    /** Chosen to go down. */
    private static final byte GOING = 16;

    private final StateTable table;
    private final KeyTable keys;
    private final StoreKeys storeKeys;
    private final ByteStore store;
    private final KeyGroupRange keyGroups;
    private final int maxParallelism;
    private final EntryCodec.Reader reader;
    private final List<Integer> keyPositions;

    /** By slot. */
    private byte[] flags = new byte[64];

    /** Slots that new keys took in this lookup. */
    private int[] fresh = new int[64];

    private int freshCount;

    /** Whether entries may lie below that are not in the table. */
    private boolean hasBelow;

    /** Whether anything of the table lies below. */
    private boolean wrote;

    /** Those that have gone down in this run; null where an earlier run has let others go down. */
    private KeyFilter below = new KeyFilter();

    private final Entries batch = new Entries();

    /** Keys that have been removed and lie below still. */
    private final Entries removals = new Entries();

    private int hand;
    private int[] hashes = new int[0];

    /** Set while a snapshot's entries go to the store. */
    private TableFlush flush;

    /** Ends that of all the operator's tables, so that what is newer may be written. */
    private final Runnable beforeWrite;

    TableCache(
            StateTable table,
            int keyColumns,
            StoreKeys storeKeys,
            ByteStore store,
            KeyGroupRange keyGroups,
            int maxParallelism,
            Runnable beforeWrite) {
        this.beforeWrite = beforeWrite;
        this.table = table;
        this.keys = table.keys();
        this.storeKeys = storeKeys;
        this.store = store;
        this.keyGroups = keyGroups;
        this.maxParallelism = maxParallelism;
        reader = table.entries().reader(table.entries().layout());
        keyPositions = IntStream.range(0, keyColumns).boxed().toList();
        keys.onTaken(this::taken);
    }

    /** Entries of the table lie below from an earlier run. */
    void restored() {
        hasBelow = true;
        wrote = true;
        below = null;
    }

    boolean hasBelow() {
        return hasBelow;
    }

    private void taken(int slot) {
        if (slot >= flags.length) {
            flags = Arrays.copyOf(flags, Math.max(slot + 1, flags.length + (flags.length >> 1)));
        }
        flags[slot] = USED;
        if (freshCount == fresh.length) {
            fresh = Arrays.copyOf(fresh, fresh.length * 2);
        }
        fresh[freshCount++] = slot;
    }

    /** Before a lookup that may insert. */
    void beginLookup() {
        for (int i = 0; i < freshCount; i++) {
            flags[fresh[i]] &= ~NEW;
        }
        freshCount = 0;
    }

    /** After a lookup: brings up the entries of keys that were not in the table, and marks those used. */
    void endLookup(int[] slots, int from, int to) {
        for (int i = from; i < to; i++) {
            flags[slots[i]] |= USED;
        }
        for (int i = 0; i < freshCount; i++) {
            flags[fresh[i]] |= NEW;
        }
        if (hasBelow && freshCount > 0) {
            Column[] columns = keys.keys(fresh, freshCount);
            hash(columns, freshCount);
            batch.clear();
            for (int i = 0; i < freshCount; i++) {
                if (mayBeBelow(hashes[i])) {
                    writeKey(columns, i, batch.key(fresh[i]));
                    batch.endWithoutValue();
                }
            }
            bringUp();
        }
    }

    /** Whether the key of a slot was nowhere before the last lookup. */
    boolean isNew(int slot) {
        return (flags[slot] & NEW) != 0;
    }

    private boolean mayBeBelow(int hash) {
        return below == null || below.mayHold(hash);
    }

    private void bringUp() {
        if (batch.count() == 0) {
            return;
        }
        applyRemovals();
        batch.sort();
        store.get(batch, (index, bytes, start, length) -> {
            int slot = batch.tag(index);
            if (table.entries().isOver(bytes, start)) {
                flags[slot] |= STORED;
                return;
            }
            reader.read(slot, new BytesReader(bytes, start, length));
            flags[slot] = STORED | USED;
        });
    }

    /** After a lookup that does not insert: brings up entries of keys that were not found, and gives them slots. */
    void findBelow(Column[] columns, int[] keyHashes, int from, int to, int[] slots) {
        if (!hasBelow) {
            return;
        }
        int[] missing = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            missing[count] = i;
            if (slots[i] < 0) {
                count++;
            } else {
                flags[slots[i]] |= USED;
            }
        }
        if (count == 0) {
            return;
        }
        Column[] wanted = new Column[columns.length];
        for (int c = 0; c < wanted.length; c++) {
            wanted[c] = columns[c].gather(missing, count);
        }
        Entries found = present(wanted, count);
        if (found.count() == 0) {
            return;
        }
        int[] rows = new int[found.count()];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = found.tag(i);
        }
        insert(wanted, rows, found);
        keys.find(columns, keyHashes, from, to, slots);
    }

    /** The values of keys that lie below, tagged with their rows; of equal keys only one. */
    private Entries present(Column[] wanted, int count) {
        hash(wanted, count);
        batch.clear();
        for (int i = 0; i < count; i++) {
            if (mayBeBelow(hashes[i])) {
                writeKey(wanted, i, batch.key(i));
                batch.endWithoutValue();
            }
        }
        applyRemovals();
        batch.sort();
        Entries distinct = new Entries();
        Entries found = new Entries();
        for (int i = 0; i < batch.count(); i++) {
            if (i == 0 || batch.compareKeys(i - 1, i) != 0) {
                distinct.key(batch.tag(i)).putRaw(batch.buffer(), batch.keyStart(i), batch.keyLength(i));
                distinct.endWithoutValue();
            }
        }
        store.get(distinct, (index, bytes, start, length) -> {
            if (table.entries().isOver(bytes, start)) {
                return;
            }
            found.key(distinct.tag(index));
            found.value().putRaw(bytes, start, length);
            found.end();
        });
        return found;
    }

    private void insert(Column[] wanted, int[] rows, Entries found) {
        int count = rows.length;
        Column[] columns = new Column[wanted.length];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = wanted[c].gather(rows, count);
        }
        hash(columns, count);
        int[] slots = new int[count];
        int[] own = hashes;
        beginLookup();
        keys.findOrInsert(columns, own, 0, count, slots);
        table.entries().ensure(keys.bound());
        for (int i = 0; i < count; i++) {
            reader.read(slots[i], new BytesReader(found.buffer(), found.valueStart(i), found.valueLength(i)));
            flags[slots[i]] = STORED | USED;
        }
    }

    void changing(int[] slots, int from, int to) {
        if (flush != null) {
            flush.before(slots, from, to);
        }
        for (int i = from; i < to; i++) {
            flags[slots[i]] |= DIRTY | USED;
        }
    }

    void changing(int slot) {
        if (flush != null) {
            flush.before(slot);
        }
        flags[slot] |= DIRTY | USED;
    }

    /** A key is about to be removed for good. */
    void removing(int slot) {
        if ((flags[slot] & STORED) != 0) {
            int[] one = {slot};
            Column[] columns = keys.keys(one, 1);
            hash(columns, 1);
            writeKey(columns, 0, removals.key());
            removals.endWithoutValue();
        }
        flags[slot] = 0;
    }

    private void applyRemovals() {
        if (removals.count() > 0) {
            beforeWrite.run();
            removals.sort();
            store.write(removals);
            removals.clear();
        }
    }

    /** From now on the table's entries go to the store as they are at this moment; ends with {@link #endFlush}. */
    void beginFlush() {
        applyRemovals();
        long[] due = new long[(keys.bound() + Long.SIZE - 1) / Long.SIZE];
        for (int slot = 0; slot < keys.bound(); slot++) {
            if ((flags[slot] & DIRTY) != 0 && keys.isLive(slot)) {
                due[slot >> 6] |= 1L << slot;
            }
        }
        flush = new TableFlush(this, due);
    }

    /** As {@link TableFlush#advance}. */
    int advanceFlush(int entries) {
        return flush.advance(entries);
    }

    void endFlush() {
        flush.toStore();
        flush = null;
    }

    /** Writes all that has changed, so that the store holds the whole table. */
    void flush() {
        beforeWrite.run();
        beginFlush();
        while (advanceFlush(Integer.MAX_VALUE) > 0) {
            // All at once.
        }
        endFlush();
    }

    /** Adds entries to {@code out}, which holds those that are on their way to the store, and counts them as being there. */
    void encode(int[] slots, int count, Entries out) {
        Column[] columns = keys.keys(slots, count);
        hash(columns, count);
        for (int i = 0; i < count; i++) {
            if (below != null) {
                below.add(hashes[i]);
            }
            writeKey(columns, i, out.key());
            table.entries().write(slots[i], out.value());
            out.end();
            flags[slots[i]] = (byte) (flags[slots[i]] & ~DIRTY | STORED);
            if (out.count() >= WRITE_ENTRIES || out.byteCount() > WRITE_BYTES) {
                write(out);
            }
        }
    }

    void write(Entries encoded) {
        if (encoded.count() > 0) {
            encoded.sort();
            store.write(encoded);
            encoded.clear();
            wrote = true;
        }
    }

    /** Lets entries go down that have not been asked for, until about {@code keep} are left. */
    void shrink(int keep) {
        applyRemovals();
        letGo(keep);
        if (keys.size() > keep && flush != null) {
            beforeWrite.run();
            letGo(keep);
        }
    }

    private void letGo(int keep) {
        int[] victims = new int[WRITE_ENTRIES];
        int[] dirty = new int[WRITE_ENTRIES];
        int looked = 0;
        while (keys.size() > keep && looked < 3L * keys.bound()) {
            int count = 0;
            int dirtyCount = 0;
            int most = Math.min(victims.length, keys.size() - keep);
            while (count < most && looked < 3L * keys.bound()) {
                hand = hand + 1 >= keys.bound() ? 0 : hand + 1;
                looked++;
                if (!keys.isLive(hand) || (flags[hand] & GOING) != 0 || isNewerThanFlush(hand)) {
                    continue;
                }
                if ((flags[hand] & USED) != 0) {
                    flags[hand] &= ~USED;
                    continue;
                }
                victims[count++] = hand;
                flags[hand] |= GOING;
                dirty[dirtyCount] = hand;
                dirtyCount += (flags[hand] & DIRTY) != 0 ? 1 : 0;
            }
            bringDown(dirty, dirtyCount);
            for (int i = 0; i < count; i++) {
                table.entries().clear(victims[i]);
                keys.remove(victims[i]);
                flags[victims[i]] = 0;
            }
            hasBelow |= count > 0;
        }
    }

    /** Whether the store must not have the entry yet, because a snapshot goes there that is older. */
    private boolean isNewerThanFlush(int slot) {
        return flush != null && (flags[slot] & DIRTY) != 0 && !flush.isDue(slot);
    }

    private void bringDown(int[] slots, int count) {
        if (flush != null) {
            flush.before(slots, 0, count);
            flush.toStore();
        } else {
            batch.clear();
            encode(slots, count, batch);
            write(batch);
        }
    }

    /** The table is given up with all that lies below. */
    void drop() {
        keys.onTaken(null);
        removals.clear();
        beforeWrite.run();
        for (int g = keyGroups.first(); wrote && g <= keyGroups.last(); g++) {
            byte[] from = storeKeys.from(g, table.namespace());
            store.deleteRange(from, StoreKeys.behind(from));
        }
    }

    private void hash(Column[] columns, int count) {
        hashes = hashes.length < count ? new int[Math.max(count, hashes.length * 2)] : hashes;
        KeyHash.hash(Batch.of(count, columns), keyPositions, hashes);
    }

    private void writeKey(Column[] columns, int row, BytesWriter out) {
        storeKeys.writePrefix(KeyHash.keyGroup(hashes[row], maxParallelism), table.namespace(), out);
        KeyCodec.write(columns, row, out);
    }

    /** What the flags take on the heap. */
    long bytes() {
        return flags.length + (long) Integer.BYTES * fresh.length + (below == null ? 0 : below.bytes());
    }
}
