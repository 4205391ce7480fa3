package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/**
 * SUM and AVG of floats. Finite values are summed with Neumaier's compensation (ZAMM 54, 1974); NaN and the infinities
 * are counted apart, so that taking one away leaves the sum of the others. A sum that has left the range of double
 * stays infinite until its group is empty.
 */
final class DoubleSumAccumulator implements Accumulator {
    /** What rounding may leave behind of values that were all taken away, relative to the largest of them. */
    private static final double RESIDUE = 0x1p-40;

    private static final int NAN = 0;
    private static final int POSITIVE = 1;
    private static final int NEGATIVE = 2;

    private final PhysicalType resultType;
    private final boolean average;
    private double[] sums = new double[0];
    private double[] corrections = new double[0];
    private double[] largest = new double[0];
    private long[] counts = new long[0];

    /** Three counts per slot: NaN, infinity, minus infinity; null while there has been none. */
    private long[] specials;

    DoubleSumAccumulator(PhysicalType resultType, boolean average) {
        this.resultType = resultType;
        this.average = average;
    }

    @Override
    public void ensure(int bound) {
        if (bound > sums.length) {
            int capacity = Growth.capacity(sums.length, bound);
            sums = Arrays.copyOf(sums, capacity);
            corrections = Arrays.copyOf(corrections, capacity);
            largest = Arrays.copyOf(largest, capacity);
            counts = Arrays.copyOf(counts, capacity);
            specials = specials == null ? null : Arrays.copyOf(specials, capacity * 3);
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        Column argument = columns[0];
        if (argument.physical() == PhysicalType.FLOAT) {
            float[] values = ((FloatColumn) argument).values;
            for (int i = from; i < to; i++) {
                add(slots[i], values[i], weights == null ? 1 : weights[i]);
            }
            return;
        }
        double[] values = ((DoubleColumn) argument).values;
        for (int i = from; i < to; i++) {
            add(slots[i], values[i], weights == null ? 1 : weights[i]);
        }
    }

    private void add(int slot, double value, long weight) {
        if (weight == 0) {
            return;
        }
        counts[slot] = Math.addExact(counts[slot], weight);
        if (Math.abs(value) <= Double.MAX_VALUE) {
            addFinite(slot, value * weight);
        } else {
            addSpecial(slot, value, weight);
        }
    }

    private void addFinite(int slot, double value) {
        double sum = sums[slot];
        double next = sum + value;
        double size = Math.abs(value);
        corrections[slot] += Math.abs(sum) >= size ? (sum - next) + value : (value - next) + sum;
        sums[slot] = next;
        if (size > largest[slot]) {
            largest[slot] = size;
        }
    }

    private void addSpecial(int slot, double value, long weight) {
        if (specials == null) {
            specials = new long[sums.length * 3];
        }
        int which = Double.isNaN(value) ? NAN : value > 0 ? POSITIVE : NEGATIVE;
        specials[slot * 3 + which] = Math.addExact(specials[slot * 3 + which], weight);
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        DoubleSumAccumulator from = (DoubleSumAccumulator) other;
        if (from.specials != null && specials == null) {
            specials = new long[sums.length * 3];
        }
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            int s = otherSlots[i];
            addFinite(slot, from.sums[s]);
            corrections[slot] += from.corrections[s];
            largest[slot] = Math.max(largest[slot], from.largest[s]);
            counts[slot] = Math.addExact(counts[slot], from.counts[s]);
            for (int k = 0; from.specials != null && k < 3; k++) {
                specials[slot * 3 + k] = Math.addExact(specials[slot * 3 + k], from.specials[s * 3 + k]);
            }
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        double[] out = new double[count];
        boolean[] nulls = null;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (counts[slot] == 0) {
                nulls = nulls == null ? new boolean[count] : nulls;
                nulls[i] = true;
            } else {
                out[i] = average ? sum(slot) / counts[slot] : sum(slot);
            }
        }
        return resultType == PhysicalType.FLOAT ? new FloatColumn(toFloats(out), nulls) : new DoubleColumn(out, nulls);
    }

    private double sum(int slot) {
        if (specials != null) {
            boolean positive = specials[slot * 3 + POSITIVE] != 0;
            boolean negative = specials[slot * 3 + NEGATIVE] != 0;
            if (specials[slot * 3 + NAN] != 0 || (positive && negative)) {
                return Double.NaN;
            }
            if (positive || negative) {
                return positive ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
            }
        }
        // Beyond the range of double the correction is not a number.
        return Double.isFinite(sums[slot]) ? sums[slot] + corrections[slot] : sums[slot];
    }

    private static float[] toFloats(double[] values) {
        float[] out = new float[values.length];
        for (int i = 0; i < out.length; i++) {
            out[i] = (float) values[i];
        }
        return out;
    }

    @Override
    public boolean isEmpty(int slot) {
        boolean noSpecials = specials == null
                || (specials[slot * 3] | specials[slot * 3 + POSITIVE] | specials[slot * 3 + NEGATIVE]) == 0;
        double rest = Math.abs(sums[slot] + corrections[slot]);
        return counts[slot] == 0 && noSpecials && !(rest > largest[slot] * RESIDUE);
    }

    @Override
    public void clear(int slot) {
        sums[slot] = 0;
        corrections[slot] = 0;
        largest[slot] = 0;
        counts[slot] = 0;
        if (specials != null) {
            Arrays.fill(specials, slot * 3, slot * 3 + 3, 0);
        }
    }

    @Override
    public void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(corrections, 0);
        Arrays.fill(largest, 0);
        Arrays.fill(counts, 0);
        specials = null;
    }

    @Override
    public long bytes() {
        int words = sums.length + corrections.length + largest.length + counts.length;
        return (long) Double.BYTES * (words + (specials == null ? 0 : specials.length));
    }

    @Override
    public int format() {
        return 3;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            out.putDouble(sums[slot]);
            out.putDouble(corrections[slot]);
            out.putDouble(largest[slot]);
            out.putLong(counts[slot]);
            for (int k = 0; k < 3; k++) {
                out.putLong(specials == null ? 0 : specials[slot * 3 + k]);
            }
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        specials = specials == null ? new long[sums.length * 3] : specials;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            sums[slot] = in.getDouble();
            corrections[slot] = in.getDouble();
            largest[slot] = in.getDouble();
            counts[slot] = in.getLong();
            for (int k = 0; k < 3; k++) {
                specials[slot * 3 + k] = in.getLong();
            }
        }
    }
}
