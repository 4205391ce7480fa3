package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.SetOperationNode;
import io.sluice.core.plan.SetOperationNode.Kind;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.ColumnCodec;
import io.sluice.executor.state.KeyGroupOrder;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.RowKeyTable;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.StoredColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * INTERSECT and EXCEPT: counts every row on both sides and emits by how much the number of times it comes out has
 * changed, or with {@code finalOnly} the number itself, at the end. Rows that are on neither side are forgotten.
 */
public final class SetOperationOperator implements Operator {
    private static final String ROWS = "rows";
    private static final int FORMAT = 1;

    private final SetOperationNode node;
    private final List<PhysicalType> types;
    private final List<Integer> positions;
    private final RowKeyTable rows;
    private final long[][] counts = {new long[0], new long[0]};
    private int[] slots = new int[0];
    private int[] hashes = new int[0];
    private OperatorContext context;

    public SetOperationOperator(SetOperationNode node) {
        this.node = node;
        types = node.rowType().types().stream().map(t -> t.physical()).toList();
        positions = IntStream.range(0, types.size()).boxed().toList();
        rows = new RowKeyTable(types, StoredColumn.Equality.GROUPING, 0);
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
    }

    @Override
    public void onBatch(int input, Batch batch, Output out) {
        find(batch);
        long[] changes = new long[batch.rowCount];
        for (int i = 0; i < batch.rowCount; i++) {
            long before = times(slots[i]);
            counts[input][slots[i]] += batch.weight(i);
            changes[i] = times(slots[i]) - before;
        }
        if (!node.finalOnly()) {
            emit(slots, changes, batch.rowCount, out);
        }
        for (int i = 0; i < batch.rowCount; i++) {
            int slot = slots[i];
            if (rows.isLive(slot) && counts[0][slot] == 0 && counts[1][slot] == 0) {
                rows.remove(slot);
            }
        }
    }

    private void find(Batch batch) {
        if (slots.length < batch.rowCount) {
            slots = new int[batch.rowCount];
            hashes = new int[batch.rowCount];
        }
        KeyHash.hash(batch, positions, hashes);
        rows.findOrInsert(batch.columns, hashes, 0, batch.rowCount, slots);
        if (rows.bound() > counts[0].length) {
            int capacity = Math.max(rows.bound(), counts[0].length + (counts[0].length >> 1));
            counts[0] = Arrays.copyOf(counts[0], capacity);
            counts[1] = Arrays.copyOf(counts[1], capacity);
        }
    }

    /** How often a row comes out. */
    private long times(int slot) {
        long left = counts[0][slot];
        long right = counts[1][slot];
        boolean intersect = node.operation() == Kind.INTERSECT;
        if (!node.all()) {
            return left > 0 && intersect == right > 0 ? 1 : 0;
        }
        return Math.max(0, intersect ? Math.min(left, right) : left - Math.max(0, right));
    }

    /** Emits rows as they are stored, so that a row that is taken back is the one that came. */
    private void emit(int[] rowSlots, long[] weights, int count, Output out) {
        int[] changed = new int[count];
        long[] by = new long[count];
        int changedCount = 0;
        for (int i = 0; i < count; i++) {
            if (weights[i] != 0) {
                changed[changedCount] = rowSlots[i];
                by[changedCount++] = weights[i];
            }
        }
        out.emit(new Batch(rows.keys(changed, changedCount), changedCount, by, null));
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Rows do not depend on time.
    }

    @Override
    public void onEnd(Output out) {
        if (!node.finalOnly()) {
            return;
        }
        int[] live = rows.liveSlots();
        for (int from = 0; from < live.length; from += Batch.MAX_ROWS) {
            int[] part = Arrays.copyOfRange(live, from, Math.min(live.length, from + Batch.MAX_ROWS));
            long[] weights = Arrays.stream(part).mapToLong(this::times).toArray();
            emit(part, weights, part.length, out);
        }
    }

    @Override
    public void snapshot(StateWriter out) {
        int[] live = rows.liveSlots();
        int[] liveHashes = new int[live.length];
        KeyHash.hash(Batch.of(live.length, rows.keys(live, live.length)), positions, liveHashes);
        KeyGroupOrder order = KeyGroupOrder.of(live, liveHashes, context.maxParallelism());
        for (int g = 0; g < context.maxParallelism(); g++) {
            if (order.count(g) > 0) {
                write(order.items(g), out.keyed(ROWS, g));
            }
        }
    }

    private void write(int[] items, BytesWriter out) {
        SectionFormat.write(FORMAT, out);
        out.putVarInt(items.length);
        for (Column column : rows.keys(items, items.length)) {
            ColumnCodec.write(column, items.length, out);
        }
        for (long[] count : counts) {
            for (int slot : items) {
                out.putLong(count[slot]);
            }
        }
    }

    @Override
    public void restore(StateReader in) {
        for (int g = context.keyGroups().first(); g <= context.keyGroups().last(); g++) {
            Optional<BytesReader> section = in.keyed(ROWS, g);
            if (section.isPresent()) {
                read(section.get());
            }
        }
    }

    private void read(BytesReader in) {
        SectionFormat.expect(FORMAT, ROWS, in);
        int count = SectionFormat.checkCount(in.getVarInt(), 2 * Long.BYTES, in);
        Column[] columns =
                types.stream().map(t -> ColumnCodec.read(t, count, in)).toArray(Column[]::new);
        find(Batch.of(count, columns));
        for (long[] side : counts) {
            long[] values = ColumnCodec.readLongs(count, in).values;
            for (int i = 0; i < count; i++) {
                side[slots[i]] = values[i];
            }
        }
        SectionFormat.expectEnd(ROWS, in);
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
