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
    private final WideSums sums = new WideSums();
    private long[] counts = new long[0];

    DecimalSumAccumulator(ExactResult result) {
        this.result = result;
    }

    @Override
    public void ensure(int bound) {
        if (bound > counts.length) {
            counts = Arrays.copyOf(counts, Growth.capacity(counts.length, bound));
            sums.ensure(counts.length);
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        DecimalColumn values = (DecimalColumn) columns[0];
        for (int i = from; i < to; i++) {
            long w = weights == null ? 1 : weights[i];
            long high = values.high[i];
            if (w == 0) {
                continue;
            }
            if (w == 1) {
                sums.add(slots[i], high >> 63, high, values.low[i]);
            } else {
                BigInteger value = Int128.toBigInteger(high, values.low[i]);
                sums.add(slots[i], value.multiply(BigInteger.valueOf(w)));
            }
            counts[slots[i]] = Math.addExact(counts[slots[i]], w);
        }
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        DecimalSumAccumulator from = (DecimalSumAccumulator) other;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            sums.add(slot, from.sums, otherSlots[i]);
            counts[slot] = Math.addExact(counts[slot], from.counts[otherSlots[i]]);
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        ExactColumn out = new ExactColumn(result, count);
        for (int i = 0; i < count; i++) {
            out.put(i, sums.get(slots[i]), counts[slots[i]]);
        }
        return out.build();
    }

    @Override
    public boolean isEmpty(int slot) {
        return counts[slot] == 0 && sums.isZero(slot);
    }

    @Override
    public void clear(int slot) {
        counts[slot] = 0;
        sums.clear(slot);
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        sums.clear();
    }

    @Override
    public long bytes() {
        return sums.bytes() + (long) Long.BYTES * counts.length;
    }

    @Override
    public int format() {
        return 2;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            sums.write(slots[i], out);
            out.putLong(counts[slots[i]]);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            sums.read(slots[i], in);
            counts[slots[i]] = in.getLong();
        }
    }
}
