package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import java.util.Iterator;

/** The stored rows of both sides, of a whole join or of one part of its keys, in memory. All have met each other. */
final class JoinTables {
    private final JoinRun run;
    private final JoinSide[] sides;

    JoinTables(JoinRun run) {
        this.run = run;
        sides = new JoinSide[] {run.side(0), run.side(1)};
    }

    JoinSide side(int input) {
        return sides[input];
    }

    long bytes() {
        return sides[0].bytes() + sides[1].bytes();
    }

    boolean isEmpty() {
        return sides[0].isEmpty() && sides[1].isEmpty();
    }

    /** Lets rows meet the other side, and stores them unless that has ended. */
    JoinStep meeting(int input, Batch rows, boolean otherEnded) {
        return new Meeting(input, rows, otherEnded);
    }

    private final class Meeting implements JoinStep {
        private final int input;
        private final Batch rows;
        private final boolean otherEnded;
        private boolean begun;

        Meeting(int input, Batch rows, boolean otherEnded) {
            this.input = input;
            this.rows = rows;
            this.otherEnded = otherEnded;
        }

        @Override
        public boolean next(Output out) {
            if (!begun) {
                begun = true;
                boolean known = otherEnded || !run.node().finalOnly();
                run.probe().begin(input, rows, sides[input], sides[1 - input], known);
            }
            boolean more = run.probe().next(out);
            if (!more && !otherEnded) {
                sides[input].add(rows, run.probe().partners());
            }
            return more;
        }
    }

    /** The other side of this one has ended: its rows have met all they can meet, and go. */
    JoinStep leaving(int input) {
        return leaving(run, input, sides[input]);
    }

    /** Puts out the rows of a side that are still alone, where that is yet to be done, and forgets all. */
    static JoinStep leaving(JoinRun run, int input, JoinSide side) {
        boolean comeOut = side.isKept() && run.node().finalOnly() && !side.isEmpty();
        Iterator<Batch> alone = comeOut ? side.withoutPartners() : null;
        return out -> {
            if (alone != null && alone.hasNext()) {
                run.emitter().alone(input, alone.next(), out);
                return true;
            }
            side.clear();
            return false;
        };
    }
}
