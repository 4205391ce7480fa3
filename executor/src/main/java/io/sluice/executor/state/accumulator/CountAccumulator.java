package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.util.Arrays;

/** COUNT: the sum of weights. Also counts the rows of groups that can vanish. */
public final class CountAccumulator implements Accumulator {
    private long[] counts = new long[0];

    public long count(int slot) {
        return counts[slot];
    }

    @Override
    public void ensure(int bound) {
        if (bound > counts.length) {
            counts = Arrays.copyOf(counts, Growth.capacity(counts.length, bound));
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        long[] c = counts;
        if (weights == null) {
            for (int i = from; i < to; i++) {
                c[slots[i]] = Math.incrementExact(c[slots[i]]);
            }
            return;
        }
        for (int i = from; i < to; i++) {
            c[slots[i]] = Math.addExact(c[slots[i]], weights[i]);
        }
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        long[] from = ((CountAccumulator) other).counts;
        for (int i = 0; i < count; i++) {
            counts[slots[i]] = Math.addExact(counts[slots[i]], from[otherSlots[i]]);
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        long[] out = new long[count];
        for (int i = 0; i < count; i++) {
            out[i] = counts[slots[i]];
        }
        return new LongColumn(out, null);
    }

    @Override
    public boolean isEmpty(int slot) {
        return counts[slot] == 0;
    }

    @Override
    public void clear(int slot) {
        counts[slot] = 0;
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
    }

    @Override
    public long bytes() {
        return (long) Long.BYTES * counts.length;
    }

    @Override
    public int format() {
        return 1;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            out.putLong(counts[slots[i]]);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            counts[slots[i]] = in.getLong();
        }
    }
}
