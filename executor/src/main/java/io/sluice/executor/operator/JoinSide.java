package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.executor.state.Chains;
import io.sluice.executor.state.KeyGroupOrder;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.List;
import java.util.Optional;

/** The rows of one side of a join, chained by key. A row whose weight becomes 0 is forgotten, and a key without rows. */
final class JoinSide {
    private final String stateName;
    private final List<Integer> keyColumns;
    private final List<PhysicalType> types;
    private final KeyTable keys;
    private final RowStore rows;
    private final Chains rowsOfKey = new Chains();
    private int[] hashes = new int[0];
    private int[] slots = new int[0];

    JoinSide(String stateName, PlanNode input, List<Integer> keyColumns) {
        RowType type = input.rowType();
        this.stateName = stateName;
        this.keyColumns = keyColumns;
        types = type.types().stream().map(t -> t.physical()).toList();
        keys = KeyTable.of(keyTypes(), 0);
        rows = new RowStore(types, input.insertOnly());
    }

    List<PhysicalType> keyTypes() {
        return keyColumns.stream().map(types::get).toList();
    }

    Column[] keys(Batch batch) {
        return keyColumns.stream().map(k -> batch.columns[k]).toArray(Column[]::new);
    }

    /** The hashes of the batch's keys; valid until the next call. */
    int[] hashes(Batch batch) {
        hashes = hashes.length < batch.rowCount ? new int[batch.rowCount] : hashes;
        KeyHash.hash(batch, keyColumns, hashes);
        return hashes;
    }

    /** Adds rows none of whose keys is NULL. */
    void add(Batch batch) {
        slots = slots.length < batch.rowCount ? new int[batch.rowCount] : slots;
        keys.findOrInsert(keys(batch), keys.needsHashes() ? hashes(batch) : null, 0, batch.rowCount, slots);
        int[] found = rows.slots(batch);
        for (int i = 0; i < batch.rowCount; i++) {
            if (rows.claim(found[i])) {
                rowsOfKey.link(slots[i], found[i]);
            }
            rows.add(found[i], batch.weight(i));
        }
        forgetSpent(found, batch.rowCount);
    }

    /** Only after the whole batch: a row or key that was given up may have come back later in it. */
    private void forgetSpent(int[] found, int count) {
        for (int i = 0; i < count; i++) {
            if (rows.isSpent(found[i])) {
                rowsOfKey.unlink(slots[i], found[i]);
                rows.remove(found[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            if (keys.isLive(slots[i]) && rowsOfKey.first(slots[i]) < 0) {
                keys.remove(slots[i]);
            }
        }
    }

    /** Fills {@code found} with the key slots of another side's keys, -1 where there is none. */
    void find(Column[] otherKeys, int[] otherHashes, int count, int[] found) {
        keys.find(otherKeys, otherHashes, 0, count, found);
    }

    boolean needsHashes() {
        return keys.needsHashes();
    }

    /** The first row of a key slot, or -1. */
    int first(int key) {
        return rowsOfKey.first(key);
    }

    int next(int row) {
        return rowsOfKey.next(row);
    }

    long weight(int row) {
        return rows.weight(row);
    }

    Column[] gather(int[] rowSlots, int count) {
        return rows.gather(rowSlots, count);
    }

    void snapshot(StateWriter out, OperatorContext context) {
        int[] live = rows.liveSlots();
        Batch all = Batch.of(live.length, rows.gather(live, live.length));
        int[] allHashes = new int[live.length];
        KeyHash.hash(all, keyColumns, allHashes);
        KeyGroupOrder order = KeyGroupOrder.of(live, allHashes, context.maxParallelism());
        for (int g = 0; g < context.maxParallelism(); g++) {
            if (order.count(g) > 0) {
                rows.write(order.items(g), out.keyed(stateName, g));
            }
        }
    }

    void restore(StateReader in, OperatorContext context) {
        for (int g = context.keyGroups().first(); g <= context.keyGroups().last(); g++) {
            Optional<BytesReader> section = in.keyed(stateName, g);
            if (section.isPresent()) {
                RowStore.read(types, stateName, section.get()).forEach(this::add);
            }
        }
    }
}
