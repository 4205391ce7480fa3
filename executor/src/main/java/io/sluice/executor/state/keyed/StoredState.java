package io.sluice.executor.state.keyed;

import io.sluice.core.io.BytesWriter;
import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.SectionFormat;
import java.util.Map;

/**
 * The keyed state of an operator that lies in a store, at the moment of a barrier: nothing has changed since it was
 * handed over, and will not before the call in which it was has returned.
 *
 * @param layouts of the entries of each kind of tables
 * @param keyGroups those of the task
 */
public record StoredState(Map<String, String> layouts, KeyGroupRange keyGroups, ByteStore store, StateStores stores) {
    private static final int ENTRIES = 4096;

    private record Kind(String name, String layout, StoreKeys keys) {}

    /** Hears of each part of a section that has been written. */
    public interface Parts {
        void written(String kind, int keyGroup);
    }

    /** A name that no other store has. */
    public String storeId() {
        return stores.id(store);
    }

    /**
     * Writes a view of the store as sections, as tables on the heap would have been.
     *
     * @param view closed by the caller
     * @param partBytes a part is ended, and another of its key group begun, when it has about as many bytes
     * @param out holds the part that {@code parts} is told of, only
     */
    public void writeSections(ByteStore.View view, int partBytes, BytesWriter out, Parts parts) {
        layouts.forEach((kind, layout) -> {
            Kind written = new Kind(kind, layout, new StoreKeys(kind, 0));
            for (int g = keyGroups.first(); g <= keyGroups.last(); g++) {
                writeGroup(view, written, g, partBytes, out, parts);
            }
        });
    }

    private static void writeGroup(
            ByteStore.View view, Kind kind, int group, int partBytes, BytesWriter out, Parts parts) {
        byte[] from = kind.keys().from(group, new byte[0]);
        Entries entries = new Entries();
        out.clear();
        try (ByteStore.Cursor cursor = view.scan(from, StoreKeys.behind(from))) {
            while (cursor.next(entries, ENTRIES, partBytes)) {
                if (out.size() == 0) {
                    SectionFormat.write(KeyedState.FORMAT, out);
                    out.putString(kind.layout());
                }
                write(entries, kind.keys().prefixBytes(), out);
                if (out.size() >= partBytes) {
                    parts.written(kind.name(), group);
                    out.clear();
                }
            }
        }
        if (out.size() > 0) {
            parts.written(kind.name(), group);
        }
    }

    private static void write(Entries entries, int skipped, BytesWriter out) {
        for (int i = 0; i < entries.count(); i++) {
            out.putBytes(entries.buffer(), entries.keyStart(i) + skipped, entries.keyLength(i) - skipped);
            out.putBytes(entries.buffer(), entries.valueStart(i), entries.valueLength(i));
        }
    }
}
