package io.sluice.executor.state.accumulator;

import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.SortKey;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.StoredColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * FIRST_VALUE and LAST_VALUE over insert-only input: the one value of each slot with what it is ordered by. Of rows that
 * are equal in the order the one that came first, or last, is it.
 */
final class FirstLastAccumulator implements Accumulator {
    /** Where a row stands that is compared; slot s is kept at s + 1. */
    private static final int CANDIDATE = 0;

    private final List<PhysicalType> types = new ArrayList<>();
    private final List<SortKey> order;
    private final boolean last;

    /** The value, then the columns of the order. */
    private StoredColumn[] columns;

    private boolean[] present = new boolean[0];

    FirstLastAccumulator(AggregateCall call, boolean last) {
        types.add(call.argTypes().get(0).physical());
        call.orderTypes().stream().map(SqlType::physical).forEach(types::add);
        order = call.order();
        this.last = last;
        columns = newColumns();
    }

    private StoredColumn[] newColumns() {
        return types.stream()
                .map(t -> StoredColumn.of(t, StoredColumn.Equality.IDENTICAL))
                .toArray(StoredColumn[]::new);
    }

    @Override
    public void ensure(int bound) {
        if (bound > present.length) {
            present = Arrays.copyOf(present, Growth.capacity(present.length, bound));
        }
    }

    @Override
    public void update(int[] slots, int from, int to, Column[] rows, long[] weights) {
        for (int i = from; i < to; i++) {
            if (weights == null || weights[i] > 0) {
                offer(slots[i], rows, i);
            }
        }
    }

    private void offer(int slot, Column[] rows, int row) {
        if (present[slot] && !replaces(slot, rows, row)) {
            return;
        }
        present[slot] = true;
        for (int c = 0; c < columns.length; c++) {
            columns[c].set(slot + 1, rows[c], row);
        }
    }

    private boolean replaces(int slot, Column[] rows, int row) {
        for (int k = 0; k < order.size(); k++) {
            StoredColumn column = columns[k + 1];
            column.set(CANDIDATE, rows[k + 1], row);
            int compared = OrderKeys.compare(order.get(k), column, CANDIDATE, slot + 1);
            if (compared != 0) {
                return last ? compared > 0 : compared < 0;
            }
        }
        return last;
    }

    @Override
    public void merge(int[] slots, Accumulator other, int[] otherSlots, int count) {
        FirstLastAccumulator from = (FirstLastAccumulator) other;
        Column[] rows = from.gather(otherSlots, count);
        for (int i = 0; i < count; i++) {
            if (from.present[otherSlots[i]]) {
                offer(slots[i], rows, i);
            }
        }
    }

    private Column[] gather(int[] slots, int count) {
        int[] places = new int[count];
        for (int i = 0; i < count; i++) {
            places[i] = present[slots[i]] ? slots[i] + 1 : CANDIDATE;
        }
        Column[] out = new Column[columns.length];
        for (int c = 0; c < out.length; c++) {
            columns[c].set(CANDIDATE, Column.allNull(types.get(c), 1), 0);
            out[c] = columns[c].gather(places, count);
        }
        return out;
    }

    @Override
    public Column emit(int[] slots, int count) {
        ColumnBuilder out = new ColumnBuilder(types.get(0));
        Column values = gather(slots, count)[0];
        for (int i = 0; i < count; i++) {
            out.append(values, i);
        }
        return out.build();
    }

    @Override
    public boolean isEmpty(int slot) {
        return !present[slot];
    }

    @Override
    public void clear(int slot) {
        present[slot] = false;
    }

    @Override
    public void clear() {
        Arrays.fill(present, false);
        columns = newColumns();
    }

    @Override
    public long bytes() {
        long bytes = present.length;
        for (StoredColumn column : columns) {
            bytes += column.bytes();
        }
        return bytes;
    }

    @Override
    public int format() {
        return 8;
    }

    @Override
    public void write(int[] slots, int count, BytesWriter out) {
        for (int i = 0; i < count; i++) {
            out.putBoolean(present[slots[i]]);
        }
        for (Column column : gather(slots, count)) {
            ColumnCodec.write(column, count, out);
        }
    }

    @Override
    public void read(int[] slots, int count, BytesReader in) {
        boolean[] there = new boolean[count];
        for (int i = 0; i < count; i++) {
            there[i] = in.getBoolean();
        }
        Column[] rows = new Column[columns.length];
        for (int c = 0; c < rows.length; c++) {
            rows[c] = ColumnCodec.read(types.get(c), count, in);
        }
        for (int i = 0; i < count; i++) {
            if (there[i]) {
                offer(slots[i], rows, i);
            }
        }
    }
}
