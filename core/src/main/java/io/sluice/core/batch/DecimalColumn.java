package io.sluice.core.batch;

import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;

/** Unscaled 128-bit values: {@code high} holds the sign, {@code low} the lower 64 bits. */
public final class DecimalColumn extends Column {
    public final long[] high;
    public final long[] low;

    public DecimalColumn(long[] high, long[] low, boolean[] nulls) {
        super(nulls);
        this.high = high;
        this.low = low;
    }

    @Override
    public PhysicalType physical() {
        return PhysicalType.DECIMAL128;
    }

    @Override
    public DecimalColumn gather(int[] rows, int count) {
        long[] outHigh = new long[count];
        long[] outLow = new long[count];
        for (int i = 0; i < count; i++) {
            outHigh[i] = high[rows[i]];
            outLow[i] = low[rows[i]];
        }
        return new DecimalColumn(outHigh, outLow, gatherNulls(rows, count));
    }

    @Override
    Object valueNotNull(int row) {
        return Int128.toBigInteger(high[row], low[row]);
    }
}
