package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.Int128;
import java.math.BigInteger;
import java.util.Arrays;

/** Variances and standard deviations of decimals of more than 18 digits: what {@link MomentAccumulator} does, in big numbers. */
final class DecimalMomentAccumulator implements Accumulator {
    /** Two numbers of about four words, their references, and the count: an estimate. */
    private static final int BIG_BYTES = 2 * (64 + 24 + 8) + 8;

    private final ExactDeviation deviation;

    /** Null where nothing has been added. */
    private BigInteger[] sums = {};

    private BigInteger[] squares = {};
    private long[] counts = new long[0];

    DecimalMomentAccumulator(ExactDeviation deviation) {
        this.deviation = deviation;
    }

    @Override
    public void ensure(int bound) {
        if (bound > counts.length) {
            int capacity = Growth.capacity(counts.length, bound);
            sums = Arrays.copyOf(sums, capacity);
            squares = Arrays.copyOf(squares, capacity);
            counts = Arrays.copyOf(counts, capacity);
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        DecimalColumn values = (DecimalColumn) columns[0];
        for (int i = from; i < to; i++) {
            long weight = weights == null ? 1 : weights[i];
            if (weight != 0) {
                BigInteger value = Int128.toBigInteger(values.high[i], values.low[i]);
                BigInteger weighted = value.multiply(BigInteger.valueOf(weight));
                add(slots[i], weighted, weighted.multiply(value), weight);
            }
        }
    }

    private void add(int slot, BigInteger sum, BigInteger square, long count) {
        sums[slot] = sums[slot] == null ? sum : sums[slot].add(sum);
        squares[slot] = squares[slot] == null ? square : squares[slot].add(square);
        counts[slot] = Math.addExact(counts[slot], count);
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        DecimalMomentAccumulator from = (DecimalMomentAccumulator) other;
        for (int i = 0; i < count; i++) {
            int s = otherSlots[i];
            if (from.sums[s] != null) {
                add(slots[i], from.sums[s], from.squares[s], from.counts[s]);
            }
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        ExactColumn out = new ExactColumn(deviation.result(), count);
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            out.put(i, sums[slot] == null ? null : deviation.of(sums[slot], squares[slot], counts[slot]));
        }
        return out.build();
    }

    @Override
    public boolean isEmpty(int slot) {
        return counts[slot] == 0 && (sums[slot] == null || (sums[slot].signum() == 0 && squares[slot].signum() == 0));
    }

    @Override
    public void clear(int slot) {
        sums[slot] = null;
        squares[slot] = null;
        counts[slot] = 0;
    }

    @Override
    public void clear() {
        Arrays.fill(sums, null);
        Arrays.fill(squares, null);
        Arrays.fill(counts, 0);
    }

    @Override
    public long bytes() {
        return (long) BIG_BYTES * counts.length;
    }

    @Override
    public int format() {
        return 2;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            out.putLong(counts[slot]);
            out.putBytes(bytes(sums[slot]));
            out.putBytes(bytes(squares[slot]));
        }
    }

    private static byte[] bytes(BigInteger value) {
        return (value == null ? BigInteger.ZERO : value).toByteArray();
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            counts[slot] = in.getLong();
            sums[slot] = new BigInteger(in.getBytes());
            squares[slot] = new BigInteger(in.getBytes());
        }
    }
}
