package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.type.PhysicalType;

/**
 * Values of a type of up to 64 bits as longs that compare as the values do: false before true, -0.0 equal to 0.0, NaN
 * after all other numbers. Scratch space is kept between calls.
 */
final class OrderedLongs {
    private final PhysicalType physical;
    private long[] scratch = new long[0];

    OrderedLongs(PhysicalType physical) {
        this.physical = physical;
    }

    static boolean holds(PhysicalType physical) {
        return physical != PhysicalType.DECIMAL128 && physical != PhysicalType.BYTES;
    }

    /** The rows {@code from..to} as longs at the same positions; valid until the next call. */
    long[] of(Column column, int from, int to) {
        if (physical == PhysicalType.LONG) {
            return ((LongColumn) column).values;
        }
        if (scratch.length < to) {
            scratch = new long[to];
        }
        switch (physical) {
            case BOOLEAN -> {
                boolean[] values = ((BooleanColumn) column).values;
                for (int i = from; i < to; i++) {
                    scratch[i] = values[i] ? 1 : 0;
                }
            }
            case INT -> {
                int[] values = ((IntColumn) column).values;
                for (int i = from; i < to; i++) {
                    scratch[i] = values[i];
                }
            }
            case FLOAT -> {
                float[] values = ((FloatColumn) column).values;
                for (int i = from; i < to; i++) {
                    scratch[i] = ordered(values[i]);
                }
            }
            case DOUBLE -> {
                double[] values = ((DoubleColumn) column).values;
                for (int i = from; i < to; i++) {
                    scratch[i] = ordered(values[i]);
                }
            }
            case LONG, DECIMAL128, BYTES -> throw new IllegalStateException("not converted: " + physical);
        }
        return scratch;
    }

    private static long ordered(double value) {
        return flipNegative(Double.doubleToLongBits(value + 0.0));
    }

    /** Its own inverse. */
    private static long flipNegative(long bits) {
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    /** Ordered longs as a column of the type. */
    Column column(long[] ordered, boolean[] nulls) {
        int n = ordered.length;
        return switch (physical) {
            case LONG -> new LongColumn(ordered, nulls);
            case INT -> {
                int[] out = new int[n];
                for (int i = 0; i < n; i++) {
                    out[i] = (int) ordered[i];
                }
                yield new IntColumn(out, nulls);
            }
            case BOOLEAN -> {
                boolean[] out = new boolean[n];
                for (int i = 0; i < n; i++) {
                    out[i] = ordered[i] == 1;
                }
                yield new BooleanColumn(out, nulls);
            }
            case FLOAT -> {
                float[] out = new float[n];
                for (int i = 0; i < n; i++) {
                    out[i] = (float) Double.longBitsToDouble(flipNegative(ordered[i]));
                }
                yield new FloatColumn(out, nulls);
            }
            case DOUBLE -> {
                double[] out = new double[n];
                for (int i = 0; i < n; i++) {
                    out[i] = Double.longBitsToDouble(flipNegative(ordered[i]));
                }
                yield new DoubleColumn(out, nulls);
            }
            case DECIMAL128, BYTES -> throw new IllegalStateException("wider than 64 bits: " + physical);
        };
    }
}
