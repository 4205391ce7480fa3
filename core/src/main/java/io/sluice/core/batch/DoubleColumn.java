package io.sluice.core.batch;

import io.sluice.core.type.PhysicalType;

/** A column stored as {@code double[]}. */
public final class DoubleColumn extends Column {
    public final double[] values;

    public DoubleColumn(double[] values, boolean[] nulls) {
        super(nulls);
        this.values = values;
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.DOUBLE;
    }

    @Override
    public DoubleColumn gather(int[] rows, int count) {
        double[] out = new double[count];
        for (int i = 0; i < count; i++) {
            out[i] = values[rows[i]];
        }
        return new DoubleColumn(out, gatherNulls(rows, count));
    }

    @Override
    Object valueNotNull(int row) {
        return values[row];
    }
}
