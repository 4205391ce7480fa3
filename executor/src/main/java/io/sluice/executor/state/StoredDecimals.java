package io.sluice.executor.state;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.type.Int128;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/** A stored column of 128-bit numbers. */
final class StoredDecimals extends StoredColumn {
    private long[] high = new long[0];
    private long[] low = new long[0];

    StoredDecimals() {
        super(PhysicalType.DECIMAL128);
    }

    @Override
    public int compare(int slot, int otherSlot) {
        return Int128.compare(high[slot], low[slot], high[otherSlot], low[otherSlot]);
    }

    @Override
    void release(int slot) {
        // Nothing is held beside the arrays.
    }

    @Override
    int capacity() {
        return high.length;
    }

    @Override
    long valueBytes() {
        return 2L * Long.BYTES * high.length;
    }

    @Override
    void ensure(int slots) {
        if (slots > high.length) {
            int capacity = grown(high.length, slots);
            high = Arrays.copyOf(high, capacity);
            low = Arrays.copyOf(low, capacity);
        }
    }

    @Override
    void setNull(int slot) {
        high[slot] = 0;
        low[slot] = 0;
    }

    @Override
    void setNotNull(int slot, Column source, int row) {
        DecimalColumn decimals = (DecimalColumn) source;
        high[slot] = decimals.high[row];
        low[slot] = decimals.low[row];
    }

    @Override
    boolean sameNotNull(int slot, Column source, int row) {
        DecimalColumn decimals = (DecimalColumn) source;
        return high[slot] == decimals.high[row] && low[slot] == decimals.low[row];
    }

    @Override
    Column gather(int[] slots, int count, boolean[] outNulls) {
        long[] outHigh = new long[count];
        long[] outLow = new long[count];
        for (int i = 0; i < count; i++) {
            outHigh[i] = high[slots[i]];
            outLow[i] = low[slots[i]];
        }
        return new DecimalColumn(outHigh, outLow, outNulls);
    }
}
