package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;

/**
 * ON CONFLICT: keeps the rows of each key of a sink in the order of their arrival and emits the one that counts, taking
 * back the one that did before. Of rows that are only added one row a key is kept.
 *
 * <p>DO ERROR: two rows of a key among rows that are only added fail at once. Where rows change, a key may have two for a
 * moment, when the new row of one change overtakes the old row of another on its way through another task; what stands at
 * a barrier or at the end is the effect of whole input rows, so it is judged there.
 */
public final class KeyConflictOperator implements Operator {
    private final KeyConflictNode node;
    private final KeyedRows rows;
    private OperatorContext context;

    public KeyConflictOperator(KeyConflictNode node) {
        this.node = node;
        rows = new KeyedRows(node);
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
        rows.open(context.state());
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        rows.add(batch);
        if (node.input().insertOnly()) {
            rows.checkConflicts();
        }
        if (!node.finalOnly()) {
            emitChanges(out);
        }
        rows.forget();
    }

    /** The old row and the new one side by side, in one batch. */
    private void emitChanges(Output out) {
        int[] slots = new int[Math.min(Batch.MAX_ROWS, 2 * rows.touchedCount())];
        long[] weights = new long[slots.length];
        int count = 0;
        for (int t = 0; t < rows.touchedCount(); t++) {
            int before = rows.before(t);
            int now = rows.now(t);
            if (before == now) {
                continue;
            }
            if (count > slots.length - 2) {
                emit(slots, weights, count, out);
                count = 0;
            }
            if (before >= 0) {
                slots[count] = before;
                weights[count++] = -1;
            }
            if (now >= 0) {
                slots[count] = now;
                weights[count++] = 1;
            }
        }
        emit(slots, weights, count, out);
    }

    private void emit(int[] slots, long[] weights, int count, Output out) {
        if (count > 0) {
            long[] kept = node.insertOnly() ? null : Arrays.copyOf(weights, count);
            out.emit(new Batch(rows.gather(slots, count), count, kept, null));
        }
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Rows do not depend on time.
    }

    @Override
    public void onEnd(Output out) {
        rows.checkAllConflicts();
        if (node.finalOnly()) {
            rows.eachPart(part -> emitAll(part, out));
        }
    }

    private static void emitAll(KeyedRows rows, Output out) {
        int[] all = rows.standing();
        for (int from = 0; from < all.length; from += Batch.MAX_ROWS) {
            int[] some = Arrays.copyOfRange(all, from, Math.min(all.length, from + Batch.MAX_ROWS));
            out.emit(new Batch(rows.gather(some, some.length), some.length, null, null));
        }
    }

    @Override
    public void snapshot(StateWriter out) {
        rows.checkAllConflicts();
        context.state().snapshot(out);
    }

    @Override
    public void restore(StateReader in) {
        context.state().restore(in);
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
