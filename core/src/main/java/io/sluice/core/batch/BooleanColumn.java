package io.sluice.core.batch;

import io.sluice.core.type.PhysicalType;

/** A column stored as {@code boolean[]}. */
public final class BooleanColumn extends Column {
    public final boolean[] values;

    public BooleanColumn(boolean[] values, boolean[] nulls) {
        super(nulls);
        this.values = values;
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.BOOLEAN;
    }

    @Override
    public BooleanColumn gather(int[] rows, int count) {
        boolean[] out = new boolean[count];
        for (int i = 0; i < count; i++) {
            out[i] = values[rows[i]];
        }
        return new BooleanColumn(out, gatherNulls(rows, count));
    }

    @Override
    Object valueNotNull(int row) {
        return values[row];
    }
}
