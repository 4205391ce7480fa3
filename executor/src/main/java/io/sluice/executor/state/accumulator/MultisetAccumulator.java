package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.type.PhysicalType;
import java.util.List;

/** COLLECT and PERCENTILE: every different value of a group with how often it is there, in no order. */
final class MultisetAccumulator implements Accumulator {
    private final AggregateCall call;
    private final ValueReading reading;
    private final ValueWeights values;

    MultisetAccumulator(AggregateCall call, ValueReading reading) {
        this.call = call;
        this.reading = reading;
        List<PhysicalType> types = List.of(call.argTypes().get(0).physical());
        this.values = new ValueWeights(types);
    }

    @Override
    public void ensure(int bound) {
        values.ensure(bound);
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        values.update(slots, from, to, columns, reading.weights(columns, weights, from, to));
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        values.merge(slots, ((MultisetAccumulator) other).values, otherSlots, count);
    }

    @Override
    public Column emit(int[] slots, int count) {
        int[] sizes = new int[count];
        int[] members = values.members(slots, count, sizes);
        Column column = values.column(0).gather(members, members.length);
        long[] copies = new long[members.length];
        for (int m = 0; m < members.length; m++) {
            long weight = Math.max(0, values.weight(members[m]));
            copies[m] = call.distinct() ? Math.min(1, weight) : weight;
        }
        ColumnBuilder out = new ColumnBuilder(call.type().physical());
        int from = 0;
        for (int size : sizes) {
            reading.append(column, copies, from, from + size, out);
            from += size;
        }
        return out.build();
    }

    @Override
    public boolean isEmpty(int slot) {
        return values.isEmpty(slot);
    }

    @Override
    public void clear(int slot) {
        values.clear(slot);
    }

    @Override
    public void clear() {
        values.clear();
    }

    @Override
    public long bytes() {
        return values.bytes();
    }

    @Override
    public int format() {
        return 10;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        values.write(slots, count, out);
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        values.read(slots, count, in);
    }
}
