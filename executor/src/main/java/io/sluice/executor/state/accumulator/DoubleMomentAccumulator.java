package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/**
 * Variances and standard deviations of floats, from the sums of the values and of their squares. Both are kept in twice
 * the precision (two doubles each: Dekker, Numer. Math. 18, 1971), so that what is left when they are subtracted has the
 * digits that a double holds even where the mean is a hundred million times the deviation; and unlike a running mean
 * they are linear: rows can be taken back and sums be merged in any order. A spread too small for that precision (below
 * 2^-48 of the mean) is 0. NaN and the infinities are counted apart; with one of them the result is NaN.
 */
final class DoubleMomentAccumulator implements Accumulator {
    /** Five numbers per slot: both parts of the sum, both of the sum of squares, the largest size of a value. */
    private static final int PARTS = 5;

    private static final double NOISE = 0x1p-96;

    /** What rounding may leave behind of values that were all taken away, relative to the largest of them. */
    private static final double RESIDUE = 0x1p-40;

    private final AggregateCall call;
    private final DeviationKind kind;
    private double[] parts = new double[0];
    private long[] counts = new long[0];
    private long[] specials = new long[0];

    DoubleMomentAccumulator(AggregateCall call) {
        this.call = call;
        this.kind = DeviationKind.of(call.function());
    }

    @Override
    public void ensure(int bound) {
        if (bound > counts.length) {
            counts = Arrays.copyOf(counts, Growth.capacity(counts.length, bound));
            specials = Arrays.copyOf(specials, counts.length);
            parts = Arrays.copyOf(parts, counts.length * PARTS);
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        if (columns[0].physical() == PhysicalType.FLOAT) {
            float[] values = ((FloatColumn) columns[0]).values;
            for (int i = from; i < to; i++) {
                add(slots[i], values[i], weights == null ? 1 : weights[i]);
            }
            return;
        }
        double[] values = ((DoubleColumn) columns[0]).values;
        for (int i = from; i < to; i++) {
            add(slots[i], values[i], weights == null ? 1 : weights[i]);
        }
    }

    private void add(int slot, double value, long weight) {
        if (weight == 0) {
            return;
        }
        counts[slot] = Math.addExact(counts[slot], weight);
        if (!(Math.abs(value) <= Double.MAX_VALUE)) {
            specials[slot] = Math.addExact(specials[slot], weight);
            return;
        }
        int at = slot * PARTS;
        double weighted = value * weight;
        addTo(at, weighted, Math.fma(value, weight, -weighted));
        double square = value * value;
        double error = Math.fma(value, value, -square);
        double squares = square * weight;
        addTo(at + 2, squares, Math.fma(square, weight, -squares) + error * weight);
        parts[at + 4] = Math.max(parts[at + 4], Math.abs(weighted));
    }

    /** Adds a number given as two parts to the two at {@code at}. */
    private void addTo(int at, double high, double low) {
        double old = parts[at];
        double sum = old + high;
        double back = sum - old;
        double rest = (old - (sum - back)) + (high - back) + parts[at + 1] + low;
        double normal = sum + rest;
        parts[at] = normal;
        // Where the sum has left the range of double there is nothing to correct.
        parts[at + 1] = Double.isFinite(normal) ? rest - (normal - sum) : 0;
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        DoubleMomentAccumulator from = (DoubleMomentAccumulator) other;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            int s = otherSlots[i];
            counts[slot] = Math.addExact(counts[slot], from.counts[s]);
            specials[slot] = Math.addExact(specials[slot], from.specials[s]);
            int at = slot * PARTS;
            int other0 = s * PARTS;
            addTo(at, from.parts[other0], from.parts[other0 + 1]);
            addTo(at + 2, from.parts[other0 + 2], from.parts[other0 + 3]);
            parts[at + 4] = Math.max(parts[at + 4], from.parts[other0 + 4]);
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        double[] out = new double[count];
        boolean[] nulls = null;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            if (kind.isDefined(counts[slot])) {
                out[i] = value(slot);
            } else {
                nulls = nulls == null ? new boolean[count] : nulls;
                nulls[i] = true;
            }
        }
        if (call.type().physical() == PhysicalType.DOUBLE) {
            return new DoubleColumn(out, nulls);
        }
        float[] floats = new float[count];
        for (int i = 0; i < count; i++) {
            floats[i] = (float) out[i];
        }
        return new FloatColumn(floats, nulls);
    }

    private double value(int slot) {
        if (specials[slot] != 0) {
            return Double.NaN;
        }
        int at = slot * PARTS;
        double n = counts[slot];
        double sum = parts[at];
        double sumSquared = sum * sum;
        double sumError = Math.fma(sum, sum, -sumSquared) + 2 * sum * parts[at + 1];
        double squares = parts[at + 2] * n;
        double squaresError = Math.fma(parts[at + 2], n, -squares) + parts[at + 3] * n;
        if (!Double.isFinite(squares) || !Double.isFinite(sumSquared)) {
            throw SluiceException.of(
                            ErrorCode.NUMERIC_OVERFLOW, call.function() + " of numbers whose squares do not fit DOUBLE")
                    .hint("divide the argument by a power of ten, and multiply the result by it");
        }
        double variance = divided(squares, squaresError, sumSquared, sumError, n * (kind.sample() ? n - 1 : n));
        return kind.root() ? Math.sqrt(variance) : variance;
    }

    /** The difference of two numbers of two parts each, divided; rounded once. */
    private static double divided(double a, double aLow, double b, double bLow, double divisor) {
        double difference = a - b;
        double back = difference - a;
        double rest = (a - (difference - back)) - (b + back) + (aLow - bLow);
        double high = difference + rest;
        double low = rest - (high - difference);
        if (!(high > a * NOISE)) {
            return 0;
        }
        double quotient = high / divisor;
        return quotient + (Math.fma(-quotient, divisor, high) + low) / divisor;
    }

    @Override
    public boolean isEmpty(int slot) {
        return counts[slot] == 0
                && specials[slot] == 0
                && !(Math.abs(parts[slot * PARTS]) > parts[slot * PARTS + 4] * RESIDUE);
    }

    @Override
    public void clear(int slot) {
        counts[slot] = 0;
        specials[slot] = 0;
        Arrays.fill(parts, slot * PARTS, slot * PARTS + PARTS, 0);
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(specials, 0);
        Arrays.fill(parts, 0);
    }

    @Override
    public long bytes() {
        return (long) Double.BYTES * (parts.length + counts.length + specials.length);
    }

    @Override
    public int format() {
        return 3;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            out.putLong(counts[slot]);
            out.putLong(specials[slot]);
            for (int p = 0; p < PARTS; p++) {
                out.putDouble(parts[slot * PARTS + p]);
            }
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            counts[slot] = in.getLong();
            specials[slot] = in.getLong();
            for (int p = 0; p < PARTS; p++) {
                parts[slot * PARTS + p] = in.getDouble();
            }
        }
    }
}
