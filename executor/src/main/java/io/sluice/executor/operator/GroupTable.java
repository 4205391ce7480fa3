package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.WeightOverflow;
import io.sluice.executor.state.accumulator.Accumulator;
import io.sluice.executor.state.accumulator.Accumulators;
import io.sluice.executor.state.accumulator.CountAccumulator;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Groups by key with their accumulators: a table of keys and, by slot, the entries of each aggregate. Where input can
 * take rows back the rows of each group are counted too, since a group with none is not there.
 */
final class GroupTable {
    private static final Column[] NO_COLUMNS = {};

    final KeyTable keys;
    final Accumulator[] accumulators;

    /** Sums of weights; null for insert-only input, where every known key has rows. */
    final CountAccumulator rows;

    private final List<PhysicalType> keyTypes;
    private final List<Integer> keyPositions;

    /** What entries look like outside of the table. */
    final GroupEntries entries;

    /** Set while the table is state of an operator. */
    private StateTable state;

    private int[] slots = new int[0];

    GroupTable(List<PhysicalType> keyTypes, List<AggregateCall> calls, boolean insertOnly, int expectedKeys) {
        keys = KeyTable.of(keyTypes, expectedKeys);
        accumulators = calls.stream().map(c -> Accumulators.of(c, insertOnly)).toArray(Accumulator[]::new);
        rows = insertOnly ? null : new CountAccumulator();
        this.keyTypes = keyTypes;
        keyPositions = IntStream.range(0, keyTypes.size()).boxed().toList();
        entries = new GroupEntries(rows, accumulators, calls);
    }

    /** Makes the table, empty as yet, state of an operator; gives what the runtime knows it by. */
    StateTable attach(KeyedState.Kind kind, byte[] namespace) {
        state = kind.add(namespace, keys, entries);
        return state;
    }

    /** The table is not state any more. */
    void detach(KeyedState.Kind kind) {
        kind.remove(state);
        if (!state.isBeingCaptured()) {
            state = null;
        }
    }

    /** Whether its arrays may be used for something else. */
    boolean isFree() {
        return state == null;
    }

    StateTable state() {
        return state;
    }

    List<PhysicalType> keyTypes() {
        return keyTypes;
    }

    /** Adds rows {@code from..to} of the input; gives their slots by row, valid until the next call. */
    int[] add(AggregateInput in, int from, int to) {
        int[] found = scratch(to);
        findOrInsert(in.keyColumns, in.hashes, from, to, found);
        update(in, found, from, to);
        return found;
    }

    /** Finds or makes the slots of rows without adding them yet. */
    int[] slotsOf(AggregateInput in, int count) {
        int[] found = scratch(count);
        findOrInsert(in.keyColumns, in.hashes, 0, count, found);
        return found;
    }

    private void findOrInsert(Column[] keyColumns, int[] hashes, int from, int to, int[] found) {
        if (state != null) {
            state.findOrInsert(keyColumns, hashes, from, to, found);
        } else {
            keys.findOrInsert(keyColumns, hashes, from, to, found);
            entries.ensure(keys.bound());
        }
    }

    private void find(Column[] keyColumns, int[] hashes, int from, int to, int[] found) {
        if (state != null) {
            state.find(keyColumns, hashes, from, to, found);
        } else {
            keys.find(keyColumns, hashes, from, to, found);
        }
    }

    void update(AggregateInput in, int[] found, int from, int to) {
        if (state != null) {
            state.changing(found, from, to);
        }
        try {
            if (rows != null) {
                rows.update(found, from, to, NO_COLUMNS, in.rowWeights);
            }
            for (int a = 0; a < accumulators.length; a++) {
                accumulators[a].update(found, from, to, in.arguments[a], in.weights[a]);
            }
        } catch (ArithmeticException e) {
            throw WeightOverflow.of("rows of a group", e);
        }
    }

    /** The slot of a row's key, or -1. */
    int find(AggregateInput in, int row) {
        int[] found = scratch(row + 1);
        find(in.keyColumns, in.hashes, row, row + 1, found);
        return found[row];
    }

    /** Adds groups {@code otherSlots[0..count)} of another table of the same operator. */
    void merge(GroupTable other, int[] otherSlots, int count) {
        int[] found = slotsOf(other.keys.keys(otherSlots, count), count);
        if (state != null) {
            state.changing(found, 0, count);
        }
        try {
            if (rows != null) {
                rows.merge(found, other.rows, otherSlots, count);
            }
            for (int a = 0; a < accumulators.length; a++) {
                accumulators[a].merge(found, other.accumulators[a], otherSlots, count);
            }
        } catch (ArithmeticException e) {
            throw WeightOverflow.of("rows of a group", e);
        }
    }

    /** Makes groups what those of another table of the same operator are. */
    void replace(GroupTable other, int[] otherSlots, int count) {
        int[] found = slotsOf(other.keys.keys(otherSlots, count), count);
        state.changing(found, 0, count);
        for (int i = 0; i < count; i++) {
            entries.clear(found[i]);
        }
        merge(other, otherSlots, count);
    }

    /** Removes groups of these keys. */
    void remove(Column[] keyColumns, int count) {
        int[] found = Arrays.copyOf(find(keyColumns, count), count);
        for (int slot : found) {
            if (slot >= 0) {
                state.remove(slot);
            }
        }
    }

    /** Finds or makes the slots of keys that stand in columns of their own. */
    int[] slotsOf(Column[] keyColumns, int count) {
        int[] hashes = keys.needsHashes() ? hashes(keyColumns, count) : null;
        int[] found = scratch(count);
        findOrInsert(keyColumns, hashes, 0, count, found);
        return found;
    }

    /** The slots of keys that stand in columns of their own, -1 for those not there; valid until the next call. */
    int[] find(Column[] keyColumns, int count) {
        int[] hashes = keys.needsHashes() ? hashes(keyColumns, count) : null;
        int[] found = scratch(count);
        find(keyColumns, hashes, 0, count, found);
        return found;
    }

    int[] hashes(Column[] keyColumns, int count) {
        int[] hashes = new int[count];
        KeyHash.hash(Batch.of(count, keyColumns), keyPositions, hashes);
        return hashes;
    }

    boolean isPresent(int slot) {
        return rows == null || rows.count(slot) != 0;
    }

    /** The slots of all groups that have rows, in the order in which they came. */
    int[] presentSlots() {
        int[] live = keys.liveSlots();
        if (rows == null) {
            return live;
        }
        int count = 0;
        for (int slot : live) {
            live[count] = slot;
            count += isPresent(slot) ? 1 : 0;
        }
        return Arrays.copyOf(live, count);
    }

    /** Keys, then aggregates, with {@code spare} places left free at the end. */
    Column[] emit(int[] emitted, int count, int spare) {
        Column[] keyColumns = keys.keys(emitted, count);
        Column[] out = Arrays.copyOf(keyColumns, keyColumns.length + accumulators.length + spare);
        try {
            for (int a = 0; a < accumulators.length; a++) {
                out[keyColumns.length + a] = accumulators[a].emit(emitted, count);
            }
        } catch (ArithmeticException e) {
            throw WeightOverflow.of("rows of a group", e);
        }
        return out;
    }

    /** Gives up the slot of a group of which nothing is left; returns whether it did. */
    boolean removeIfEmpty(int slot) {
        if (rows == null || !rows.isEmpty(slot)) {
            return false;
        }
        for (Accumulator accumulator : accumulators) {
            if (!accumulator.isEmpty(slot)) {
                return false;
            }
        }
        if (state != null) {
            state.remove(slot);
        } else {
            entries.clear(slot);
            keys.remove(slot);
        }
        return true;
    }

    /** Forgets all groups; keeps room for about as many as {@code expectedKeys}. */
    void clear(int expectedKeys) {
        keys.clear(expectedKeys);
        if (rows != null) {
            rows.clear();
        }
        for (Accumulator accumulator : accumulators) {
            accumulator.clear();
        }
    }

    private int[] scratch(int count) {
        if (slots.length < count) {
            slots = new int[Math.max(count, slots.length * 2)];
        }
        return slots;
    }
}
