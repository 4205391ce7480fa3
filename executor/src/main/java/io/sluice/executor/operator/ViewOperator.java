package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.keyed.StateTable;
import io.sluice.executor.view.ViewRun;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Keeps the rows of a materialized view, those of a task's key groups: equal rows (to the bit) are one with a weight, so
 * that changes may come in any order. At an epoch it shows what it holds. Emits nothing.
 */
public final class ViewOperator implements Operator {
    private static final String ROWS = "rows";

    private final List<PhysicalType> types;
    private final List<Integer> positions;
    private final KeptRows rows;
    private final ViewRun view;
    private OperatorContext context;
    private StateTable table;
    private int[] slots = new int[0];
    private int[] hashes = new int[0];

    /** @param view takes what is to be shown */
    public ViewOperator(RowType type, ViewRun view) {
        this.view = view;
        types = type.types().stream().map(t -> t.physical()).toList();
        positions = IntStream.range(0, types.size()).boxed().toList();
        rows = new KeptRows(ROWS, types);
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
        table = context.state()
                .onHeapOnly()
                .declareLasting(ROWS, types, rows.layout(), 0, namespace -> table)
                .add(new byte[0], rows.keys(), rows);
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        int n = batch.rowCount;
        if (slots.length < n) {
            slots = new int[n];
            hashes = new int[n];
        }
        KeyHash.hash(batch, positions, hashes);
        table.findOrInsert(batch.columns, hashes, 0, n, slots);
        table.changing(slots, 0, n);
        for (int i = 0; i < n; i++) {
            rows.add(slots[i], batch.weight(i));
        }
        for (int i = 0; i < n; i++) {
            if (rows.isSpent(slots[i])) {
                table.remove(slots[i]);
            }
        }
    }

    /** Shows all rows as they are now, as of an epoch. */
    public void show(long epoch) {
        view.show(context.task(), epoch, rows.show());
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Rows do not depend on time.
    }

    @Override
    public void onEnd(Output out) {
        view.end(context.task(), rows.show());
    }

    @Override
    public boolean outlivesInput() {
        return true;
    }

    @Override
    public boolean keepsColumns() {
        return false;
    }

    @Override
    public void snapshot(StateWriter out) {
        context.state().snapshot(out);
    }

    @Override
    public void restore(StateReader in) {
        context.state().restore(in);
    }

    @Override
    public void close() {
        // What was shown stays for its readers.
    }
}
