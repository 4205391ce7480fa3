package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Variances and standard deviations of integers and decimals of up to 18 digits, from the exact sums of the values and
 * of their squares: linear, and the same in whatever order rows come, go and are merged.
 */
final class MomentAccumulator implements Accumulator {
    private final ExactDeviation deviation;
    private final WideSums sums = new WideSums();
    private final WideSums squares = new WideSums();
    private long[] counts = new long[0];

    MomentAccumulator(ExactDeviation deviation) {
        this.deviation = deviation;
    }

    @Override
    public void ensure(int bound) {
        if (bound > counts.length) {
            counts = Arrays.copyOf(counts, Growth.capacity(counts.length, bound));
            sums.ensure(counts.length);
            squares.ensure(counts.length);
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        if (columns[0].physical() == PhysicalType.INT) {
            int[] values = ((IntColumn) columns[0]).values;
            for (int i = from; i < to; i++) {
                add(slots[i], values[i], weights == null ? 1 : weights[i]);
            }
            return;
        }
        long[] values = ((LongColumn) columns[0]).values;
        for (int i = from; i < to; i++) {
            add(slots[i], values[i], weights == null ? 1 : weights[i]);
        }
    }

    private void add(int slot, long value, long weight) {
        if (weight == 1) {
            sums.add(slot, value >> 63, value >> 63, value);
            squares.add(slot, 0, Math.multiplyHigh(value, value), value * value);
        } else if (weight != 0) {
            long high = Math.multiplyHigh(value, weight);
            sums.add(slot, high >> 63, high, value * weight);
            BigInteger big = BigInteger.valueOf(value);
            squares.add(slot, big.multiply(big).multiply(BigInteger.valueOf(weight)));
        }
        counts[slot] = Math.addExact(counts[slot], weight);
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        MomentAccumulator from = (MomentAccumulator) other;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            sums.add(slot, from.sums, otherSlots[i]);
            squares.add(slot, from.squares, otherSlots[i]);
            counts[slot] = Math.addExact(counts[slot], from.counts[otherSlots[i]]);
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        ExactColumn out = new ExactColumn(deviation.result(), count);
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            out.put(i, deviation.of(sums.get(slot), squares.get(slot), counts[slot]));
        }
        return out.build();
    }

    @Override
    public boolean isEmpty(int slot) {
        return counts[slot] == 0 && sums.isZero(slot) && squares.isZero(slot);
    }

    @Override
    public void clear(int slot) {
        counts[slot] = 0;
        sums.clear(slot);
        squares.clear(slot);
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        sums.clear();
        squares.clear();
    }

    @Override
    public long bytes() {
        return sums.bytes() + squares.bytes() + (long) Long.BYTES * counts.length;
    }

    @Override
    public int format() {
        return 1;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            sums.write(slots[i], out);
            squares.write(slots[i], out);
            out.putLong(counts[slots[i]]);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            sums.read(slots[i], in);
            squares.read(slots[i], in);
            counts[slots[i]] = in.getLong();
        }
    }
}
