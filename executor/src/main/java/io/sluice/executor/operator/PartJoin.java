package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import java.util.function.Consumer;

/** Joins one part of the keys that was put aside: the smaller side goes into memory, the other one passes by. */
final class PartJoin implements JoinStep {
    /** What is read. */
    private enum Phase {
        /** Rows of the smaller side that have met those of the larger one. */
        MET_OF_SMALLER,
        /** The rows that these have met. */
        MET_OF_LARGER,
        /** Rows of the smaller side that are to meet all of the larger one. */
        WAITING_OF_SMALLER,
        /** Rows of the larger side that are to meet all of the smaller one, which is complete. */
        WAITING_OF_LARGER,
        /** Nothing any more. */
        DONE
    }

    private final JoinPart part;
    private final SpillableJoin join;
    private final Consumer<JoinPart> putAside;
    private final int smaller;
    private Phase phase = Phase.MET_OF_SMALLER;
    private JoinFile.Reader reader;
    private boolean working;

    /** @param putAside takes what is put aside once more */
    PartJoin(JoinRun run, JoinPart part, Consumer<JoinPart> putAside) {
        this.part = part;
        this.putAside = putAside;
        join = new SpillableJoin(run, part.level() + 1);
        smaller = part.bytes(0) <= part.bytes(1) ? 0 : 1;
        reader = part.met(smaller).read();
    }

    @Override
    public boolean next(Output out) {
        if (working) {
            working = join.work(out);
            return true;
        }
        switch (phase) {
            case MET_OF_SMALLER -> load(smaller, Phase.MET_OF_LARGER);
            case MET_OF_LARGER -> load(1 - smaller, Phase.WAITING_OF_SMALLER);
            case WAITING_OF_SMALLER -> take(smaller, Phase.WAITING_OF_LARGER);
            case WAITING_OF_LARGER -> take(1 - smaller, Phase.DONE);
            case DONE -> {
                join.takeFromDisk().forEach(putAside);
                return false;
            }
        }
        return true;
    }

    private void load(int input, Phase then) {
        Batch rows = reader.next();
        if (rows != null) {
            join.load(input, rows, reader.partners());
        } else {
            enter(then);
        }
    }

    private void take(int input, Phase then) {
        Batch rows = reader.next();
        if (rows != null) {
            join.take(input, rows);
        } else {
            join.end(input);
            enter(then);
        }
        working = true;
    }

    private void enter(Phase next) {
        reader.close();
        phase = next;
        switch (next) {
            case MET_OF_LARGER -> reader = part.met(1 - smaller).read();
            case WAITING_OF_SMALLER -> reader = part.waiting(smaller).read();
            case WAITING_OF_LARGER -> reader = part.waiting(1 - smaller).read();
            case MET_OF_SMALLER, DONE -> {
                // the first is read from the beginning, and at the end there is nothing
            }
        }
    }

    @Override
    public void close() {
        reader.close();
    }
}
