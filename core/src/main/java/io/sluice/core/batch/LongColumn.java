package io.sluice.core.batch;

import io.sluice.core.type.PhysicalType;

/** A column stored as {@code long[]}. */
public final class LongColumn extends Column {
    public final long[] values;

    public LongColumn(long[] values, boolean[] nulls) {
        super(nulls);
        this.values = values;
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.LONG;
    }

    @Override
    public LongColumn gather(int[] rows, int count) {
        long[] out = new long[count];
        for (int i = 0; i < count; i++) {
            out[i] = values[rows[i]];
        }
        return new LongColumn(out, gatherNulls(rows, count));
    }

    @Override
    Object valueNotNull(int row) {
        return values[row];
    }
}
