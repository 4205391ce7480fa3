package io.sluice.executor.state;

import io.sluice.core.batch.Column;
import java.util.Arrays;

/** The table of an aggregate without keys: every row has slot 0. */
final class SingleKeyTable extends KeyTable {
    SingleKeyTable() {
        super(1);
    }

    @Override
    public boolean needsHashes() {
        return false;
    }

    @Override
    public void findOrInsert(Column[] keys, int[] hashes, int from, int to, int[] slots) {
        if (from < to && size() == 0) {
            nextSlot();
        }
        Arrays.fill(slots, from, to, 0);
    }

    @Override
    public void find(Column[] keys, int[] hashes, int from, int to, int[] slots) {
        Arrays.fill(slots, from, to, size() == 0 ? -1 : 0);
    }

    @Override
    public Column[] keys(int[] slots, int count) {
        return new Column[0];
    }

    @Override
    int home(int slot) {
        return 0;
    }

    @Override
    boolean isIndexed(int slot) {
        return false;
    }

    @Override
    void forget(int slot) {
        // Keys are not stored.
    }

    @Override
    long keyBytes() {
        return 0;
    }

    @Override
    void forgetAll() {
        // Keys are not stored.
    }
}
