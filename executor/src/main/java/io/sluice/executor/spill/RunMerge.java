package io.sluice.executor.spill;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.SortKey;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.WeightOverflow;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * One pass over sorted runs, in their common order; of rows that are equal in it those of earlier runs come first. When
 * rows can be taken back, runs have ties ordered by all columns, and identical rows come once with the sum of their
 * weights, not at all when it is 0. Holds a block of each run. Used by one thread.
 */
final class RunMerge implements AutoCloseable {
    private final boolean folds;
    private final BatchOrder order;
    private final List<Run> open = new ArrayList<>();
    private final PriorityQueue<Run> heads;
    private Batch batch;
    private int row;
    private long weight;

    private static final class Run {
        final int number;
        final SpillFile.Reader reader;
        Batch batch;
        int row;

        Run(int number, SpillFile.Reader reader) {
            this.number = number;
            this.reader = reader;
        }

        boolean advance() {
            row++;
            while (batch == null || row == batch.rowCount) {
                batch = reader.next();
                row = 0;
                if (batch == null) {
                    return false;
                }
            }
            return true;
        }
    }

    RunMerge(List<SpillFile> runs, List<PhysicalType> types, List<SortKey> keys, boolean folds) {
        this.folds = folds;
        order = new BatchOrder(keys);
        heads = new PriorityQueue<>(Math.max(1, runs.size()), this::compare);
        for (SpillFile file : runs) {
            Run run = new Run(open.size(), file.read(types));
            open.add(run);
            if (run.advance()) {
                heads.add(run);
            }
        }
    }

    private int compare(Run a, Run b) {
        int byKeys = order.compare(a.batch, a.row, b.batch, b.row);
        if (byKeys != 0) {
            return byKeys;
        }
        int byAll = folds ? BatchOrder.compareBits(a.batch, a.row, b.batch, b.row) : 0;
        return byAll != 0 ? byAll : Integer.compare(a.number, b.number);
    }

    /** Goes to the next row; false when there is none. */
    boolean next() {
        do {
            if (heads.isEmpty()) {
                return false;
            }
            takeHead();
            weight = batch.weight(row);
            Batch first = batch;
            int firstRow = row;
            while (folds && nextIsSame(first, firstRow)) {
                takeHead();
                weight = sum(weight, batch.weight(row));
            }
        } while (weight == 0);
        return true;
    }

    private boolean nextIsSame(Batch first, int firstRow) {
        Run head = heads.peek();
        return head != null && BatchOrder.compareBits(first, firstRow, head.batch, head.row) == 0;
    }

    private void takeHead() {
        Run head = heads.poll();
        batch = head.batch;
        row = head.row;
        if (head.advance()) {
            heads.add(head);
        }
    }

    private static long sum(long a, long b) {
        try {
            return Math.addExact(a, b);
        } catch (ArithmeticException e) {
            throw WeightOverflow.of("equal rows", e);
        }
    }

    /** The batch that holds the row, unchanged for as long as the caller keeps it. */
    Batch batch() {
        return batch;
    }

    int row() {
        return row;
    }

    long weight() {
        return weight;
    }

    @Override
    public void close() {
        open.forEach(run -> run.reader.close());
    }
}
