package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.Chains;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.RowKeyTable;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StoredColumn;
import java.util.Arrays;
import java.util.List;

/**
 * DISTINCT around another accumulator: keeps each (slot, value) with its weight and gives the inner one a value once
 * while that weight is above zero.
 */
final class DistinctAccumulator implements Accumulator {
    private static final List<Integer> PAIR = List.of(0, 1);

    private final PhysicalType physical;
    private final Accumulator inner;
    private final RowKeyTable pairs;
    private final Chains pairsOfSlot = new Chains();
    private long[] pairWeights = new long[0];

    /** Whether the pair is in the chain of its slot: it is not between being found and being added. */
    private boolean[] linked = new boolean[0];

    private int[] hashes = new int[0];
    private int[] found = new int[0];

    DistinctAccumulator(PhysicalType physical, Accumulator inner) {
        this.physical = physical;
        this.inner = inner;
        this.pairs = new RowKeyTable(List.of(PhysicalType.INT, physical), StoredColumn.Equality.GROUPING, 0);
    }

    @Override
    public void ensure(int bound) {
        inner.ensure(bound);
        pairsOfSlot.ensureHeads(bound);
    }

    @Override
    public void update(int[] slots, int from, int to, Column argument, long[] weights) {
        int[] rows = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            rows[count] = i;
            count += weights == null || weights[i] != 0 ? 1 : 0;
        }
        int[] groups = new int[count];
        long[] each = new long[count];
        for (int i = 0; i < count; i++) {
            groups[i] = slots[rows[i]];
            each[i] = weights == null ? 1 : weights[rows[i]];
        }
        add(groups, argument.gather(rows, count), each, count);
    }

    private void add(int[] groups, Column values, long[] weights, int count) {
        if (hashes.length < count) {
            hashes = new int[count];
            found = new int[count];
        }
        Column[] keys = {new IntColumn(groups, null), values};
        KeyHash.hash(Batch.of(count, keys), PAIR, hashes);
        pairs.findOrInsert(keys, hashes, 0, count, found);
        if (pairs.bound() > pairWeights.length) {
            pairWeights = Arrays.copyOf(pairWeights, Growth.capacity(pairWeights.length, pairs.bound()));
            linked = Arrays.copyOf(linked, pairWeights.length);
        }
        long[] crossings = new long[count];
        for (int i = 0; i < count; i++) {
            crossings[i] = addPair(found[i], groups[i], weights[i]);
        }
        forgetEmpty(groups, count);
        inner.update(groups, 0, count, values, crossings);
    }

    /** Changes a pair's weight: 1 when the value appears, -1 when it disappears, else 0. */
    private long addPair(int pair, int group, long weight) {
        if (!linked[pair]) {
            pairsOfSlot.link(group, pair);
            linked[pair] = true;
        }
        long before = pairWeights[pair];
        long after = before + weight;
        pairWeights[pair] = after;
        return (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }

    /** Only after the whole batch: until then the slots found must stay theirs. */
    private void forgetEmpty(int[] groups, int count) {
        for (int i = 0; i < count; i++) {
            if (pairWeights[found[i]] == 0 && linked[found[i]]) {
                forget(groups[i], found[i]);
            }
        }
    }

    private void forget(int group, int pair) {
        pairsOfSlot.unlink(group, pair);
        pairs.remove(pair);
        pairWeights[pair] = 0;
        linked[pair] = false;
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        DistinctAccumulator from = (DistinctAccumulator) other;
        int[] sizes = new int[count];
        int[] members = from.pairsOf(otherSlots, count, sizes);
        addAll(slots, sizes, from.values(members), from.weights(members));
    }

    private void addAll(int[] slots, int[] sizes, Column values, long[] weights) {
        int[] groups = new int[weights.length];
        int row = 0;
        for (int i = 0; i < sizes.length; i++) {
            Arrays.fill(groups, row, row + sizes[i], slots[i]);
            row += sizes[i];
        }
        add(groups, values, weights, weights.length);
    }

    /** The pairs of slots, one slot after the other; {@code sizes[i]} of them belong to slot i. */
    private int[] pairsOf(int[] slots, int count, int[] sizes) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            for (int p = pairsOfSlot.first(slots[i]); p >= 0; p = pairsOfSlot.next(p)) {
                sizes[i]++;
            }
            total += sizes[i];
        }
        int[] members = new int[total];
        int at = 0;
        for (int i = 0; i < count; i++) {
            for (int p = pairsOfSlot.first(slots[i]); p >= 0; p = pairsOfSlot.next(p)) {
                members[at++] = p;
            }
        }
        return members;
    }

    private Column values(int[] members) {
        return pairs.column(1).gather(members, members.length);
    }

    private long[] weights(int[] members) {
        long[] out = new long[members.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = pairWeights[members[i]];
        }
        return out;
    }

    @Override
    public Column emit(int[] slots, int count) {
        return inner.emit(slots, count);
    }

    @Override
    public boolean isEmpty(int slot) {
        return pairsOfSlot.first(slot) < 0 && inner.isEmpty(slot);
    }

    @Override
    public void clear(int slot) {
        for (int p = pairsOfSlot.first(slot); p >= 0; p = pairsOfSlot.first(slot)) {
            forget(slot, p);
        }
        inner.clear(slot);
    }

    @Override
    public void clear() {
        pairs.clear(pairs.size());
        pairsOfSlot.clear();
        Arrays.fill(pairWeights, 0);
        Arrays.fill(linked, false);
        inner.clear();
    }

    @Override
    public int format() {
        return 7;
    }

    /** The inner entries are not written: they follow from the pairs. */
    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        int[] sizes = new int[count];
        int[] members = pairsOf(slots, count, sizes);
        for (int size : sizes) {
            out.putVarInt(size);
        }
        ColumnCodec.write(values(members), members.length, out);
        for (long weight : weights(members)) {
            out.putLong(weight);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        int[] sizes = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            sizes[i] = in.getVarInt();
            total = SectionFormat.checkCount(Math.addExact(total, sizes[i]), 1, in);
        }
        Column values = ColumnCodec.read(physical, total, in);
        long[] weights = new long[total];
        for (int i = 0; i < total; i++) {
            weights[i] = in.getLong();
        }
        addAll(slots, sizes, values, weights);
    }
}
