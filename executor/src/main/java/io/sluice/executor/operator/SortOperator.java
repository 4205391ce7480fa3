package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.plan.SortNode;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.spill.MemoryBudget;
import io.sluice.executor.spill.SortedRuns;
import io.sluice.executor.spill.SpillFile;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;
import java.util.List;

/**
 * ORDER BY over bounded input, in one task: keeps the folded rows and emits them in order at the end, a row of weight n
 * n times. Rows equal in the keys stay in the order in which they came. With FETCH over insert-only input only the rows
 * that can still be among the first are kept, up to twice as many as are asked for.
 *
 * <p>When the memory of the job is used up the rows go to disk as sorted runs, which are merged at the end. Runs of rows
 * that can be taken back have their ties in the order of all columns, so that equal rows meet. A checkpoint holds the
 * rows of all runs, and is refused when they do not fit the heap.
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
    private MemoryBudget budget;
    private MemoryBudget.Share memory;
    private SortedRuns runs;
    private SortEmitter rest;

    public SortOperator(SortNode node) {
        this.node = node;
        types = node.rowType().types().stream().map(t -> t.physical()).toList();
        insertOnly = node.input().insertOnly();
        rows = new RowStore(types, insertOnly);
    }

    @Override
    public void open(OperatorContext context) {
        budget = context.memory().budget();
        memory = budget.share();
        runs = new SortedRuns(context.memory(), node.rowType(), node.keys(), !insertOnly);
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        take(batch);
    }

    private void take(Batch batch) {
        add(batch);
        long wanted = wanted();
        if (insertOnly && wanted <= Integer.MAX_VALUE && rows.size() > 2 * wanted + SMALLEST_CUT) {
            cut((int) wanted);
        }
        // Twice: an array that grows stands beside its copy, and the slots are sorted.
        if (!memory.holds(2 * (rows.bytes() + (long) Long.BYTES * arrivals.length))) {
            putAside();
        }
    }

    /** Writes the rows in memory as a run, and forgets them. */
    private void putAside() {
        int[] slots = rows.liveSlots();
        new RowOrder(node.keys(), rows, arrivals, insertOnly ? 0 : types.size()).sort(slots);
        int count = insertOnly ? (int) Math.min(slots.length, wanted()) : slots.length;
        int block = SortedRuns.blockRows(rows.bytes() / Math.max(1, slots.length));
        SpillFile run = runs.newRun();
        for (int from = 0; from < count; from += block) {
            int[] part = Arrays.copyOfRange(slots, from, Math.min(count, from + block));
            run.append(rows.batch(part, part.length));
        }
        runs.add(run);
        forget();
    }

    private void forget() {
        rows = new RowStore(types, insertOnly);
        arrivals = new long[0];
        arrived = 0;
        memory.holds(0);
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
            add(before.batch(part, part.length));
        }
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
        if (runs.isEmpty()) {
            rest = new SortEmitter(new StoredRows(rows, sorted()), node.offset(), wanted());
        } else {
            putAside();
            rest = new SortEmitter(runs.sorted(), node.offset(), wanted());
        }
    }

    @Override
    public boolean emitRest(Output out) {
        boolean more = rest.emit(out);
        if (!more) {
            runs.close();
        }
        return more;
    }

    /** In the order of arrival, which is that of ties. */
    @Override
    public void snapshot(StateWriter out) {
        if (runs.bytes() > budget.bytes()) {
            throw SluiceException.of(
                            ErrorCode.STATE_TOO_LARGE,
                            "a checkpoint of ORDER BY would hold " + runs.bytes()
                                    + " bytes in memory that it has put aside on disk")
                    .expected("at most " + budget.bytes() + " bytes ('taskmanager.memory.managed.size')")
                    .hint("run the sort without checkpoints: RESET 'execution.checkpointing.interval'");
        }
        runs.forEach(batch -> RowStore.write(batch, out.entry(ROWS)));
        int[] slots = rows.liveSlots();
        new RowOrder(List.of(), rows, arrivals).sort(slots);
        rows.write(slots, out.entry(ROWS));
    }

    @Override
    public void restore(StateReader in) {
        for (BytesReader entry : in.entries(ROWS)) {
            RowStore.read(types, ROWS, entry).forEach(this::take);
        }
    }

    @Override
    public void close() {
        memory.close();
        runs.close();
    }
}
