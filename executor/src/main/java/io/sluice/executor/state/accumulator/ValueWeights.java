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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A multiset of values for each slot: every different value, of one or several columns, once, with the sum of its
 * weights. Values of weight 0 are forgotten.
 */
final class ValueWeights {
    private final List<PhysicalType> types;

    /** The slot, then the columns of the value. */
    private final List<Integer> positions;

    private final RowKeyTable values;
    private final Chains valuesOfSlot = new Chains();
    private long[] weights = new long[0];

    /** Whether the value is in the chain of its slot: it is not between being found and being added. */
    private boolean[] linked = new boolean[0];

    private int[] hashes = new int[0];
    private int[] found = new int[0];

    ValueWeights(List<PhysicalType> types) {
        this.types = List.copyOf(types);
        List<PhysicalType> keyTypes = new ArrayList<>(types);
        keyTypes.add(0, PhysicalType.INT);
        positions = IntStream.range(0, keyTypes.size()).boxed().toList();
        values = new RowKeyTable(keyTypes, StoredColumn.Equality.GROUPING, 0);
    }

    void ensure(int bound) {
        valuesOfSlot.ensureHeads(bound);
    }

    /** What the values take on the heap. */
    long bytes() {
        return values.bytes() + valuesOfSlot.bytes() + (Long.BYTES + 1L) * weights.length;
    }

    /** The rows {@code from..to} that count, added; {@link Rows} says which they were and what they changed. */
    Rows update(int[] slots, int from, int to, Column[] columns, long[] rowWeights) {
        int[] rows = new int[to - from];
        int count = 0;
        for (int i = from; i < to; i++) {
            rows[count] = i;
            count += rowWeights == null || rowWeights[i] != 0 ? 1 : 0;
        }
        int[] groups = new int[count];
        long[] each = new long[count];
        for (int i = 0; i < count; i++) {
            groups[i] = slots[rows[i]];
            each[i] = rowWeights == null ? 1 : rowWeights[rows[i]];
        }
        Column[] taken = new Column[types.size()];
        for (int c = 0; c < taken.length; c++) {
            taken[c] = columns[c].gather(rows, count);
        }
        return add(groups, taken, each);
    }

    /**
     * Rows that were added.
     *
     * @param crossings 1 where a value appeared with its row, -1 where it disappeared, else 0
     */
    record Rows(int[] slots, Column[] columns, long[] crossings) {}

    private Rows add(int[] slots, Column[] columns, long[] each) {
        int count = slots.length;
        if (hashes.length < count) {
            hashes = new int[count];
            found = new int[count];
        }
        Column[] keys = new Column[columns.length + 1];
        keys[0] = new IntColumn(slots, null);
        System.arraycopy(columns, 0, keys, 1, columns.length);
        KeyHash.hash(Batch.of(count, keys), positions, hashes);
        values.findOrInsert(keys, hashes, 0, count, found);
        if (values.bound() > weights.length) {
            weights = Arrays.copyOf(weights, Growth.capacity(weights.length, values.bound()));
            linked = Arrays.copyOf(linked, weights.length);
        }
        long[] crossings = new long[count];
        for (int i = 0; i < count; i++) {
            crossings[i] = add(found[i], slots[i], each[i]);
        }
        forgetEmpty(slots, count);
        return new Rows(slots, columns, crossings);
    }

    private long add(int value, int slot, long weight) {
        if (!linked[value]) {
            valuesOfSlot.link(slot, value);
            linked[value] = true;
        }
        long before = weights[value];
        long after = Math.addExact(before, weight);
        weights[value] = after;
        return (after > 0 ? 1 : 0) - (before > 0 ? 1 : 0);
    }

    /** Only after the whole batch: until then what was found must stay in its place. */
    private void forgetEmpty(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            if (weights[found[i]] == 0 && linked[found[i]]) {
                forget(slots[i], found[i]);
            }
        }
    }

    private void forget(int slot, int value) {
        valuesOfSlot.unlink(slot, value);
        values.remove(value);
        weights[value] = 0;
        linked[value] = false;
    }

    Rows merge(int[] slots, ValueWeights from, int[] otherSlots, int count) {
        int[] sizes = new int[count];
        int[] members = from.members(otherSlots, count, sizes);
        return addAll(slots, sizes, from.columns(members), from.weights(members));
    }

    private Rows addAll(int[] slots, int[] sizes, Column[] columns, long[] each) {
        int[] spread = new int[each.length];
        int row = 0;
        for (int i = 0; i < sizes.length; i++) {
            Arrays.fill(spread, row, row + sizes[i], slots[i]);
            row += sizes[i];
        }
        return add(spread, columns, each);
    }

    /** The values of slots, one slot after the other; {@code sizes[i]} of them belong to slot i. */
    int[] members(int[] slots, int count, int[] sizes) {
        int total = 0;
        for (int i = 0; i < count; i++) {
            for (int v = valuesOfSlot.first(slots[i]); v >= 0; v = valuesOfSlot.next(v)) {
                sizes[i]++;
            }
            total += sizes[i];
        }
        int[] members = new int[total];
        int at = 0;
        for (int i = 0; i < count; i++) {
            for (int v = valuesOfSlot.first(slots[i]); v >= 0; v = valuesOfSlot.next(v)) {
                members[at++] = v;
            }
        }
        return members;
    }

    /** One column of all values, for comparing members. */
    StoredColumn column(int position) {
        return values.column(position + 1);
    }

    long weight(int member) {
        return weights[member];
    }

    private Column[] columns(int[] members) {
        Column[] out = new Column[types.size()];
        for (int c = 0; c < out.length; c++) {
            out[c] = column(c).gather(members, members.length);
        }
        return out;
    }

    private long[] weights(int[] members) {
        long[] out = new long[members.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = weights[members[i]];
        }
        return out;
    }

    boolean isEmpty(int slot) {
        return valuesOfSlot.first(slot) < 0;
    }

    void clear(int slot) {
        for (int v = valuesOfSlot.first(slot); v >= 0; v = valuesOfSlot.first(slot)) {
            forget(slot, v);
        }
    }

    void clear() {
        values.clear(values.size());
        valuesOfSlot.clear();
        Arrays.fill(weights, 0);
        Arrays.fill(linked, false);
    }

    void write(int[] slots, int count, BytesWriter out) {
        int[] sizes = new int[count];
        int[] members = members(slots, count, sizes);
        for (int size : sizes) {
            out.putVarInt(size);
        }
        for (Column column : columns(members)) {
            ColumnCodec.write(column, members.length, out);
        }
        for (long weight : weights(members)) {
            out.putLong(weight);
        }
    }

    Rows read(int[] slots, int count, BytesReader in) {
        int[] sizes = new int[count];
        int total = 0;
        for (int i = 0; i < count; i++) {
            sizes[i] = in.getVarInt();
            total = SectionFormat.checkCount(Math.addExact(total, sizes[i]), 1, in);
        }
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ColumnCodec.read(types.get(c), total, in);
        }
        long[] each = new long[total];
        for (int i = 0; i < total; i++) {
            each[i] = in.getLong();
        }
        return addAll(Arrays.copyOf(slots, count), sizes, columns, each);
    }
}
