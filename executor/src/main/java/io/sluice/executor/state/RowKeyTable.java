package io.sluice.executor.state;

import io.sluice.core.batch.Column;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;
import java.util.List;

/**
 * A table for keys of any columns, NULLs included. The hash of each slot's key is kept, so that most unequal keys are
 * told apart without looking at them and growing never hashes again.
 */
public final class RowKeyTable extends KeyTable {
    private final StoredColumn[] columns;
    private int[] slotHashes = new int[64];

    public RowKeyTable(List<PhysicalType> types, StoredColumn.Equality equality, int expectedKeys) {
        super(expectedKeys);
        columns = types.stream().map(t -> StoredColumn.of(t, equality)).toArray(StoredColumn[]::new);
    }

    @Override
    public boolean needsHashes() {
        return true;
    }

    /** A stored key column, for comparing slots. */
    public StoredColumn column(int position) {
        return columns[position];
    }

    @Override
    public void findOrInsert(Column[] keys, int[] hashes, int from, int to, int[] slots) {
        candidates(keys, hashes, from, to, slots);
        for (int i = from; i < to; i++) {
            if (slots[i] != 0) {
                slots[i]--;
                continue;
            }
            int place = search(keys, hashes[i], i);
            slots[i] = index[place] != 0 ? index[place] - 1 : insert(keys, hashes[i], i, place);
        }
    }

    @Override
    public void find(Column[] keys, int[] hashes, int from, int to, int[] slots) {
        candidates(keys, hashes, from, to, slots);
        for (int i = from; i < to; i++) {
            slots[i] = slots[i] != 0 ? slots[i] - 1 : index[search(keys, hashes[i], i)] - 1;
        }
    }

    /**
     * The slots, plus one, of the keys that stand where their search starts, which are most; 0 for the others. A loop
     * per step, so that the misses of the cache overlap and each loop is over one kind of array.
     */
    private void candidates(Column[] keys, int[] hashes, int from, int to, int[] out) {
        int mask = index.length - 1;
        for (int i = from; i < to; i++) {
            out[i] = index[hashes[i] & mask];
        }
        for (int i = from; i < to; i++) {
            int entry = out[i];
            out[i] = entry != 0 && slotHashes[entry - 1] == hashes[i] ? entry : 0;
        }
        for (int c = 0; c < columns.length; c++) {
            columns[c].verify(out, keys[c], from, to);
        }
    }

    /** The place of the key, or the free place where it would go. */
    private int search(Column[] keys, int hash, int row) {
        int mask = index.length - 1;
        int place = hash & mask;
        while (true) {
            int entry = index[place];
            if (entry == 0 || (slotHashes[entry - 1] == hash && same(entry - 1, keys, row))) {
                return place;
            }
            place = (place + 1) & mask;
        }
    }

    private boolean same(int slot, Column[] keys, int row) {
        for (int c = 0; c < columns.length; c++) {
            if (!columns[c].same(slot, keys[c], row)) {
                return false;
            }
        }
        return true;
    }

    private int insert(Column[] keys, int hash, int row, int freePlace) {
        int place = freePlace;
        if (isFull()) {
            growIndex();
            place = search(keys, hash, row);
        }
        int slot = nextSlot();
        if (slot >= slotHashes.length) {
            slotHashes = Arrays.copyOf(slotHashes, slotHashes.length * 2);
        }
        slotHashes[slot] = hash;
        for (int c = 0; c < columns.length; c++) {
            columns[c].set(slot, keys[c], row);
        }
        index[place] = slot + 1;
        return slot;
    }

    @Override
    public Column[] keys(int[] slots, int count) {
        Column[] out = new Column[columns.length];
        for (int c = 0; c < columns.length; c++) {
            out[c] = columns[c].gather(slots, count);
        }
        return out;
    }

    @Override
    int home(int slot) {
        return slotHashes[slot] & (index.length - 1);
    }

    @Override
    boolean isIndexed(int slot) {
        return true;
    }

    @Override
    void forget(int slot) {
        for (StoredColumn column : columns) {
            column.release(slot);
        }
    }

    @Override
    long keyBytes() {
        long bytes = (long) Integer.BYTES * slotHashes.length;
        for (StoredColumn column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }

    @Override
    void forgetAll() {
        for (StoredColumn column : columns) {
            column.clear();
        }
    }
}
