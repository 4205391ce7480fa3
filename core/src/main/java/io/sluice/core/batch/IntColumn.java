package io.sluice.core.batch;

import io.sluice.core.type.PhysicalType;

/** A column stored as {@code int[]}. */
public final class IntColumn extends Column {
    public final int[] values;

    public IntColumn(int[] values, boolean[] nulls) {
        super(nulls);
        this.values = values;
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.INT;
    }

    @Override
    public IntColumn gather(int[] rows, int count) {
        int[] out = new int[count];
        for (int i = 0; i < count; i++) {
            out[i] = values[rows[i]];
        }
        return new IntColumn(out, gatherNulls(rows, count));
    }

    @Override
    Object valueNotNull(int row) {
        return values[row];
    }
}
