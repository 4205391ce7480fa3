package io.sluice.executor.state.keyed;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import java.util.ArrayList;
import java.util.List;

/** Finds the namespaces of a kind of tables in a store, without reading their entries. */
final class NamespaceScan {
    private final ByteStore.View view;
    private final StoreKeys keys;
    private final int namespaceBytes;

    NamespaceScan(ByteStore.View view, StoreKeys keys, int namespaceBytes) {
        this.view = view;
        this.keys = keys;
        this.namespaceBytes = namespaceBytes;
    }

    /** Those that have entries in a key group. */
    List<byte[]> of(int keyGroup) {
        List<byte[]> found = new ArrayList<>();
        byte[] from = keys.from(keyGroup, new byte[0]);
        byte[] end = StoreKeys.behind(from);
        Entries first = new Entries();
        while (true) {
            try (ByteStore.Cursor cursor = view.scan(from, end)) {
                if (!cursor.next(first, 1, 1)) {
                    return found;
                }
            }
            byte[] namespace = keys.namespace(first.buffer(), first.keyStart(0));
            found.add(namespace);
            if (namespaceBytes == 0) {
                return found;
            }
            from = StoreKeys.behind(keys.from(keyGroup, namespace));
        }
    }
}
