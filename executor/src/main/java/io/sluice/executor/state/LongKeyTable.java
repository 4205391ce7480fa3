package io.sluice.executor.state;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/** A table for one integer key. The NULL key has a slot outside of the index. */
final class LongKeyTable extends KeyTable {
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final PhysicalType physical;
    private long[] keys = new long[64];
    private int nullSlot = -1;
    private long[] widened = new long[0];

    LongKeyTable(PhysicalType physical, int expectedKeys) {
        super(expectedKeys);
        this.physical = physical;
    }

    @Override
    public boolean needsHashes() {
        return false;
    }

    @Override
    public void findOrInsert(Column[] columns, int[] hashes, int from, int to, int[] slots) {
        long[] values = values(columns[0], from, to);
        boolean[] nulls = columns[0].nulls;
        if (nulls == null) {
            findOrInsert(values, from, to, slots);
            return;
        }
        for (int i = from; i < to; i++) {
            if (nulls[i]) {
                slots[i] = nullSlot < 0 ? nullSlot = insertNull() : nullSlot;
            } else {
                findOrInsert(values, i, i + 1, slots);
            }
        }
    }

    private void findOrInsert(long[] values, int from, int to, int[] slots) {
        int[] places = index;
        long[] known = keys;
        int shift = 64 - bits;
        int mask = places.length - 1;
        for (int i = from; i < to; i++) {
            long key = values[i];
            int place = (int) ((key * MULTIPLIER) >>> shift);
            int entry = places[place];
            while (entry != 0 && known[entry - 1] != key) {
                place = (place + 1) & mask;
                entry = places[place];
            }
            if (entry == 0) {
                entry = insert(key, place) + 1;
                places = index;
                known = keys;
                shift = 64 - bits;
                mask = places.length - 1;
            }
            slots[i] = entry - 1;
        }
    }

    private int insert(long key, int freePlace) {
        int place = freePlace;
        if (isFull()) {
            growIndex();
            int mask = index.length - 1;
            place = place(key);
            while (index[place] != 0) {
                place = (place + 1) & mask;
            }
        }
        int slot = nextSlot();
        ensure(slot);
        keys[slot] = key;
        index[place] = slot + 1;
        return slot;
    }

    private int insertNull() {
        int slot = nextSlot();
        ensure(slot);
        keys[slot] = 0;
        return slot;
    }

    private void ensure(int slot) {
        if (slot >= keys.length) {
            keys = Arrays.copyOf(keys, keys.length * 2);
        }
    }

    @Override
    public void find(Column[] columns, int[] hashes, int from, int to, int[] slots) {
        long[] values = values(columns[0], from, to);
        int mask = index.length - 1;
        for (int i = from; i < to; i++) {
            if (columns[0].isNull(i)) {
                slots[i] = nullSlot;
                continue;
            }
            int place = place(values[i]);
            while (index[place] != 0 && keys[index[place] - 1] != values[i]) {
                place = (place + 1) & mask;
            }
            slots[i] = index[place] - 1;
        }
    }

    private long[] values(Column column, int from, int to) {
        if (physical == PhysicalType.LONG) {
            return ((LongColumn) column).values;
        }
        int[] ints = ((IntColumn) column).values;
        if (widened.length < to) {
            widened = new long[to];
        }
        for (int i = from; i < to; i++) {
            widened[i] = ints[i];
        }
        return widened;
    }

    @Override
    public Column[] keys(int[] slots, int count) {
        boolean[] nulls = null;
        for (int i = 0; nullSlot >= 0 && i < count; i++) {
            if (slots[i] == nullSlot) {
                nulls = new boolean[count];
                nulls[i] = true;
                break;
            }
        }
        return new Column[] {StoredBits.column(physical, keys, slots, count, nulls)};
    }

    private int place(long key) {
        return (int) ((key * MULTIPLIER) >>> (64 - bits));
    }

    @Override
    int home(int slot) {
        return place(keys[slot]);
    }

    @Override
    boolean isIndexed(int slot) {
        return slot != nullSlot;
    }

    @Override
    void forget(int slot) {
        if (slot == nullSlot) {
            nullSlot = -1;
        }
    }

    @Override
    long keyBytes() {
        return (long) Long.BYTES * keys.length;
    }

    @Override
    void forgetAll() {
        nullSlot = -1;
    }
}
