package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/**
 * MIN and MAX of types of up to 64 bits over insert-only input, as longs in the order of the type
 * ({@link OrderedLongs}). MIN is the MAX of the complements, so there is one loop. Of the two ways to hold the smallest
 * long - no value yet, and that value - the second is marked, so that the loop touches one array.
 */
final class LongExtremeAccumulator implements Accumulator {
    private static final long NONE = Long.MIN_VALUE;

    private final OrderedLongs order;
    private final long flip;
    private long[] greatest = new long[0];
    private boolean[] isSmallest = new boolean[0];

    LongExtremeAccumulator(PhysicalType physical, boolean max) {
        order = new OrderedLongs(physical);
        flip = max ? 0 : -1;
    }

    @Override
    public void ensure(int bound) {
        int before = greatest.length;
        if (bound > before) {
            greatest = Arrays.copyOf(greatest, Growth.capacity(before, bound));
            Arrays.fill(greatest, before, greatest.length, NONE);
            isSmallest = Arrays.copyOf(isSmallest, greatest.length);
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        Column argument = columns[0];
        long[] values = order.of(argument, from, to);
        if (weights != null) {
            updateWeighted(slots, from, to, values, weights);
            return;
        }
        long[] g = greatest;
        long f = flip;
        for (int i = from; i < to; i++) {
            long value = values[i] ^ f;
            int slot = slots[i];
            if (value > g[slot]) {
                g[slot] = value;
            } else if (value == NONE) {
                isSmallest[slot] = true;
            }
        }
    }

    private void updateWeighted(int[] slots, int from, int to, long[] values, long[] weights) {
        for (int i = from; i < to; i++) {
            if (weights[i] > 0) {
                offer(slots[i], values[i] ^ flip);
            }
        }
    }

    private void offer(int slot, long value) {
        if (value > greatest[slot]) {
            greatest[slot] = value;
        } else if (value == NONE) {
            isSmallest[slot] = true;
        }
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        LongExtremeAccumulator from = (LongExtremeAccumulator) other;
        for (int i = 0; i < count; i++) {
            int s = otherSlots[i];
            if (!from.isEmpty(s)) {
                offer(slots[i], from.greatest[s]);
            }
        }
    }

    @Override
    public Column emit(int[] slots, int count) {
        long[] out = new long[count];
        boolean[] nulls = null;
        for (int i = 0; i < count; i++) {
            int slot = slots[i];
            out[i] = greatest[slot] ^ flip;
            if (greatest[slot] == NONE && !isSmallest[slot]) {
                nulls = nulls == null ? new boolean[count] : nulls;
                nulls[i] = true;
            }
        }
        return order.column(out, nulls);
    }

    @Override
    public boolean isEmpty(int slot) {
        return greatest[slot] == NONE && !isSmallest[slot];
    }

    @Override
    public void clear(int slot) {
        greatest[slot] = NONE;
        isSmallest[slot] = false;
    }

    @Override
    public void clear() {
        Arrays.fill(greatest, NONE);
        Arrays.fill(isSmallest, false);
    }

    @Override
    public long bytes() {
        return (long) (Long.BYTES + 1) * greatest.length;
    }

    @Override
    public int format() {
        return 4;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            out.putBoolean(!isEmpty(slots[i]));
            out.putLong(greatest[slots[i]]);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        for (int i = 0; i < count; i++) {
            boolean present = in.getBoolean();
            greatest[slots[i]] = in.getLong();
            isSmallest[slots[i]] = present && greatest[slots[i]] == NONE;
        }
    }
}
