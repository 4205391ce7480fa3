package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.ColumnCodec;
import java.util.Arrays;

/** MIN and MAX of text and wide decimals over insert-only input: the best value of each slot. */
final class StoredExtremeAccumulator implements Accumulator {
    private final PhysicalType physical;
    private final int sign;
    private Value[] best = new Value[0];

    /** What the values take on the heap. */
    private long valueBytes;

    StoredExtremeAccumulator(PhysicalType physical, boolean max) {
        this.physical = physical;
        sign = max ? 1 : -1;
    }

    @Override
    public void ensure(int bound) {
        if (bound > best.length) {
            best = Arrays.copyOf(best, Growth.capacity(best.length, bound));
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        Column argument = columns[0];
        for (int i = from; i < to; i++) {
            if (weights != null && weights[i] <= 0) {
                continue;
            }
            Value old = best[slots[i]];
            if (old == null || old.compareTo(argument, i) * sign < 0) {
                put(slots[i], Value.of(argument, i));
            }
        }
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        StoredExtremeAccumulator from = (StoredExtremeAccumulator) other;
        for (int i = 0; i < count; i++) {
            Value value = from.best[otherSlots[i]];
            Value old = best[slots[i]];
            if (value != null && (old == null || old.compareTo(value) * sign < 0)) {
                put(slots[i], value);
            }
        }
    }

    private void put(int slot, Value value) {
        clear(slot);
        best[slot] = value;
        valueBytes += value.heapBytes();
    }

    @Override
    public Column emit(int[] slots, int count) {
        ColumnBuilder out = new ColumnBuilder(physical);
        for (int i = 0; i < count; i++) {
            Value value = best[slots[i]];
            if (value == null) {
                out.appendNull();
            } else {
                value.appendTo(out);
            }
        }
        return out.build();
    }

    @Override
    public boolean isEmpty(int slot) {
        return best[slot] == null;
    }

    @Override
    public void clear(int slot) {
        valueBytes -= best[slot] == null ? 0 : best[slot].heapBytes();
        best[slot] = null;
    }

    @Override
    public void clear() {
        Arrays.fill(best, null);
        valueBytes = 0;
    }

    @Override
    public long bytes() {
        return (long) Long.BYTES * best.length + valueBytes;
    }

    @Override
    public int format() {
        return 5;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        ColumnCodec.write(emit(slots, count), count, out);
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        Column values = ColumnCodec.read(physical, count, in);
        for (int i = 0; i < count; i++) {
            if (!values.isNull(i)) {
                put(slots[i], Value.of(values, i));
            }
        }
    }
}
