package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.AggregateCall;
import java.util.Arrays;

/** Functions whose value depends on the order of a group's rows: all of them are kept, and read in order when asked. */
final class OrderedAccumulator implements Accumulator {
    private final OrderedEntries entries;
    private final RowReading reading;
    private final AggregateCall call;

    OrderedAccumulator(AggregateCall call, RowReading reading) {
        this.entries = new OrderedEntries(call);
        this.reading = reading;
        this.call = call;
    }

    @Override
    public void ensure(int bound) {
        entries.ensure(bound);
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] columns, long[] weights) {
        entries.update(slots, from, to, columns, weights);
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        entries.merge(slots, ((OrderedAccumulator) other).entries, otherSlots, count);
    }

    @Override
    public Column emit(int[] slots, int count) {
        ColumnBuilder out = new ColumnBuilder(call.type().physical());
        OrderedRows rows = new OrderedRows(entries, call);
        for (int i = 0; i < count; i++) {
            rows.read(slots[i]);
            reading.append(rows, out);
        }
        return out.build();
    }

    @Override
    public boolean isEmpty(int slot) {
        return entries.isEmpty(slot);
    }

    @Override
    public void clear(int slot) {
        entries.clear(slot);
    }

    @Override
    public void clear() {
        entries.clear();
    }

    @Override
    public long bytes() {
        return entries.bytes();
    }

    @Override
    public int format() {
        return 9;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        entries.write(slots, count, out);
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        entries.read(Arrays.copyOf(slots, count), count, in);
    }
}
