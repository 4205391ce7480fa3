package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import java.util.List;

/**
 * DISTINCT around another accumulator: keeps each value with its weight and gives the inner one a value once while that
 * weight is above zero.
 */
final class DistinctAccumulator implements Accumulator {
    private final Accumulator inner;
    private final ValueWeights values;

    DistinctAccumulator(List<PhysicalType> types, Accumulator inner) {
        this.inner = inner;
        this.values = new ValueWeights(types);
    }

    @Override
    public void ensure(int bound) {
        inner.ensure(bound);
        values.ensure(bound);
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        pass(values.update(slots, from, to, columns, weights));
    }

    private void pass(ValueWeights.Rows rows) {
        inner.update(rows.slots(), 0, rows.slots().length, rows.columns(), rows.crossings());
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        pass(values.merge(slots, ((DistinctAccumulator) other).values, otherSlots, count));
    }

    @Override
    public Column emit(int[] slots, int count) {
        return inner.emit(slots, count);
    }

    @Override
    public boolean isEmpty(int slot) {
        return values.isEmpty(slot) && inner.isEmpty(slot);
    }

    @Override
    public void clear(int slot) {
        values.clear(slot);
        inner.clear(slot);
    }

    @Override
    public void clear() {
        values.clear();
        inner.clear();
    }

    @Override
    public long bytes() {
        return inner.bytes() + values.bytes();
    }

    @Override
    public int format() {
        return 7;
    }

    /** The inner entries are not written: they follow from the values. */
    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        values.write(slots, count, out);
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        pass(values.read(slots, count, in));
    }
}
