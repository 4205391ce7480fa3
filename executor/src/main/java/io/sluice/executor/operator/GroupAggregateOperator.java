package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.keyed.KeyedState;
import java.util.Arrays;
import java.util.List;

/**
 * Aggregates per key. Each batch replaces the rows of the groups it changed: at most one -1 and one +1 per group. A
 * group is there while its weights do not sum to 0; it is forgotten when nothing of it is left in any accumulator, which
 * is later when changes come out of order. A group that state has forgotten by its time begins anew: what takes back
 * rows it had before is dropped and counted as refused. With {@code finalOnly} all groups are emitted once, at the end, in the order
 * in which they came.
 *
 * <p>Without keys there is one group, always there: after empty input its row is emitted at the end, by task 0.
 */
public final class GroupAggregateOperator implements Operator {
    private static final String GROUPS = "groups";

    private final GroupAggregateNode node;
    private final List<PhysicalType> keyTypes;
    private final boolean insertOnly;
    private final GroupTable table;
    private final GroupParts parts;
    private final AggregateInput input;
    private final ExpiredRetractions expired = new ExpiredRetractions();
    private OperatorContext context;

    /** By slot: the last batch that touched it. */
    private long[] touchedIn = new long[0];

    private long batchNumber;
    private int[] touched = new int[0];
    private int[] oldPositions = new int[0];

    public GroupAggregateOperator(GroupAggregateNode node) {
        this.node = node;
        RowType in = node.input().rowType();
        keyTypes = node.keys().stream().map(k -> in.type(k).physical()).toList();
        insertOnly = node.input().insertOnly();
        table = newTable();
        parts = new GroupParts(this::newTable);
        input = new AggregateInput(node.keys(), node.aggregates(), table.keys.needsHashes());
    }

    private GroupTable newTable() {
        return new GroupTable(keyTypes, node.aggregates(), insertOnly, 0);
    }

    @Override
    public void open(OperatorContext newContext) {
        context = newContext;
        KeyedState state = context.state();
        String layout = table.entries.layout();
        KeyedState.Kind kind = node.finalOnly()
                ? state.declareLasting(GROUPS, keyTypes, layout, 0, namespace -> table.state())
                : state.declare(GROUPS, keyTypes, layout, 0, namespace -> table.state());
        table.attach(kind, new byte[0]);
        parts.open(state, kind);
    }

    @Override
    public void onBatch(int inputIndex, Batch batch, Output out) {
        if (batch.rowCount == 0) {
            return;
        }
        input.load(batch);
        if (node.finalOnly()) {
            table.add(input, 0, batch.rowCount);
            return;
        }
        int[] slots = table.slotsOf(input, batch.rowCount);
        int count = touch(slots, batch.rowCount);
        Column[] before = rowsBefore(count);
        table.update(input, slots, 0, dropExpired(batch, slots));
        emitChanges(before, count, out);
        forgetEmpty(count);
    }

    /** Drops and counts rows that take back what was forgotten; gives how many are left, their slots in front. */
    private int dropExpired(Batch batch, int[] slots) {
        if (insertOnly || !table.state().expires()) {
            return batch.rowCount;
        }
        int count = expired.keep(batch, slots, table);
        if (count < batch.rowCount) {
            context.metrics().refusedRows.add(batch.rowCount - count);
            input.load(batch.gather(expired.rows(), count));
        }
        return count;
    }

    /** Lists the slots of a batch, each once, in the order of their first rows. */
    private int touch(int[] slots, int rowCount) {
        int bound = table.keys.bound();
        if (touchedIn.length < bound) {
            touchedIn = Arrays.copyOf(touchedIn, Math.max(bound, touchedIn.length * 2));
        }
        if (touched.length < rowCount) {
            touched = new int[rowCount];
            oldPositions = new int[rowCount];
        }
        batchNumber++;
        int count = 0;
        for (int i = 0; i < rowCount; i++) {
            int slot = slots[i];
            if (touchedIn[slot] != batchNumber) {
                touchedIn[slot] = batchNumber;
                touched[count++] = slot;
            }
        }
        return count;
    }

    /** The rows of the touched groups that are there; their positions go to {@code oldPositions}. */
    private Column[] rowsBefore(int count) {
        int[] there = new int[count];
        int thereCount = 0;
        for (int t = 0; t < count; t++) {
            boolean known = !table.state().mayBeNew(touched[t]) && isThere(touched[t]);
            oldPositions[t] = known ? thereCount : -1;
            if (known) {
                there[thereCount++] = touched[t];
            }
        }
        return table.emit(there, thereCount, 0);
    }

    /** Without keys the only group is there as soon as it is known. */
    private boolean isThere(int slot) {
        return keyTypes.isEmpty() || table.isPresent(slot);
    }

    private void emitChanges(Column[] before, int count, Output out) {
        Column[] after = table.emit(touched, count, 0);
        RowChanges changes = new RowChanges(before, after, keyTypes.size());
        for (int t = 0; t < count; t++) {
            changes.add(oldPositions[t], isThere(touched[t]) ? t : -1, out);
        }
        changes.emit(out);
    }

    private void forgetEmpty(int count) {
        if (insertOnly || keyTypes.isEmpty()) {
            return;
        }
        for (int t = 0; t < count; t++) {
            table.removeIfEmpty(touched[t]);
        }
    }

    @Override
    public void onWatermark(long micros, Output out) {
        // Groups do not depend on time.
    }

    @Override
    public void onEnd(Output out) {
        boolean ownsEmptyGroup = keyTypes.isEmpty() && context.task() == 0 && table.find(new Column[0], 1)[0] < 0;
        if (ownsEmptyGroup) {
            table.slotsOf(new Column[0], 1);
        }
        if (node.finalOnly() || ownsEmptyGroup) {
            parts.each(List.of(table), groups -> emitAll(groups, out));
        }
    }

    private void emitAll(GroupTable groups, Output out) {
        int[] slots = keyTypes.isEmpty() ? groups.keys.liveSlots() : groups.presentSlots();
        for (int from = 0; from < slots.length; from += Batch.MAX_ROWS) {
            int count = Math.min(Batch.MAX_ROWS, slots.length - from);
            out.emit(Batch.of(count, groups.emit(Arrays.copyOfRange(slots, from, from + count), count, 0)));
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

    /** Keys and arguments are copied into tables; what is emitted comes from there. */
    @Override
    public boolean keepsColumns() {
        return false;
    }

    @Override
    public void close() {
        // Nothing is held but memory.
    }
}
