package io.sluice.executor.state.keyed;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import io.sluice.executor.state.KeyGroupRange;
import java.util.Arrays;

/**
 * Removes the entries of one kind from a store that are over, though nobody asks for them any more: some at each step,
 * round and round. One that is also in a table is over there too, or will be written again. Used by the task's thread.
 */
final class StoreSweep {
    private static final int ENTRIES = 2048;
    private static final int BYTES = 1 << 18;

    private final ByteStore store;
    private final StoreKeys keys;
    private final KeyGroupRange keyGroups;
    private final Expiry expiry;
    private final Entries entries = new Entries();
    private final Entries over = new Entries();
    private int keyGroup;

    /** The key to go on from; null: the first of the key group. */
    private byte[] next;

    StoreSweep(ByteStore store, StoreKeys keys, KeyGroupRange keyGroups, Expiry expiry) {
        this.store = store;
        this.keys = keys;
        this.keyGroups = keyGroups;
        this.expiry = expiry;
        keyGroup = keyGroups.first();
    }

    /** Looks at some entries of one key group. */
    void step() {
        expiry.look();
        byte[] first = keys.from(keyGroup, new byte[0]);
        over.clear();
        try (ByteStore.View view = store.view();
                ByteStore.Cursor cursor = view.scan(next == null ? first : next, StoreKeys.behind(first))) {
            if (cursor.next(entries, ENTRIES, BYTES)) {
                choose();
            } else {
                next = null;
                keyGroup = keyGroup == keyGroups.last() ? keyGroups.first() : keyGroup + 1;
            }
        }
        if (over.count() > 0) {
            store.write(over);
        }
    }

    private void choose() {
        for (int i = 0; i < entries.count(); i++) {
            if (DatedEntries.isOver(expiry, entries.buffer(), entries.valueStart(i))) {
                over.key().putRaw(entries.buffer(), entries.keyStart(i), entries.keyLength(i));
                over.endWithoutValue();
            }
        }
        int last = entries.count() - 1;
        int from = entries.keyStart(last);
        next = Arrays.copyOfRange(
                entries.buffer(), from, from + entries.keyLength(last) + 1); // the first key behind it
        next[next.length - 1] = 0;
    }
}
