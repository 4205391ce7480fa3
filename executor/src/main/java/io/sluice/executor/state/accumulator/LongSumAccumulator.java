package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/**
 * SUM and AVG of integers, intervals and decimals of up to 18 digits: an exact 128-bit sum and the count of values that
 * are not NULL. Whether the result fits its type is tested when it is emitted, so a sum may pass through any range.
 */
final class LongSumAccumulator implements Accumulator {
    private final ExactResult result;
    private long[] highs = new long[0];
    private long[] lows = new long[0];
    private long[] counts = new long[0];

    LongSumAccumulator(ExactResult result) {
        this.result = result;
    }

    @Override
    public void ensure(int bound) {
        if (bound > lows.length) {
            int capacity = Growth.capacity(lows.length, bound);
            highs = Arrays.copyOf(highs, capacity);
            lows = Arrays.copyOf(lows, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        Column argument = columns[0];
        boolean isInt = argument.physical() == PhysicalType.INT;
        if (weights == null && isInt) {
            add(slots, from, to, ((IntColumn) argument).values);
        } else if (weights == null) {
            add(slots, from, to, ((LongColumn) argument).values);
        } else if (isInt) {
            addWeighted(slots, from, to, ((IntColumn) argument).values, weights);
        } else {
            addWeighted(slots, from, to, ((LongColumn) argument).values, weights);
        }
    }

    private void add(int[] slots, int from, int to, int[] values) {
        for (int i = from; i < to; i++) {
            add(slots[i], values[i] >> 31, values[i], 1);
        }
    }

    private void add(int[] slots, int from, int to, long[] values) {
        for (int i = from; i < to; i++) {
            add(slots[i], values[i] >> 63, values[i], 1);
        }
    }

    private void addWeighted(int[] slots, int from, int to, int[] values, long[] weights) {
        for (int i = from; i < to; i++) {
            long w = weights[i];
            add(slots[i], Math.multiplyHigh(w, values[i]), w * values[i], w);
        }
    }

    private void addWeighted(int[] slots, int from, int to, long[] values, long[] weights) {
        for (int i = from; i < to; i++) {
            long w = weights[i];
            add(slots[i], Math.multiplyHigh(w, values[i]), w * values[i], w);
        }
    }

    private void add(int slot, long high, long low, long count) {
        long sum = lows[slot] + low;
        long carry = Long.compareUnsigned(sum, low) < 0 ? 1 : 0;
        lows[slot] = sum;
        highs[slot] = Math.addExact(Math.addExact(highs[slot], high), carry);
        counts[slot] = Math.addExact(counts[slot], count);
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        LongSumAccumulator from = (LongSumAccumulator) other;
        for (int i = 0; i < count; i++) {
            int s = otherSlots[i];
            add(slots[i], from.highs[s], from.lows[s], from.counts[s]);
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        ExactColumn out = new ExactColumn(result, count);
        for (int i = 0; i < count; i++) {
            int s = slots[i];
            long high = highs[s];
            long low = lows[s];
            if (high == Int128.signExtend(low)) {
                out.put(i, low, counts[s]);
            } else {
                out.put(i, Int128.toBigInteger(high, low), counts[s]);
            }
        }
        return out.build();
    }

    @Override
    public boolean isEmpty(int slot) {
        return counts[slot] == 0 && lows[slot] == 0 && highs[slot] == 0;
    }

    @Override
    public void clear(int slot) {
        counts[slot] = 0;
        lows[slot] = 0;
        highs[slot] = 0;
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(lows, 0);
        Arrays.fill(highs, 0);
    }

    @Override
    public long bytes() {
        return (long) Long.BYTES * (highs.length + lows.length + counts.length);
    }

    @Override
    public int format() {
        return 1;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            out.putLong(highs[slots[i]]);
            out.putLong(lows[slots[i]]);
            out.putLong(counts[slots[i]]);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            highs[slots[i]] = in.getLong();
            lows[slots[i]] = in.getLong();
            counts[slots[i]] = in.getLong();
        }
    }
}
