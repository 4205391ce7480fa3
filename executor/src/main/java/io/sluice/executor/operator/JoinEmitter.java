package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.BatchBuilder;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Puts out what a join makes: first rows without a partner that have got one, then pairs, then rows left alone. */
final class JoinEmitter {
    private final RowType type;
    private final RowType[] sides;
    private final List<Batch> before = new ArrayList<>();
    private final List<Batch> joined = new ArrayList<>();
    private final List<Batch> after = new ArrayList<>();

    JoinEmitter(JoinNode node) {
        type = node.rowType();
        sides = new RowType[] {node.left().rowType(), node.right().rowType()};
    }

    void add(Batch pairs) {
        joined.add(pairs);
    }

    /** Adds the rows of a side's batch that have no partners. */
    void addAlone(int input, Batch batch, long[] partners) {
        int[] taken = new int[batch.rowCount];
        int[] given = new int[batch.rowCount];
        int takenCount = 0;
        int givenCount = 0;
        for (int i = 0; i < batch.rowCount; i++) {
            boolean alone = partners[i] == 0;
            if (alone && batch.weight(i) < 0) {
                taken[takenCount++] = i;
            } else if (alone && batch.weight(i) > 0) {
                given[givenCount++] = i;
            }
        }
        add(before, input, batch.gather(taken, takenCount));
        add(after, input, batch.gather(given, givenCount));
    }

    /** Adds the stored rows of a side that were alone and are not any more, and those that have become so. */
    void addChanged(int input, JoinSide side) {
        add(before, input, changed(side, true));
        add(after, input, changed(side, false));
    }

    private static Batch changed(JoinSide side, boolean wereAlone) {
        int[] slots = new int[side.changedCount];
        long[] weights = new long[side.changedCount];
        int count = 0;
        for (int i = 0; i < side.changedCount; i++) {
            int slot = side.changed[i];
            boolean was = side.partnersBefore[i] == 0;
            boolean is = side.partners(slot) == 0;
            if (was != is && was == wereAlone && side.weight(slot) != 0) {
                slots[count] = slot;
                weights[count++] = was ? -side.weight(slot) : side.weight(slot);
            }
        }
        return new Batch(side.gather(slots, count), count, weights, null);
    }

    private void add(List<Batch> to, int input, Batch rows) {
        if (rows.rowCount > 0) {
            to.add(padded(input, rows));
        }
    }

    /** Emits rows of a side at once, with NULL in place of the other. */
    void alone(int input, Batch rows, Output out) {
        if (rows.rowCount > 0) {
            out.emit(padded(input, rows));
        }
    }

    private Batch padded(int input, Batch rows) {
        Column[] nulls = sides[1 - input].types().stream()
                .map(t -> Column.allNull(t.physical(), rows.rowCount))
                .toArray(Column[]::new);
        Column[] left = input == 0 ? rows.columns : nulls;
        Column[] right = input == 0 ? nulls : rows.columns;
        Column[] columns = Arrays.copyOf(left, left.length + right.length);
        System.arraycopy(right, 0, columns, left.length, right.length);
        return new Batch(columns, rows.rowCount, rows.weights, null);
    }

    /** Emits all that was added, in one batch where it fits, so that a change of one row is seen as one. */
    void flush(Output out) {
        List<Batch> all = new ArrayList<>(before);
        all.addAll(joined);
        all.addAll(after);
        before.clear();
        joined.clear();
        after.clear();
        all.removeIf(b -> b.rowCount == 0);
        int rows = all.stream().mapToInt(b -> b.rowCount).sum();
        if (all.size() > 1 && rows <= Batch.MAX_ROWS) {
            out.emit(together(all));
        } else {
            all.forEach(out::emit);
        }
    }

    private Batch together(List<Batch> parts) {
        BatchBuilder builder = new BatchBuilder(type);
        for (Batch part : parts) {
            for (int i = 0; i < part.rowCount; i++) {
                builder.appendRow(part, i, part.weight(i));
            }
        }
        return builder.build();
    }
}
