package io.sluice.core.batch;

import io.sluice.core.type.PhysicalType;

/** A column stored as {@code float[]}. */
public final class FloatColumn extends Column {
    public final float[] values;

    public FloatColumn(float[] values, boolean[] nulls) {
        super(nulls);
        this.values = values;
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.FLOAT;
    }

    @Override
    public FloatColumn gather(int[] rows, int count) {
        float[] out = new float[count];
        for (int i = 0; i < count; i++) {
            out[i] = values[rows[i]];
        }
        return new FloatColumn(out, gatherNulls(rows, count));
    }

    @Override
    Object valueNotNull(int row) {
        return values[row];
    }
}
