package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.LimitNode;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;

/**
 * Lets through the rows from {@code offset} on, {@code fetch} of them (all when negative), in the order in which they
 * come; a row of weight n counts as n rows. Runs in one task. State: the number of rows seen.
 */
public final class LimitOperator implements Operator {
    private static final String SEEN = "seen";
    private static final int FORMAT = 1;

    private final long first;

    /** Number of the first row that is not let through any more. */
    private final long end;

    private long seen;

    public LimitOperator(LimitNode node) {
        first = node.offset();
        end = node.fetch() < 0 || node.fetch() > Long.MAX_VALUE - first ? Long.MAX_VALUE : first + node.fetch();
    }

    @Override
    public void open(OperatorContext context) {
        // Nothing to prepare.
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        if (seen >= first && batch.weights == null && seen + batch.rowCount <= end) {
            seen += batch.rowCount;
            out.emit(batch);
            return;
        }
        int[] rows = new int[batch.rowCount];
        long[] weights = new long[batch.rowCount];
        int count = 0;
        for (int i = 0; i < batch.rowCount && seen < end; i++) {
            long weight = batch.weight(i);
            if (weight < 0) {
                throw new IllegalStateException("LIMIT over input that takes rows back");
            }
            long taken = Math.min(seen + weight, end) - Math.max(seen, first);
            if (taken > 0) {
                rows[count] = i;
                weights[count++] = taken;
            }
            seen += weight;
        }
        emit(batch.gather(rows, count), batch.weights == null ? null : weights, out);
    }

    private static void emit(Batch rows, long[] weights, Output out) {
        out.emit(new Batch(rows.columns, rows.rowCount, weights, rows.rowWatermarks));
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Passed on by the task.
    }

    @Override
    public void onEnd(Output out) {
        // Nothing is kept back.
    }

    @Override
    public boolean isSatisfied() {
        return seen >= end;
    }

    @Override
    public void snapshot(StateWriter out) {
        BytesWriter entry = out.entry(SEEN);
        SectionFormat.write(FORMAT, entry);
        entry.putLong(seen);
    }

    @Override
    public void restore(StateReader in) {
        for (BytesReader entry : in.entries(SEEN)) {
            SectionFormat.expect(FORMAT, SEEN, entry);
            seen += entry.getLong();
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
