package io.sluice.executor.operator;

import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.keyed.GroupScan;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The groups of some tables of a kind, merged, in parts that fit into memory: one part where all groups are on the heap,
 * else a part for each key group. Used by one thread.
 */
final class GroupParts {
    private final GroupTable merged;
    private final GroupTable part;
    private KeyedState.Kind kind;
    private KeyGroupRange keyGroups;

    GroupParts(Supplier<GroupTable> newTable) {
        merged = newTable.get();
        part = newTable.get();
    }

    void open(KeyedState state, KeyedState.Kind newKind) {
        kind = newKind;
        keyGroups = state.keyGroups();
    }

    static boolean areHere(List<GroupTable> tables) {
        return tables.stream().allMatch(table -> table.state().isAllHere());
    }

    /** Hands over the parts one after the other, each valid until the next; tables must not be changed meanwhile. */
    void each(List<GroupTable> tables, Consumer<GroupTable> action) {
        if (areHere(tables)) {
            action.accept(whole(tables));
            return;
        }
        try (Scan scan = scan(tables)) {
            for (int i = 0; i < scan.count(); i++) {
                action.accept(scan.part(i));
            }
        }
    }

    /** All groups of tables that are on the heap, valid until the next call. */
    GroupTable whole(List<GroupTable> tables) {
        if (tables.size() == 1) {
            return tables.get(0);
        }
        merged.clear(merged.keys.size());
        tables.forEach(GroupParts.this::addToMerged);
        return merged;
    }

    private void addToMerged(GroupTable table) {
        int[] slots = table.keys.liveSlots();
        merged.merge(table, slots, slots.length);
    }

    /** The groups of tables by key group, whether they are on the heap or not. To be closed. */
    Scan scan(List<GroupTable> tables) {
        return new Scan(tables.stream().map(GroupTable::state).toList());
    }

    /** Goes over key groups. */
    final class Scan implements AutoCloseable {
        private final List<StateTable> tables;
        private final GroupScan scan;

        private Scan(List<StateTable> tables) {
            this.tables = tables;
            this.scan = kind.scan(tables);
        }

        int count() {
            return keyGroups.size();
        }

        /** The groups of the key group of this number, valid until the next call. */
        GroupTable part(int number) {
            merged.clear(merged.keys.size());
            for (StateTable table : tables) {
                GroupTable target = tables.size() == 1 ? merged : part;
                target.clear(target.keys.size());
                scan.load(table, keyGroups.first() + number, target.keys, target.entries);
                if (target == part) {
                    addToMerged(part);
                }
            }
            return merged;
        }

        @Override
        public void close() {
            scan.close();
        }
    }
}
