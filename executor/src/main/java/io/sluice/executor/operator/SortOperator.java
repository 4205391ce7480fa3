package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.plan.SortNode;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * ORDER BY over bounded input, in one task: keeps the folded rows and emits them in order at the end, a row of weight n
 * n times. Rows equal in the keys stay in the order in which they came. With FETCH over insert-only input only the rows
 * that can still be among the first are kept, up to twice as many as are asked for. All in memory.
 */
public final class SortOperator implements Operator {
    private static final String ROWS = "rows";
    private static final long SMALLEST_CUT = 8192;

    private final SortNode node;
    private final List<PhysicalType> types;
    private final boolean insertOnly;
    private RowStore rows;

    /** By slot: when the row came. */
    private long[] arrivals = new long[0];

    private long arrived;

    public SortOperator(SortNode node) {
        this.node = node;
        types = node.rowType().types().stream().map(t -> t.physical()).toList();
        insertOnly = node.input().insertOnly();
        rows = new RowStore(types, insertOnly);
    }

    @Override
    public void open(OperatorContext context) {
        // Nothing to prepare.
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        add(batch);
        long wanted = wanted();
        if (insertOnly && wanted <= Integer.MAX_VALUE && rows.size() > 2 * wanted + SMALLEST_CUT) {
            cut((int) wanted);
        }
    }

    private void add(Batch batch) {
        int[] slots = rows.slots(batch);
        for (int i = 0; i < batch.rowCount; i++) {
            rows.claim(slots[i]);
            if (rows.weight(slots[i]) == 0) {
                // New, or back after it was gone: it comes after all others, as if each row were a batch.
                arrive(slots[i]);
            }
            rows.add(slots[i], batch.weight(i));
        }
        for (int i = 0; i < batch.rowCount && !insertOnly; i++) {
            if (rows.isSpent(slots[i])) {
                rows.remove(slots[i]);
            }
        }
    }

    private void arrive(int slot) {
        if (slot >= arrivals.length) {
            arrivals = Arrays.copyOf(arrivals, Math.max(1024, slot * 2));
        }
        arrivals[slot] = arrived++;
    }

    /** Rows from the first that are needed; MAX when there is no FETCH. */
    private long wanted() {
        boolean all = node.fetch() < 0 || node.fetch() > Long.MAX_VALUE - node.offset();
        return all ? Long.MAX_VALUE : node.offset() + node.fetch();
    }

    /** Keeps the first rows in order; each has a weight of at least 1, so these are enough. */
    private void cut(int wanted) {
        int[] kept = Arrays.copyOf(sorted(), wanted);
        RowStore before = rows;
        rows = new RowStore(types, insertOnly);
        arrived = 0;
        for (int from = 0; from < kept.length; from += Batch.MAX_ROWS) {
            int[] part = Arrays.copyOfRange(kept, from, Math.min(kept.length, from + Batch.MAX_ROWS));
            add(batch(before, part));
        }
    }

    private static Batch batch(RowStore store, int[] slots) {
        long[] weights = new long[slots.length];
        for (int i = 0; i < slots.length; i++) {
            weights[i] = store.weight(slots[i]);
        }
        return new Batch(store.gather(slots, slots.length), slots.length, weights, null);
    }

    private int[] sorted() {
        int[] slots = rows.liveSlots();
        new RowOrder(node.keys(), rows, arrivals).sort(slots);
        return slots;
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // The order does not depend on time.
    }

    @Override
    public void onEnd(Output out) {
        int[] picked = new int[Batch.MAX_ROWS];
        int count = 0;
        long position = 0;
        long end = wanted();
        for (int slot : sorted()) {
            long weight = rows.weight(slot);
            if (weight < 0) {
                throw SluiceException.of(
                        ErrorCode.INTERNAL_ERROR, "the sorted input takes back a row more often than it has it");
            }
            long last = weight > end - position ? end : position + weight;
            for (long p = Math.max(position, node.offset()); p < last; p++) {
                picked[count++] = slot;
                count = emitFull(picked, count, out);
            }
            position = last;
        }
        emit(picked, count, out);
    }

    private int emitFull(int[] picked, int count, Output out) {
        if (count < picked.length) {
            return count;
        }
        emit(picked, count, out);
        return 0;
    }

    private void emit(int[] picked, int count, Output out) {
        if (count > 0) {
            out.emit(Batch.of(count, rows.gather(picked, count)));
        }
    }

    /** In the order of arrival, which is that of ties. */
    @Override
    public void snapshot(StateWriter out) {
        int[] slots = rows.liveSlots();
        new RowOrder(List.of(), rows, arrivals).sort(slots);
        rows.write(slots, out.entry(ROWS));
    }

    @Override
    public void restore(StateReader in) {
        for (BytesReader entry : in.entries(ROWS)) {
            RowStore.read(types, ROWS, entry).forEach(this::add);
        }
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
