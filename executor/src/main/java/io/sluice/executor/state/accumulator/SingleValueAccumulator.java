package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;

/** The value of a sub-query that may give one row at most; its rows are counted, also those where the value is NULL. */
final class SingleValueAccumulator implements Accumulator {
    private final Accumulator value;
    private final CountAccumulator rows = new CountAccumulator();
    private long[] valueWeights = new long[0];

    /** @param value MIN or MAX, which is the value when there is one */
    SingleValueAccumulator(Accumulator value) {
        this.value = value;
    }

    @Override
    public void ensure(int bound) {
        value.ensure(bound);
        rows.ensure(bound);
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        rows.update(slots, from, to, columns, weights);
        boolean[] nulls = columns[0].nulls;
        if (nulls == null) {
            value.update(slots, from, to, columns, weights);
            return;
        }
        valueWeights = valueWeights.length < to ? new long[to] : valueWeights;
        for (int i = from; i < to; i++) {
            valueWeights[i] = nulls[i] ? 0 : weights == null ? 1 : weights[i];
        }
        value.update(slots, from, to, columns, valueWeights);
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        SingleValueAccumulator from = (SingleValueAccumulator) other;
        value.merge(slots, from.value, otherSlots, count);
        rows.merge(slots, from.rows, otherSlots, count);
    }

    @Override
    public Column emit(int[] slots, int count) {
        for (int i = 0; i < count; i++) {
            if (rows.count(slots[i]) > 1) {
                throw SluiceException.of(
                                ErrorCode.SUBQUERY_ROWS, "A sub-query that stands for one value gave more than one row")
                        .hint("aggregate its rows, as MAX does, or compare with IN");
            }
        }
        return value.emit(slots, count);
    }

    @Override
    public boolean isEmpty(int slot) {
        return rows.isEmpty(slot) && value.isEmpty(slot);
    }

    @Override
    public void clear(int slot) {
        rows.clear(slot);
        value.clear(slot);
    }

    @Override
    public void clear() {
        rows.clear();
        value.clear();
    }

    @Override
    public long bytes() {
        return value.bytes() + rows.bytes() + (long) Long.BYTES * valueWeights.length;
    }

    @Override
    public int format() {
        return value.format();
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        rows.write(slots, count, out);
        value.write(slots, count, out);
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        rows.read(slots, count, in);
        value.read(slots, count, in);
    }
}
