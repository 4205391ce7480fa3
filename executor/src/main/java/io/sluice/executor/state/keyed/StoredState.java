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
public record StoredState(
        Map<String, String> layouts, KeyGroupRange keyGroups, ByteStore store, StateStores stores) {
    private static final int ENTRIES = 4096;

    /** Takes a section, or a part of one. */
    public interface Sections {
        BytesWriter section(String kind, int keyGroup);
    }

    /**
     * Writes a view of the store as sections, as tables on the heap would have been.
     *
     * @param view closed by the caller
     * @param partBytes a section is ended, and another of its key group begun, when it has about as many bytes
     */
    public void writeSections(ByteStore.View view, int partBytes, Sections out) {
        layouts.forEach((kind, layout) -> {
            StoreKeys keys = new StoreKeys(kind, 0);
            for (int g = keyGroups.first(); g <= keyGroups.last(); g++) {
                writeGroup(view, kind, layout, keys, g, partBytes, out);
            }
        });
    }

    private static void writeGroup(
            ByteStore.View view, String kind, String layout, StoreKeys keys, int group, int partBytes, Sections out) {
        byte[] from = keys.from(group, new byte[0]);
        Entries entries = new Entries();
        BytesWriter section = null;
        try (ByteStore.Cursor cursor = view.scan(from, StoreKeys.behind(from))) {
            while (cursor.next(entries, ENTRIES, partBytes)) {
                if (section == null || section.size() >= partBytes) {
                    section = out.section(kind, group);
                    SectionFormat.write(KeyedState.FORMAT, section);
                    section.putString(layout);
                }
                for (int i = 0; i < entries.count(); i++) {
                    int skipped = keys.prefixBytes();
                    section.putBytes(
                            entries.buffer(), entries.keyStart(i) + skipped, entries.keyLength(i) - skipped);
                    section.putBytes(entries.buffer(), entries.valueStart(i), entries.valueLength(i));
                }
            }
        }
    }
}
