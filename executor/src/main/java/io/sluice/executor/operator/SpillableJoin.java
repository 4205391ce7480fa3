package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * A hybrid hash join: keeps both sides in memory while they fit. When they do not, the keys are parted by hash, and the
 * largest parts are put aside on disk, one after the other, as memory is needed; further rows of such a part follow it to
 * disk, to be joined at the end ({@link JoinRest}). After D. DeWitt and others, "Implementation Techniques for Main Memory
 * Database Systems", 1984, made symmetric: rows that were stored in memory have met each other already.
 *
 * <p>Takes rows none of whose keys is NULL. {@link #take} and {@link #end} say what there is to do, {@link #work} does
 * it and must have returned false before the next of them. Used by one thread.
 */
final class SpillableJoin {
    private final JoinRun run;
    private final int level;
    private final JoinTables whole;
    private final boolean[] ended = new boolean[2];
    private final Deque<JoinStep> steps = new ArrayDeque<>();

    /** Null while all is in {@link #whole}. */
    private PartedTables parted;

    /** Rows that have come. */
    private long rows;

    /** @param level how often keys have been parted above */
    SpillableJoin(JoinRun run, int level) {
        this.run = run;
        this.level = level;
        whole = new JoinTables(run);
    }

    /** Rows that are to meet all of the other side. */
    void take(int input, Batch batch) {
        rows += batch.rowCount;
        boolean otherEnded = ended[1 - input];
        if (parted == null) {
            steps.add(whole.meeting(input, batch, otherEnded));
        } else {
            parted.take(input, batch, otherEnded, steps::add);
        }
    }

    /** Rows that have met all others that are loaded; before any are taken. */
    void load(int input, Batch batch, long[] partners) {
        rows += batch.rowCount;
        if (parted == null) {
            whole.side(input).add(batch, partners);
        } else {
            parted.store(input, batch, partners);
        }
        fit();
    }

    /** There are no more rows of an input: what the other side holds in memory has met all. */
    void end(int input) {
        ended[input] = true;
        if (parted == null) {
            steps.add(whole.leaving(1 - input));
        } else {
            parted.leave(1 - input, steps::add);
        }
    }

    /** Does a step; false when there is nothing left to do. */
    boolean work(Output out) {
        JoinStep step = steps.peek();
        if (step != null && !step.next(out)) {
            steps.remove();
        }
        if (!steps.isEmpty()) {
            return true;
        }
        fit();
        return false;
    }

    /** Puts rows aside until the others fit. */
    void fit() {
        while (run.memory().isBounded() && !run.memory().holds(bytes()) && putMoreAside()) {
            // until nothing is left in memory
        }
    }

    private long bytes() {
        return parted == null ? whole.bytes() : parted.bytes();
    }

    private boolean putMoreAside() {
        if (parted != null) {
            return parted.putLargestAside();
        }
        boolean any = !whole.isEmpty();
        if (any) {
            part();
        }
        return any;
    }

    private void part() {
        parted = new PartedTables(run, level, whole);
    }

    /** Puts all aside; what is taken then waits there. */
    void putAllAside() {
        if (parted == null) {
            part();
        }
        parted.putAllAside();
    }

    /** The rows while all are in memory. */
    JoinTables whole() {
        return whole;
    }

    /** The rows once some were put aside; null before that. */
    PartedTables parted() {
        return parted;
    }

    /** Gives the parts on disk away, when both inputs have ended. */
    List<JoinPart> takeFromDisk() {
        List<JoinPart> parts = parted == null ? List.of() : parted.takeFromDisk();
        parts.forEach(part -> part.comesFrom(rows));
        return parts;
    }
}
