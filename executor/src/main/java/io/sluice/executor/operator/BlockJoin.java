package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;

/**
 * Joins one part of the keys however many rows a key has: as much of one side as fits is put into memory, the whole other
 * side passes by, then comes the next block. On a kept side that passes by, rows are written again with the sums of their
 * partners' weights, since a block does not know of the others.
 */
final class BlockJoin implements JoinStep {
    /** What is done. */
    private enum Phase {
        /** Rows are put into the block, a batch a step. */
        FILL,
        /** The other side passes by the block. */
        PASS,
        /** Rows of the block without a partner come out. */
        LEAVE,
        /** Rows that have passed by all blocks and found no partner come out. */
        REST,
        /** Nothing. */
        DONE
    }

    private static final int MET = 0;
    private static final int WAITING = 1;

    private final JoinRun run;

    /** The side that is put into memory in blocks. */
    private final int stored;

    private final int passing;
    private final JoinSide block;
    private final JoinSide passingKeys;
    private final JoinFile[] storedFiles;
    private final JoinFile[] passingFiles;
    private Phase phase = Phase.FILL;

    /** Which of the stored files the block is of; it is never of both. */
    private int blockOf = MET;

    private JoinFile.Reader storedReader;
    private int file;
    private JoinFile.Reader reader;
    private JoinFile rewritten;
    private Batch batch;
    private JoinStep leaving;

    BlockJoin(JoinRun run, JoinPart part) {
        this.run = run;
        stored = stored(run, part);
        passing = 1 - stored;
        block = run.side(stored);
        passingKeys = run.side(passing);
        storedFiles = new JoinFile[] {part.met(stored), part.waiting(stored)};
        passingFiles = new JoinFile[] {part.met(passing), part.waiting(passing)};
        storedReader = storedFiles[MET].read();
    }

    /** A kept side when there is one, since it needs not be written again; else the smaller one. */
    private static int stored(JoinRun run, JoinPart part) {
        if (run.isKept(0) != run.isKept(1)) {
            return run.isKept(0) ? 0 : 1;
        }
        return part.bytes(0) <= part.bytes(1) ? 0 : 1;
    }

    @Override
    public boolean next(Output out) {
        switch (phase) {
            case FILL -> fill();
            case PASS -> pass(out);
            case LEAVE -> leave(out);
            case REST -> rest(out);
            case DONE -> {
                return false;
            }
        }
        return true;
    }

    private void fill() {
        Batch rows = storedReader.next();
        if (rows != null) {
            block.add(rows, storedReader.partners());
            if (run.memory().holds(block.bytes())) {
                return;
            }
        }
        if (!block.isEmpty()) {
            // Rows that have met each other already do not do so again.
            file = blockOf == MET ? WAITING : MET;
            open();
            phase = Phase.PASS;
        } else if (rows == null && blockOf == MET) {
            storedReader.close();
            blockOf = WAITING;
            storedReader = storedFiles[WAITING].read();
        } else if (rows == null) {
            file = MET;
            reader = passingFiles[MET].read();
            phase = run.isKept(passing) ? Phase.REST : Phase.DONE;
        }
    }

    private void open() {
        reader = passingFiles[file].read();
        rewritten = run.isKept(passing) ? new JoinFile(run, passing) : null;
    }

    private void pass(Output out) {
        if (batch == null) {
            batch = reader.next();
            if (batch == null) {
                endFile();
                return;
            }
            run.probe().begin(passing, batch, passingKeys, block, false);
        }
        if (!run.probe().next(out)) {
            if (rewritten != null) {
                rewritten.append(batch, sums(reader.partners(), run.probe().partners()));
            }
            batch = null;
        }
    }

    /** @param before may be longer */
    private static long[] sums(long[] before, long[] more) {
        long[] sums = new long[more.length];
        for (int i = 0; i < sums.length; i++) {
            sums[i] = before[i] + more[i];
        }
        return sums;
    }

    private void endFile() {
        reader.close();
        if (rewritten != null) {
            rewritten.finish();
            passingFiles[file].close();
            passingFiles[file] = rewritten;
        }
        if (file == MET) {
            file = WAITING;
            open();
        } else {
            leaving = JoinTables.leaving(run, stored, block);
            phase = Phase.LEAVE;
        }
    }

    private void leave(Output out) {
        if (!leaving.next(out)) {
            run.memory().holds(0);
            phase = Phase.FILL;
        }
    }

    private void rest(Output out) {
        Batch rows = reader.next();
        if (rows != null) {
            run.emitter().alone(passing, withoutPartners(rows, reader.partners()), out);
            return;
        }
        reader.close();
        if (file == MET) {
            file = WAITING;
            reader = passingFiles[WAITING].read();
        } else {
            phase = Phase.DONE;
        }
    }

    private static Batch withoutPartners(Batch rows, long[] partners) {
        int[] alone = new int[rows.rowCount];
        int count = 0;
        for (int i = 0; i < rows.rowCount; i++) {
            alone[count] = i;
            count += partners[i] == 0 ? 1 : 0;
        }
        return rows.gather(alone, count);
    }

    @Override
    public void close() {
        storedReader.close();
        if (reader != null) {
            reader.close();
        }
        for (JoinFile passed : passingFiles) {
            passed.close();
        }
    }
}
