package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.Int128;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * SUM and AVG of decimals of more than 18 digits: an exact 192-bit sum, since the sum of two such numbers can leave 128
 * bits and come back, and the count of values that are not NULL.
 */
final class DecimalSumAccumulator implements Accumulator {
    private final ExactResult result;
    private long[] tops = new long[0];
    private long[] highs = new long[0];
    private long[] lows = new long[0];
    private long[] counts = new long[0];

    DecimalSumAccumulator(ExactResult result) {
        this.result = result;
    }

    @Override
    public void ensure(int bound) {
        if (bound > lows.length) {
            int capacity = Growth.capacity(lows.length, bound);
            tops = Arrays.copyOf(tops, capacity);
            highs = Arrays.copyOf(highs, capacity);
            lows = Arrays.copyOf(lows, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column argument, long[] weights) {
        DecimalColumn values = (DecimalColumn) argument;
        for (int i = from; i < to; i++) {
            long w = weights == null ? 1 : weights[i];
            long high = values.high[i];
            if (w == 1) {
                add(slots[i], high >> 63, high, values.low[i], 1);
            } else if (w != 0) {
                addProduct(slots[i], Int128.toBigInteger(high, values.low[i]), w);
            }
        }
    }

    private void addProduct(int slot, BigInteger value, long weight) {
        BigInteger product = value.multiply(BigInteger.valueOf(weight));
        long top = product.shiftRight(128).longValue();
        add(slot, top, product.shiftRight(64).longValue(), product.longValue(), weight);
    }

    private void add(int slot, long top, long high, long low, long count) {
        long newLow = lows[slot] + low;
        long carry = Long.compareUnsigned(newLow, low) < 0 ? 1 : 0;
        long partial = highs[slot] + high;
        long newHigh = partial + carry;
        long carryHigh = Long.compareUnsigned(partial, high) < 0 || Long.compareUnsigned(newHigh, partial) < 0 ? 1 : 0;
        lows[slot] = newLow;
        highs[slot] = newHigh;
        tops[slot] += top + carryHigh;
        counts[slot] += count;
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        DecimalSumAccumulator from = (DecimalSumAccumulator) other;
        for (int i = 0; i < count; i++) {
            int s = otherSlots[i];
            add(slots[i], from.tops[s], from.highs[s], from.lows[s], from.counts[s]);
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        ExactColumn out = new ExactColumn(result, count);
        for (int i = 0; i < count; i++) {
            out.put(i, sum(slots[i]), counts[slots[i]]);
        }
        return out.build();
    }

    private BigInteger sum(int slot) {
        BigInteger sum = BigInteger.valueOf(tops[slot]).shiftLeft(128);
        BigInteger lower = Int128.toBigInteger(0, highs[slot]).shiftLeft(64).or(Int128.toBigInteger(0, lows[slot]));
        return sum.or(lower);
    }

    @Override
    public boolean isEmpty(int slot) {
        return (counts[slot] | lows[slot] | highs[slot] | tops[slot]) == 0;
    }

    @Override
    public void clear(int slot) {
        counts[slot] = 0;
        lows[slot] = 0;
        highs[slot] = 0;
        tops[slot] = 0;
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(lows, 0);
        Arrays.fill(highs, 0);
        Arrays.fill(tops, 0);
    }

    @Override
    public int format() {
        return 2;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            out.putLong(tops[slots[i]]);
            out.putLong(highs[slots[i]]);
            out.putLong(lows[slots[i]]);
            out.putLong(counts[slots[i]]);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            tops[slots[i]] = in.getLong();
            highs[slots[i]] = in.getLong();
            lows[slots[i]] = in.getLong();
            counts[slots[i]] = in.getLong();
        }
    }
}
