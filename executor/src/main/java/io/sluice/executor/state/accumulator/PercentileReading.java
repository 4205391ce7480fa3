package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.nested.NestedBuilder;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.Int128;
import io.sluice.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * PERCENTILE: with n values in order the fraction p lies at p (n - 1); between two values it is interpolated. A second
 * argument says how often the value of a row counts.
 */
final class PercentileReading implements ValueReading {
    private final double[] fractions;
    private final SqlType argument;

    /** Null when there is one fraction. */
    private final NestedBuilder several;

    PercentileReading(AggregateCall call) {
        fractions = call.constants().stream()
                .mapToDouble(fraction -> (Double) fraction.value())
                .toArray();
        argument = call.argTypes().get(0);
        several = call.type().isNested() ? NestedBuilder.of(call.type()) : null;
    }

    @Override
    public long[] weights(Column[] columns, long[] weights, int from, int to) {
        if (columns.length == 1) {
            return weights;
        }
        long[] out = new long[to];
        for (int i = from; i < to; i++) {
            long weight = weights == null ? 1 : weights[i];
            out[i] = weight == 0 ? 0 : Math.multiplyExact(weight, frequency(columns[1], i));
        }
        return out;
    }

    private static long frequency(Column column, int row) {
        long frequency = column instanceof IntColumn ints ? ints.values[row] : ((LongColumn) column).values[row];
        if (frequency < 0) {
            throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, "The frequency of PERCENTILE is " + frequency)
                    .expected("how often the value counts, 0 or more");
        }
        return frequency;
    }

    @Override
    public void append(Column values, long[] copies, int from, int to, ColumnBuilder out) {
        double[] numbers = new double[to - from];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = number(values, from + i);
        }
        int[] order = IntStream.range(0, numbers.length)
                .filter(i -> copies[from + i] > 0)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> numbers[i]))
                .mapToInt(i -> i)
                .toArray();
        double[] sorted = Arrays.stream(order).mapToDouble(i -> numbers[i]).toArray();
        long[] ends = new long[order.length];
        long total = 0;
        for (int i = 0; i < order.length; i++) {
            total = Math.addExact(total, copies[from + order[i]]);
            ends[i] = total;
        }
        append(sorted, ends, total, out);
    }

    private void append(double[] sorted, long[] ends, long total, ColumnBuilder out) {
        if (total == 0) {
            out.appendNull();
        } else if (several == null) {
            out.appendDouble(percentile(fractions[0], sorted, ends, total));
        } else {
            several.begin();
            for (double fraction : fractions) {
                several.addDouble(percentile(fraction, sorted, ends, total));
            }
            several.finish(out);
        }
    }

    private static double percentile(double fraction, double[] sorted, long[] ends, long total) {
        double position = fraction * (total - 1);
        long below = (long) Math.floor(position);
        double low = at(below, sorted, ends);
        double part = position - below;
        return part == 0 ? low : low + part * (at(below + 1, sorted, ends) - low);
    }

    /** The value at a position, counting from 0. */
    private static double at(long position, double[] sorted, long[] ends) {
        int found = Arrays.binarySearch(ends, position + 1);
        return sorted[found >= 0 ? found : -found - 1];
    }

    private double number(Column column, int row) {
        if (column instanceof DecimalColumn decimals) {
            BigInteger unscaled = Int128.toBigInteger(decimals.high[row], decimals.low[row]);
            return new BigDecimal(unscaled, argument.scale()).doubleValue();
        }
        if (column instanceof LongColumn longs) {
            long value = longs.values[row];
            return argument.scale() == 0
                    ? value
                    : BigDecimal.valueOf(value, argument.scale()).doubleValue();
        }
        if (column instanceof IntColumn ints) {
            return ints.values[row];
        }
        return column instanceof FloatColumn floats ? floats.values[row] : ((DoubleColumn) column).values[row];
    }
}
