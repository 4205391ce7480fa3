package io.sluice.executor.operator;

import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.keyed.GroupScan;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * All entries of a table in parts that fit into memory: the table itself where all are on the heap, else a copy of the
 * entries of each key group. Used by one thread.
 */
record EntryParts<T extends KeyedEntries>(KeyedState state, KeyedState.Kind kind, StateTable table, T whole) {
    /** Hands over the parts one after the other; the table must not be changed meanwhile. */
    void each(Supplier<T> newPart, Consumer<T> action) {
        if (table.isAllHere()) {
            action.accept(whole);
            return;
        }
        KeyGroupRange groups = state.keyGroups();
        try (GroupScan scan = kind.scan(List.of(table))) {
            for (int g = groups.first(); g <= groups.last(); g++) {
                T part = newPart.get();
                scan.load(table, g, part.keys(), part);
                action.accept(part);
            }
        }
    }
}
