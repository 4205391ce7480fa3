package io.sluice.executor.operator;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.executor.operator.window.Window;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Group tables by slice or window, each of them state of the operator while it is here. Used by one thread. */
final class SliceTables {
    private final TreeMap<Window, GroupTable> tables = new TreeMap<>();
    private KeyedState.Kind kind;

    /**
     * Called once, before any table is added.
     *
     * @param example of such a table
     * @param restored gives the table of a slice of restored groups
     */
    KeyedState.Kind open(KeyedState state, String name, GroupTable example, Function<Window, GroupTable> restored) {
        kind = state.declareLasting(
                name, example.keyTypes(), example.entries.layout(), 2 * Long.BYTES, namespace -> restored.apply(
                                window(namespace))
                        .state());
        return kind;
    }

    private static byte[] namespace(Window window) {
        BytesWriter out = new BytesWriter(2 * Long.BYTES);
        out.putLong(window.start());
        out.putLong(window.end());
        return out.toByteArray();
    }

    private static Window window(byte[] namespace) {
        BytesReader in = new BytesReader(namespace);
        return new Window(in.getLong(), in.getLong());
    }

    NavigableMap<Window, GroupTable> byWindow() {
        return tables;
    }

    GroupTable get(Window window) {
        return tables.get(window);
    }

    /** Adds an empty table. */
    void add(Window window, GroupTable table) {
        StateTable added = table.attach(kind, namespace(window));
        GroupTable replaced = tables.put(window, table);
        if (replaced != null) {
            throw new IllegalStateException(window + " has a table already: " + added);
        }
    }

    /** Takes a table away; null when there is none. */
    GroupTable remove(Window window) {
        GroupTable table = tables.remove(window);
        if (table != null) {
            table.detach(kind);
        }
        return table;
    }
}
