package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.executor.kernel.Kernel;

/**
 * Lets the rows of a batch meet the stored rows of the other side: pairs are put out, and partners counted on both
 * sides. One batch at a time, in steps of at most a batch of pairs. Used by one thread.
 */
final class JoinProbe {
    private final boolean finalOnly;
    private final JoinPairs pairs;
    private final JoinEmitter emitter;

    /** By row of the batch: the slot of its key on the other side, or -1. */
    private int[] found = new int[0];

    private int input;
    private Batch batch;
    private JoinSide own;
    private JoinSide other;
    private boolean known;

    /** By row of the batch: the weights of its partners; null when its side is not kept. */
    private long[] partners;

    /** The row of the batch to go on with, and the stored row that it meets next; -1 when it has met all. */
    private int row;

    private int stored;

    JoinProbe(JoinNode node, Kernel condition, JoinEmitter emitter) {
        finalOnly = node.finalOnly();
        pairs = new JoinPairs(condition, node.type() != JoinType.INNER);
        this.emitter = emitter;
    }

    /**
     * Begins with a batch none of whose keys is NULL; {@link #next} does the work.
     *
     * @param rowsKnowAll whether rows that find no partner now are to come out alone
     */
    void begin(int ofInput, Batch rows, JoinSide ownSide, JoinSide otherSide, boolean rowsKnowAll) {
        input = ofInput;
        batch = rows;
        own = ownSide;
        other = otherSide;
        known = rowsKnowAll;
        partners = own.isKept() ? new long[rows.rowCount] : null;
        found = found.length < rows.rowCount ? new int[rows.rowCount] : found;
        other.find(own.keys(rows), other.needsHashes() ? own.hashes(rows) : null, rows.rowCount, found);
        row = -1;
        stored = -1;
    }

    /** Puts out the next pairs; false when the batch has met all. */
    boolean next(Output out) {
        boolean all = fill();
        if (!pairs.isEmpty()) {
            match();
        }
        if (all && own.isKept() && known) {
            emitter.addAlone(input, batch, partners);
        }
        emitter.flush(out);
        return !all;
    }

    /** What the batch's rows have for partners, after the last step; null when its side is not kept. */
    long[] partners() {
        return partners;
    }

    /** Collects pairs; true when there are no more, false when a batch of them is full. */
    private boolean fill() {
        int i = row;
        int at = stored;
        int count = batch.rowCount;
        while (true) {
            while (at >= 0) {
                if (pairs.isFull()) {
                    row = i;
                    stored = at;
                    return false;
                }
                pairs.add(i, at, batch.weight(i), other.weight(at));
                at = other.next(at);
            }
            if (++i >= count) {
                return true;
            }
            at = found[i] < 0 || batch.weight(i) == 0 ? -1 : other.first(found[i]);
        }
    }

    /** Joins the pairs so far, and counts them for the rows of kept sides. */
    private void match() {
        emitter.add(pairs.join(input, batch, other));
        if (partners != null) {
            for (int p = 0; p < pairs.passedCount; p++) {
                int pair = pairs.passed[p];
                partners[pairs.batchRows[pair]] += other.weight(pairs.storedRows[pair]);
            }
        }
        if (other.isKept() && finalOnly) {
            other.addPartners(pairs, batch);
        } else if (other.isKept()) {
            other.partnersChange(pairs, batch, found);
            emitter.addChanged(1 - input, other);
        }
    }
}
