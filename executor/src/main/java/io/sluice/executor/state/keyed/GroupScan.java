package io.sluice.executor.state.keyed;

import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyTable;
import java.util.List;

/** The entries of tables that are larger than memory, one key group of one table at a time. To be closed. */
public final class GroupScan implements AutoCloseable {
    private static final int ENTRIES = 4096;
    private static final int BYTES = 1 << 20;

    private final String operator;
    private final String kind;
    private final List<PhysicalType> keyTypes;
    private final StoreKeys storeKeys;
    private final ByteStore.View view;
    private final Expiry expiry;
    private final Entries entries = new Entries();

    GroupScan(
            String operator,
            String kind,
            List<PhysicalType> keyTypes,
            StoreKeys storeKeys,
            ByteStore.View view,
            Expiry expiry) {
        this.expiry = expiry;
        this.operator = operator;
        this.kind = kind;
        this.keyTypes = keyTypes;
        this.storeKeys = storeKeys;
        this.view = view;
    }

    /** Puts all entries of one key group of a table into an empty table of the same form, which is not state. */
    public void load(StateTable table, int keyGroup, KeyTable keys, EntryCodec codec) {
        DatedEntries dated = new DatedEntries(codec, expiry);
        StateTable into = new StateTable(keys, dated, table.namespace());
        EntryLoader loader = new EntryLoader(
                operator, kind, keyTypes, table.namespace().length, namespace -> into, count -> {}, expiry);
        byte[] from = storeKeys.from(keyGroup, table.namespace());
        try (ByteStore.Cursor cursor = view.scan(from, StoreKeys.behind(from))) {
            while (cursor.next(entries, ENTRIES, BYTES)) {
                loader.read(entries, storeKeys, dated.layout());
            }
        }
    }

    @Override
    public void close() {
        view.close();
    }
}
