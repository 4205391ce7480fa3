package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.SectionFormat;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;

/**
 * MIN and MAX over input that takes rows back: each slot keeps every value with its weight, in order. A value counts
 * while its weight is above zero.
 */
final class MultisetExtremeAccumulator implements Accumulator {
    /** A node of the tree and its number. */
    private static final int NODE_BYTES = 40 + 24;

    private final PhysicalType physical;
    private final boolean max;
    private ValueWeights[] entries = {};

    /** What the values take on the heap. */
    private long valueBytes;

    /** The values of one slot, those of weight 0 left out. */
    private static final class ValueWeights extends TreeMap<Value, Long> {
        private static final long serialVersionUID = 1L;

        void add(Value value, long weight) {
            merge(value, weight, ValueWeights::sumOrNull);
        }

        private static Long sumOrNull(long a, long b) {
            long sum = Math.addExact(a, b);
            return sum == 0 ? null : Long.valueOf(sum);
        }
    }

    MultisetExtremeAccumulator(PhysicalType physical, boolean max) {
        this.physical = physical;
        this.max = max;
    }

    @Override
    public void ensure(int bound) {
        if (bound > entries.length) {
            entries = Arrays.copyOf(entries, Growth.capacity(entries.length, bound));
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        Column argument = columns[0];
        for (int i = from; i < to; i++) {
            long weight = weights == null ? 1 : weights[i];
            if (weight != 0) {
                add(slots[i], Value.of(argument, i), weight);
            }
        }
    }

    private void add(int slot, Value value, long weight) {
        ValueWeights values = entries[slot];
        if (values == null) {
            values = new ValueWeights();
            entries[slot] = values;
        }
        int before = values.size();
        values.add(value, weight);
        valueBytes += (long) (values.size() - before) * bytesOf(value);
        if (values.isEmpty()) {
            entries[slot] = null;
        }
    }

    private static int bytesOf(Value value) {
        return NODE_BYTES + value.heapBytes();
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        MultisetExtremeAccumulator from = (MultisetExtremeAccumulator) other;
        for (int i = 0; i < count; i++) {
            ValueWeights values = from.entries[otherSlots[i]];
            if (values != null) {
                int slot = slots[i];
                values.forEach((value, weight) -> add(slot, value, weight));
            }
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        ColumnBuilder out = new ColumnBuilder(physical);
        for (int i = 0; i < count; i++) {
            Value value = extreme(entries[slots[i]]);
            if (value == null) {
                out.appendNull();
            } else {
                value.appendTo(out);
            }
        }
        return out.build();
    }

    private Value extreme(ValueWeights values) {
        if (values == null) {
            return null;
        }
        for (Map.Entry<Value, Long> entry : (max ? values.descendingMap() : values).entrySet()) {
            if (entry.getValue() > 0) {
                return entry.getKey();
            }
        }
        return null;
    }

    @Override
    public boolean isEmpty(int slot) {
        return entries[slot] == null;
    }

    @Override
    public void clear(int slot) {
        if (entries[slot] != null) {
            for (Value value : entries[slot].keySet()) {
                valueBytes -= bytesOf(value);
            }
            entries[slot] = null;
        }
    }

    @Override
    public void clear() {
        Arrays.fill(entries, null);
        valueBytes = 0;
    }

    @Override
    public long bytes() {
        return (long) Long.BYTES * entries.length + valueBytes;
    }

    @Override
    public int format() {
        return 6;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        ColumnBuilder values = new ColumnBuilder(physical);
        BytesWriter weights = new BytesWriter();
        for (int i = 0; i < count; i++) {
            ValueWeights entry = entries[slots[i]];
            out.putVarInt(entry == null ? 0 : entry.size());
            if (entry != null) {
                entry.forEach((value, weight) -> {
                    value.appendTo(values);
                    weights.putLong(weight);
                });
            }
        }
        int total = values.size();
        ColumnCodec.write(values.build(), total, out);
        out.putRaw(weights.buffer(), 0, weights.size());
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
        int row = 0;
        for (int i = 0; i < count; i++) {
            for (int end = row + sizes[i]; row < end; row++) {
                add(slots[i], Value.of(values, row), in.getLong());
            }
        }
    }
}
