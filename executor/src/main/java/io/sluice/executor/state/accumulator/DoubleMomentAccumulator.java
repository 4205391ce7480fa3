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
 * Variances and standard deviations of floats, from the sums of the values and of their squares. Both are kept in three
 * times the precision ({@link TripleSums}), so that what is left when they are subtracted has the digits that a double
 * holds, whatever the mean; and unlike a running mean they are linear: rows can be taken back and sums be merged in any
 * order. NaN and the infinities are counted apart; with one of them the result is NaN.
 */
final class DoubleMomentAccumulator implements Accumulator {
    /** What rounding may leave of a difference that is none, relative to the sum of squares. */
    private static final double NOISE = 0x1p-140;

    /** What rounding may leave behind of values that were all taken away, relative to the largest of them. */
    private static final double RESIDUE = 0x1p-40;

    private final AggregateCall call;
    private final DeviationKind kind;
    private final TripleSums sums = new TripleSums();
    private final TripleSums squares = new TripleSums();
    /** One slot, to calculate with. */
    private final TripleSums scratch = new TripleSums();

    private double[] largest = new double[0];
    private long[] counts = new long[0];
    private long[] specials = new long[0];

    DoubleMomentAccumulator(AggregateCall call) {
        this.call = call;
        this.kind = DeviationKind.of(call.function());
        scratch.ensure(1);
    }

    @Override
    public void ensure(int bound) {
        if (bound > counts.length) {
            counts = Arrays.copyOf(counts, Growth.capacity(counts.length, bound));
            specials = Arrays.copyOf(specials, counts.length);
            largest = Arrays.copyOf(largest, counts.length);
            sums.ensure(counts.length);
            squares.ensure(counts.length);
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
        sums.addProduct(slot, value, weight);
        double square = value * value;
        squares.addProduct(slot, square, weight);
        if (square <= Double.MAX_VALUE) {
            squares.addProduct(slot, Math.fma(value, value, -square), weight);
        }
        largest[slot] = Math.max(largest[slot], Math.abs(value * weight));
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        DoubleMomentAccumulator from = (DoubleMomentAccumulator) other;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            int s = otherSlots[i];
            counts[slot] = Math.addExact(counts[slot], from.counts[s]);
            specials[slot] = Math.addExact(specials[slot], from.specials[s]);
            sums.add(slot, from.sums, s);
            squares.add(slot, from.squares, s);
            largest[slot] = Math.max(largest[slot], from.largest[s]);
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
        double n = counts[slot];
        double sum = sums.get(slot);
        double size = squares.get(slot) * n;
        if (!Double.isFinite(size) || !Double.isFinite(sum * sum)) {
            throw SluiceException.of(
                            ErrorCode.NUMERIC_OVERFLOW, call.function() + " of numbers whose squares do not fit DOUBLE")
                    .hint("divide the argument by a power of ten, and multiply the result by it");
        }
        scratch.clear();
        scratch.addProduct(0, squares, slot, n);
        scratch.subtractSquare(0, sums, slot);
        double variance = scratch.get(0) > size * NOISE ? scratch.divided(0, n * (kind.sample() ? n - 1 : n)) : 0;
        return kind.root() ? Math.sqrt(variance) : variance;
    }

    @Override
    public boolean isEmpty(int slot) {
        return counts[slot] == 0 && specials[slot] == 0 && !(Math.abs(sums.get(slot)) > largest[slot] * RESIDUE);
    }

    @Override
    public void clear(int slot) {
        counts[slot] = 0;
        specials[slot] = 0;
        largest[slot] = 0;
        sums.clear(slot);
        squares.clear(slot);
    }

    @Override
    public void clear() {
        Arrays.fill(counts, 0);
        Arrays.fill(specials, 0);
        Arrays.fill(largest, 0);
        sums.clear();
        squares.clear();
    }

    @Override
    public long bytes() {
        return sums.bytes()
                + squares.bytes()
                + (long) Double.BYTES * (largest.length + counts.length + specials.length);
    }

    @Override
    public int format() {
        return 4;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            out.putLong(counts[slot]);
            out.putLong(specials[slot]);
            sums.write(slot, out);
            squares.write(slot, out);
            out.putDouble(largest[slot]);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            counts[slot] = in.getLong();
            specials[slot] = in.getLong();
            sums.read(slot, in);
            squares.read(slot, in);
            largest[slot] = in.getDouble();
        }
    }
}
