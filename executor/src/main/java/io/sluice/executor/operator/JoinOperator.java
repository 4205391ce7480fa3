package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.JoinNode;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;

/**
 * Inner equi-join that keeps both sides: a change on one side meets all rows of the other, with the product of the
 * weights. Right in whatever order changes come, since weights may be below zero for a while. Rows with a NULL key match
 * nothing and are not kept.
 */
public final class JoinOperator implements Operator {
    private final JoinSide[] sides;
    private final Kernel condition;
    private OperatorContext context;

    private final int[] probeRows = new int[Batch.MAX_ROWS];
    private final int[] storedRows = new int[Batch.MAX_ROWS];
    private long[] weights = new long[Batch.MAX_ROWS];
    private int count;
    private boolean weighted;
    private int[] found = new int[0];

    /** @param condition what must hold beside equal keys, over left then right columns, which it passes on; or null */
    public JoinOperator(JoinNode node, Kernel condition) {
        sides = new JoinSide[] {
            new JoinSide("left", node.left(), node.leftKeys()), new JoinSide("right", node.right(), node.rightKeys())
        };
        if (!sides[0].keyTypes().equals(sides[1].keyTypes())) {
            throw new IllegalArgumentException(
                    "keys of a join differ: " + sides[0].keyTypes() + " and " + sides[1].keyTypes());
        }
        if (node.condition().isPresent() != (condition != null)) {
            throw new IllegalArgumentException("a join's condition and its kernel belong together");
        }
        this.condition = condition;
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        JoinSide own = sides[input];
        Batch rows = withoutNullKeys(batch, own.keys(batch));
        if (rows.rowCount == 0) {
            return;
        }
        probe(input, rows, out);
        own.add(rows);
    }

    private static Batch withoutNullKeys(Batch batch, Column[] keys) {
        if (Arrays.stream(keys).allMatch(k -> k.nulls == null)) {
            return batch;
        }
        int[] rows = new int[batch.rowCount];
        int kept = 0;
        for (int i = 0; i < batch.rowCount; i++) {
            boolean isNull = false;
            for (Column key : keys) {
                isNull |= key.isNull(i);
            }
            rows[kept] = i;
            kept += isNull ? 0 : 1;
        }
        return batch.gather(rows, kept);
    }

    private void probe(int input, Batch batch, Output out) {
        JoinSide own = sides[input];
        JoinSide other = sides[1 - input];
        found = found.length < batch.rowCount ? new int[batch.rowCount] : found;
        other.find(own.keys(batch), other.needsHashes() ? own.hashes(batch) : null, batch.rowCount, found);
        for (int i = 0; i < batch.rowCount; i++) {
            if (found[i] < 0 || batch.weight(i) == 0) {
                continue;
            }
            for (int row = other.first(found[i]); row >= 0; row = other.next(row)) {
                if (count == Batch.MAX_ROWS) {
                    emit(input, batch, out);
                }
                put(i, row, batch.weight(i), other.weight(row));
            }
        }
        emit(input, batch, out);
    }

    private void put(int probeRow, int storedRow, long probeWeight, long storedWeight) {
        long low = probeWeight * storedWeight;
        if (Math.multiplyHigh(probeWeight, storedWeight) != low >> 63) {
            throw SluiceException.of(
                    ErrorCode.NUMERIC_OVERFLOW, "equal rows of a join multiply to more than 9223372036854775807");
        }
        probeRows[count] = probeRow;
        storedRows[count] = storedRow;
        weights[count++] = low;
        weighted |= low != 1;
    }

    private void emit(int input, Batch batch, Output out) {
        if (count == 0) {
            return;
        }
        Column[] probed = batch.gather(probeRows, count).columns;
        Column[] stored = sides[1 - input].gather(storedRows, count);
        Column[] left = input == 0 ? probed : stored;
        Column[] right = input == 0 ? stored : probed;
        Column[] columns = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, columns, left.length, right.length);
        Batch joined = new Batch(columns, count, weighted ? weights : null, null);
        weights = weighted ? new long[Batch.MAX_ROWS] : weights;
        weighted = false;
        count = 0;
        out.emit(condition == null ? joined : condition.apply(joined));
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Rows are kept for ever.
    }

    @Override
    public void onEnd(Output out) {
        // Nothing is kept back.
    }

    @Override
    public void snapshot(StateWriter out) {
        sides[0].snapshot(out, context);
        sides[1].snapshot(out, context);
    }

    @Override
    public void restore(StateReader in) {
        sides[0].restore(in, context);
        sides[1].restore(in, context);
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
