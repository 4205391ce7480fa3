package io.sluice.executor.state.keyed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.state.MemoryByteStores;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.spill.MemoryBudget;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyTable;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tables of longs by key against the memory that they may take. */
class KeyedStateTest {
    private static final int KEY_GROUPS = 16;
    private static final long BUDGET = 64 << 10;
    private static final int BATCH = 1000;

    /** One long by key. */
    private static final class Longs implements EntryCodec {
        private final KeyTable keys = KeyTable.of(List.of(PhysicalType.LONG), 0);
        private long[] values = new long[0];

        @Override
        public String layout() {
            return "a long";
        }

        @Override
        public void ensure(int bound) {
            values = bound > values.length ? Arrays.copyOf(values, bound) : values;
        }

        @Override
        public void write(int slot, BytesWriter out) {
            out.putLong(values[slot]);
        }

        @Override
        public Reader reader(String layout) {
            EntryLayouts.expect("longs", layout(), layout);
            return this::read;
        }

        private void read(int slot, BytesReader in) {
            values[slot] = in.getLong();
        }

        @Override
        public void clear(int slot) {
            values[slot] = 0;
        }

        @Override
        public long bytes() {
            return (long) Long.BYTES * values.length;
        }
    }

    private final MemoryBudget budget = new MemoryBudget(BUDGET);
    private final Longs longs = new Longs();
    private StateTable table;

    private KeyedState open(Optional<StateStores> stores) {
        KeyGroupRange all = new KeyGroupRange(0, KEY_GROUPS - 1);
        KeyedState state = new KeyedState("the counter", all, KEY_GROUPS, budget, stores.isPresent(), stores);
        KeyedState.Kind kind =
                state.declare("longs", List.of(PhysicalType.LONG), longs.layout(), 0, namespace -> table);
        table = kind.add(new byte[0], longs.keys, longs);
        return state;
    }

    private static Column[] keys(long from) {
        return new Column[] {new LongColumn(LongStream.range(from, from + BATCH).toArray(), null)};
    }

    private void put(KeyedState state, long from) {
        int[] slots = new int[BATCH];
        table.findOrInsert(keys(from), null, 0, BATCH, slots);
        table.changing(slots, 0, BATCH);
        for (int i = 0; i < BATCH; i++) {
            longs.values[slots[i]] = from + i;
        }
        state.batchDone(BATCH);
    }

    private void putMany(KeyedState state) {
        for (long from = 0; from < 50 * BATCH; from += BATCH) {
            put(state, from);
        }
    }

    @Test
    void moreThanTheHeapMayHoldIsRefusedByName() {
        try (KeyedState state = open(Optional.empty())) {
            put(state, 0);
            SluiceException refused = assertThrows(SluiceException.class, () -> putMany(state));
            assertEquals(ErrorCode.STATE_TOO_LARGE, refused.code());
            assertTrue(refused.getMessage().contains("the counter"), refused.getMessage());
            String hint = refused.hint().orElseThrow();
            assertTrue(hint.contains("'taskmanager.memory.managed.size'"), hint);
            assertTrue(hint.contains("'rocksdb'"), hint);
        }
        assertEquals(0, budget.held());
    }

    @Test
    void overAStoreWhatHasNoRoomGoesDownAndComesUp() {
        try (LocalStores stores =
                        new LocalStores("memory", new MemoryByteStores().share(0), "keyed", "target/keyed-state-test");
                KeyedState state = open(Optional.of(stores))) {
            putMany(state);
            assertTrue(state.keyCount() < 10 * BATCH, state.keyCount() + " keys are here");
            assertTrue(!table.isAllHere());
            int[] slots = new int[BATCH];
            for (long from = 0; from < 50 * BATCH; from += BATCH) {
                table.find(keys(from), null, 0, BATCH, slots);
                for (int i = 0; i < BATCH; i++) {
                    assertEquals(from + i, longs.values[slots[i]]);
                }
                state.batchDone(BATCH);
            }
        }
    }

    @Test
    void aRemovedKeyDoesNotComeUpAgain() {
        try (LocalStores stores = new LocalStores(
                        "memory", new MemoryByteStores().share(0), "keyed", "target/keyed-state-removed");
                KeyedState state = open(Optional.of(stores))) {
            put(state, 0);
            state.evict();
            int[] slots = new int[BATCH];
            table.find(keys(0), null, 0, BATCH, slots);
            table.remove(slots[7]);
            state.evict();
            table.find(keys(0), null, 0, BATCH, slots);
            assertEquals(-1, slots[7]);
            assertEquals(8, longs.values[slots[8]]);
        }
    }
}
