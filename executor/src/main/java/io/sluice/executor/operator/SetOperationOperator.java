package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.SetOperationNode;
import io.sluice.core.plan.SetOperationNode.Kind;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * INTERSECT and EXCEPT: counts every row on both sides and emits by how much the number of times it comes out has
 * changed, or with {@code finalOnly} the number itself, at the end. Rows that are on neither side are forgotten.
 */
public final class SetOperationOperator implements Operator {
    private static final String ROWS = "rows";

    private final SetOperationNode node;
    private final List<PhysicalType> types;
    private final List<Integer> positions;
    private final CountedRows rows;
    private StateTable table;
    private EntryParts<CountedRows> parts;
    private int[] slots = new int[0];
    private int[] hashes = new int[0];
    private OperatorContext context;

    public SetOperationOperator(SetOperationNode node) {
        this.node = node;
        types = node.rowType().types().stream().map(t -> t.physical()).toList();
        positions = IntStream.range(0, types.size()).boxed().toList();
        rows = newRows();
    }

    private CountedRows newRows() {
        return new CountedRows(ROWS, types);
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
        KeyedState state = context.state();
        KeyedState.Kind kind = node.finalOnly() // what is shown at the end only does not expire before it
                ? state.declareLasting(ROWS, types, rows.layout(), 0, namespace -> table)
                : state.declare(ROWS, types, rows.layout(), 0, namespace -> table);
        table = kind.add(new byte[0], rows.keys(), rows);
        parts = new EntryParts<>(context.state(), kind, table, rows);
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        find(batch);
        long[] changes = new long[batch.rowCount];
        for (int i = 0; i < batch.rowCount; i++) {
            long before = times(rows, slots[i]);
            rows.add(input, slots[i], batch.weight(i));
            changes[i] = times(rows, slots[i]) - before;
        }
        if (!node.finalOnly()) {
            emit(rows, slots, changes, batch.rowCount, out);
        }
        for (int i = 0; i < batch.rowCount; i++) {
            int slot = slots[i];
            if (rows.keys().isLive(slot) && rows.isEmpty(slot)) {
                table.remove(slot);
            }
        }
    }

    private void find(Batch batch) {
        if (slots.length < batch.rowCount) {
            slots = new int[batch.rowCount];
            hashes = new int[batch.rowCount];
        }
        KeyHash.hash(batch, positions, hashes);
        table.findOrInsert(batch.columns, hashes, 0, batch.rowCount, slots);
        table.changing(slots, 0, batch.rowCount);
    }

    /** How often a row comes out. */
    private long times(CountedRows of, int slot) {
        long left = of.count(0, slot);
        long right = of.count(1, slot);
        boolean intersect = node.operation() == Kind.INTERSECT;
        if (!node.all()) {
            return left > 0 && intersect == right > 0 ? 1 : 0;
        }
        return Math.max(0, intersect ? Math.min(left, right) : left - Math.max(0, right));
    }

    /** Emits rows as they are stored, so that a row that is taken back is the one that came. */
    private void emit(CountedRows from, int[] rowSlots, long[] weights, int count, Output out) {
        int[] changed = new int[count];
        long[] by = new long[count];
        int changedCount = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] != 0) {
                changed[changedCount] = rowSlots[i];
                by[changedCount++] = weights[i];
            }
        }
        out.emit(new Batch(from.gather(changed, changedCount), changedCount, by, null));
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Rows do not depend on time.
    }

    @Override
    public void onEnd(Output out) {
        if (node.finalOnly()) {
            parts.each(this::newRows, part -> emitAll(part, out));
        }
    }

    private void emitAll(CountedRows all, Output out) {
        int[] live = all.keys().liveSlots();
        for (int from = 0; from < live.length; from += Batch.MAX_ROWS) {
            int[] some = Arrays.copyOfRange(live, from, Math.min(live.length, from + Batch.MAX_ROWS));
            long[] weights =
                    Arrays.stream(some).mapToLong(slot -> times(all, slot)).toArray();
            emit(all, some, weights, some.length, out);
        }
    }

    @Override
    public void snapshot(StateWriter out) {
        context.state().snapshot(out);
    }

    @Override
    public void restore(StateReader in) {
        context.state().restore(in);
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
