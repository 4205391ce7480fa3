package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;

/**
 * Join that keeps both sides: a change on one side meets all rows of the other, with the product of the weights. A row
 * of a kept side comes out with NULLs while the weights of its partners sum to 0; each stored row of a kept side knows
 * that sum. Right in whatever order changes come, since weights may be below zero for a while.
 *
 * <p>Once a side has ended the other side's rows have met all they can meet, and are not kept any more: whichever side
 * ends first is the build side.
 */
public final class JoinOperator implements Operator {
    private final JoinNode node;
    private final JoinSide[] sides;
    private final boolean[] ended = new boolean[2];
    private final JoinPairs pairs;
    private final JoinEmitter emitter;
    private OperatorContext context;
    private int[] found = new int[0];

    /** By row of the batch: the weights of its partners; null when its side is not kept. */
    private long[] partners;

    /**
     * @param condition what must hold beside equal keys; passes on what it is over: left columns, right columns and, for
     *     other types than INNER, an INTEGER; null when there is none
     */
    public JoinOperator(JoinNode node, Kernel condition) {
        this.node = node;
        sides = new JoinSide[] {
            new JoinSide("left", node.left(), node.leftKeys(), node.type().keepsLeft()),
            new JoinSide("right", node.right(), node.rightKeys(), node.type().keepsRight())
        };
        if (!sides[0].keyTypes().equals(sides[1].keyTypes())) {
            throw new IllegalArgumentException(
                    "keys of a join differ: " + sides[0].keyTypes() + " and " + sides[1].keyTypes());
        }
        if (node.condition().isPresent() != (condition != null)) {
            throw new IllegalArgumentException("a join's condition and its kernel belong together");
        }
        pairs = new JoinPairs(condition, node.type() != JoinType.INNER);
        emitter = new JoinEmitter(node);
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        JoinSide own = sides[input];
        Batch rows = withKeys(input, batch, own.keys(batch), out);
        if (rows.rowCount == 0) {
            return;
        }
        partners = own.isKept() ? new long[rows.rowCount] : null;
        probe(input, rows, out);
        if (!ended[1 - input]) {
            own.add(rows, partners);
        }
    }

    /** The rows none of whose keys is NULL; the others match nothing, now or later. */
    private Batch withKeys(int input, Batch batch, Column[] keys, Output out) {
        if (Arrays.stream(keys).allMatch(k -> k.nulls == null)) {
            return batch;
        }
        int[] rows = new int[batch.rowCount];
        int[] without = new int[batch.rowCount];
        int kept = 0;
        for (int i = 0; i < batch.rowCount; i++) {
            boolean isNull = false;
            for (Column key : keys) {
                isNull |= key.isNull(i);
            }
            without[i - kept] = i;
            rows[kept] = i;
            kept += isNull ? 0 : 1;
        }
        if (sides[input].isKept()) {
            emitter.alone(input, batch.gather(without, batch.rowCount - kept), out);
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
                if (pairs.isFull()) {
                    match(input, batch);
                    emitter.flush(out);
                }
                pairs.add(i, row, batch.weight(i), other.weight(row));
            }
        }
        if (!pairs.isEmpty()) {
            match(input, batch);
        }
        boolean nowKnown = !node.finalOnly() || ended[1 - input];
        if (own.isKept() && nowKnown) {
            emitter.addAlone(input, batch, partners);
        }
        emitter.flush(out);
    }

    /** Joins the pairs so far, and counts them for the rows of kept sides. */
    private void match(int input, Batch batch) {
        JoinSide other = sides[1 - input];
        emitter.add(pairs.join(input, batch, other));
        if (partners != null) {
            for (int p = 0; p < pairs.passedCount; p++) {
                int pair = pairs.passed[p];
                partners[pairs.batchRows[pair]] += other.weight(pairs.storedRows[pair]);
            }
        }
        if (other.isKept()) {
            other.partnersChange(pairs, batch);
            if (!node.finalOnly()) {
                emitter.addChanged(1 - input, other);
            }
        }
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Rows do not depend on time.
    }

    /** What the other side holds has met all it can meet. */
    @Override
    public void onInputEnd(int input, Output out) {
        ended[input] = true;
        JoinSide other = sides[1 - input];
        if (other.isKept() && node.finalOnly()) {
            other.withoutPartners(rows -> emitter.alone(1 - input, rows, out));
        }
        other.clear();
    }

    @Override
    public void onEnd(Output out) {
        // Each side's end has said all.
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
