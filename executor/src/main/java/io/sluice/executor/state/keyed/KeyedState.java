package io.sluice.executor.state.keyed;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.settings.StateOptions;
import io.sluice.core.state.ByteStore;
import io.sluice.core.state.Entries;
import io.sluice.core.state.StoreFiles;
import io.sluice.core.time.Clock;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.spill.MemoryBudget;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * The keyed state of one operator in one task: kinds of tables that the operator declares when it is opened. Used by the
 * task's thread.
 *
 * <p>In a snapshot a kind is a section for each key group: the form, the layout of entries, then for each entry its key
 * (namespace and key columns) and its value, each with its length.
 */
public final class KeyedState implements AutoCloseable {
    static final int FORMAT = 2;
    private static final int ROWS_BETWEEN_CHECKS = 32_768;

    /** Slots looked at for entries that are over, for each row that comes and at least for each batch. */
    private static final int SWEPT_A_ROW = 2;

    private static final int SWEPT_A_BATCH = 64;

    private static final int ROWS_A_SWEEP_BELOW = 8192;

    /** What a row may add, for when to look again at a small budget. */
    private static final int BYTES_A_ROW = 1024;

    /** What an operator may always keep, so that a large one does not make small ones fail. */
    private static final int SMALL_BYTES = 1 << 20;

    private static final int SCAN_ENTRIES = 4096;
    private static final int SCAN_BYTES = 1 << 20;

    /** What is left of the entries when some go down: the more go at once, the better they are sorted. */
    private static final double KEPT_PART = 0.75;

    private final String operator;
    private final KeyGroupRange keyGroups;
    private final int maxParallelism;
    private final MemoryBudget budget;
    private boolean keepsOnDisk;
    private boolean heapOnly;
    private final Optional<StateStores> stores;
    private final List<Kind> kinds = new ArrayList<>();
    private MemoryBudget.Share memory;

    /** Null: entries are kept for ever. */
    private Expiry expiry;

    private int rowsUnchecked;
    private int rowsUnswept;

    /** Where entries lie that the tables have no room for; null: they must have room for all. */
    private ByteStore store;

    /** The last snapshot's way to the store; null when it has been brought to its end. */
    private StoreFlush flush;

    /** More keys than these do not fit into the memory there is. */
    private long mostKeys = Long.MAX_VALUE;

    private long bytesAtMost;

    /**
     * @param operator its name, for errors
     * @param keepsOnDisk whether entries go to stores that the heap has no room for; otherwise it must have room
     * @param stores for that, and to read those of an earlier run
     */
    public KeyedState(
            String operator,
            KeyGroupRange keyGroups,
            int maxParallelism,
            MemoryBudget budget,
            boolean keepsOnDisk,
            Optional<StateStores> stores) {
        this.keepsOnDisk = keepsOnDisk;
        this.operator = operator;
        this.keyGroups = keyGroups;
        this.maxParallelism = maxParallelism;
        this.budget = budget;
        this.stores = stores;
    }

    /** Entries stay on the heap, whatever the backend, since others read them there. */
    public KeyedState onHeapOnly() {
        heapOnly = true;
        keepsOnDisk = false;
        return this;
    }

    /**
     * Entries are over so long after they were created or changed last, by a clock; 0: never. Called before any kind is
     * declared.
     */
    public KeyedState expiringAfter(long ttlMillis, Clock clock) {
        expiry = ttlMillis > 0 ? new Expiry(ttlMillis, clock) : null;
        return this;
    }

    /**
     * Declares tables of one kind, one for each namespace.
     *
     * @param name differs between the kinds of an operator and never changes, since snapshots hold it
     * @param layout of the entries of all its tables
     * @param namespaceBytes the length of each namespace; 0: there is one table
     * @param tables gives the table of a namespace, added to the kind when it is first asked for; for restored entries
     */
    public Kind declare(
            String name,
            List<PhysicalType> keyTypes,
            String layout,
            int namespaceBytes,
            Function<byte[], StateTable> tables) {
        return declare(name, keyTypes, layout, namespaceBytes, tables, expiry);
    }

    /** As {@link #declare}, for entries that stay until the operator removes them, whatever the time. */
    public Kind declareLasting(
            String name,
            List<PhysicalType> keyTypes,
            String layout,
            int namespaceBytes,
            Function<byte[], StateTable> tables) {
        return declare(name, keyTypes, layout, namespaceBytes, tables, null);
    }

    private Kind declare(
            String name,
            List<PhysicalType> keyTypes,
            String layout,
            int namespaceBytes,
            Function<byte[], StateTable> tables,
            Expiry ends) {
        if (memory == null) {
            memory = budget.share();
        }
        if (store == null && keepsOnDisk) {
            store = stores.get().create();
        }
        Kind kind = new Kind(name, keyTypes, DatedEntries.layout(layout, ends), namespaceBytes, tables, ends);
        kinds.add(kind);
        return kind;
    }

    /** The tables of one kind. */
    public final class Kind {
        private final String name;
        private final List<PhysicalType> keyTypes;
        private final String layout;
        private final int namespaceBytes;
        private final Function<byte[], StateTable> byNamespace;
        private final Set<StateTable> tables = new LinkedHashSet<>();
        private final StoreKeys storeKeys;
        private final Expiry expiry;

        /** Null before the first. */
        private StoreSweep sweep;

        private Kind(
                String name,
                List<PhysicalType> keyTypes,
                String layout,
                int namespaceBytes,
                Function<byte[], StateTable> tables,
                Expiry expiry) {
            this.expiry = expiry;
            this.name = name;
            this.layout = layout;
            this.keyTypes = keyTypes;
            this.namespaceBytes = namespaceBytes;
            this.byNamespace = tables;
            this.storeKeys = new StoreKeys(name, namespaceBytes);
        }

        private void sweepBelow() {
            if (expiry == null) {
                return;
            }
            if (sweep == null) {
                sweep = new StoreSweep(store, storeKeys, keyGroups, expiry);
            }
            sweep.step();
        }

        /** Adds a table, empty as yet. */
        public StateTable add(byte[] namespace, KeyTable keys, EntryCodec entries) {
            if (namespace.length != namespaceBytes) {
                throw new IllegalArgumentException("a namespace of '" + name + "' has " + namespace.length + " bytes");
            }
            StateTable table = new StateTable(keys, new DatedEntries(entries, expiry), namespace);
            if (store != null) {
                putOverStore(table);
            }
            tables.add(table);
            return table;
        }

        private void putOverStore(StateTable table) {
            table.cache(new TableCache(
                    table, keyTypes.size(), storeKeys, store, keyGroups, maxParallelism, KeyedState.this::finishFlush));
        }

        /** The table is not state any more, with all that is in it. */
        public void remove(StateTable table) {
            tables.remove(table);
            if (table.cache() != null) {
                table.cache().drop();
                table.cache(null);
            }
        }

        /**
         * Goes over the entries of tables that are not all here, key group by key group; they must not be changed
         * meanwhile.
         */
        public GroupScan scan(List<StateTable> scanned) {
            scanned.forEach(table -> table.cache().flush());
            return new GroupScan(operator, name, keyTypes, storeKeys, store.view(), expiry);
        }
    }

    /** The key groups whose entries are here. */
    public KeyGroupRange keyGroups() {
        return keyGroups;
    }

    /** Begins to write all tables as they are now. */
    public void snapshot(StateWriter out) {
        if (store != null) {
            out.later(beginFlush(out));
            return;
        }
        Map<StateTable, TableCapture> captures = new LinkedHashMap<>();
        for (Kind kind : kinds) {
            IntFunction<BytesWriter> sections = sections(kind, out);
            for (StateTable table : kind.tables) {
                captures.put(table, new TableCapture(table, kind.keyTypes.size(), maxParallelism, sections));
            }
        }
        if (!captures.isEmpty()) {
            out.later(new KeyedCapture(captures));
        }
    }

    private StoreFlush beginFlush(StateWriter out) {
        finishFlush();
        Map<String, String> layouts = new LinkedHashMap<>();
        List<TableCache> tables = new ArrayList<>();
        for (Kind kind : kinds) {
            layouts.put(kind.name, kind.layout);
            kind.tables.forEach(table -> tables.add(table.cache()));
        }
        StoredState stored = new StoredState(layouts, keyGroups, store, stores.orElseThrow());
        flush = new StoreFlush(tables, () -> out.stored(stored));
        return flush;
    }

    private void finishFlush() {
        if (flush != null) {
            flush.finish();
            flush = null;
        }
    }

    /** The sections of a kind, each begun when its key group has an entry; entries of a kind have one layout. */
    private IntFunction<BytesWriter> sections(Kind kind, StateWriter out) {
        BytesWriter[] writers = new BytesWriter[maxParallelism];
        String layout = kind.layout;
        return group -> {
            if (writers[group] == null) {
                writers[group] = out.keyed(kind.name, group);
                SectionFormat.write(FORMAT, writers[group]);
                writers[group].putString(layout);
            }
            return writers[group];
        };
    }

    /** Takes over the entries of this task's key groups. */
    public void restore(StateReader in) {
        List<StoredFiles> stored = in.stored();
        if (stored.size() == 1 && store != null && canGoOnFrom(stored.get(0))) {
            goOnFrom(stored.get(0));
        } else {
            stored.forEach(this::readFrom);
        }
        for (Kind kind : kinds) {
            EntryLoader loader = loader(kind);
            for (int g = keyGroups.first(); g <= keyGroups.last(); g++) {
                in.parts(kind.name, g).forEach(loader::read);
                if (g == keyGroups.first() && store == null) {
                    kind.tables.forEach(table -> table.expect(keyGroups.size())); // keys are spread evenly
                }
            }
        }
    }

    private EntryLoader loader(Kind kind) {
        return new EntryLoader(
                operator,
                kind.name,
                kind.keyTypes,
                kind.namespaceBytes,
                kind.byNamespace,
                this::checkMemory,
                kind.expiry);
    }

    /** Whether files can be opened as they are: they hold these key groups only, in entries of these layouts. */
    private boolean canGoOnFrom(StoredFiles files) {
        return files.kind().equals(stores.orElseThrow().kind())
                && files.keyGroups().equals(keyGroups)
                && kinds.stream()
                        .allMatch(kind -> kind.layout.equals(files.layouts().get(kind.name)))
                && kinds.size() == files.layouts().size();
    }

    private ByteStore open(StoredFiles files) {
        StateStores from = stores.orElseThrow();
        String directory = from.captureDirectory();
        try {
            files.fetch(directory);
            return from.open(directory, files.files());
        } finally {
            StoreFiles.deleteDirectory(Path.of(directory)); // the store has its own links or copies
        }
    }

    /** The store that was captured becomes the store of this run; tables learn that their entries lie below. */
    private void goOnFrom(StoredFiles files) {
        store = open(files);
        kinds.forEach(kind -> kind.tables.forEach(kind::putOverStore));
        try (ByteStore.View view = store.view()) {
            for (Kind kind : kinds) {
                NamespaceScan namespaces = new NamespaceScan(view, kind.storeKeys, kind.namespaceBytes);
                for (int g = keyGroups.first(); g <= keyGroups.last(); g++) {
                    namespaces
                            .of(g)
                            .forEach(n -> kind.byNamespace.apply(n).cache().restored());
                }
            }
        }
    }

    private void readFrom(StoredFiles files) {
        ByteStore earlier = open(files);
        Entries entries = new Entries();
        try (ByteStore.View view = earlier.view()) {
            for (Kind kind : kinds) {
                String layout = files.layouts().getOrDefault(kind.name, "");
                EntryLoader loader = loader(kind);
                byte[] none = {};
                for (int g = keyGroups.first(); g <= keyGroups.last(); g++) {
                    byte[] from = kind.storeKeys.from(g, none);
                    try (ByteStore.Cursor cursor = view.scan(from, StoreKeys.behind(from))) {
                        while (cursor.next(entries, SCAN_ENTRIES, SCAN_BYTES)) {
                            loader.read(entries, kind.storeKeys, layout);
                        }
                    }
                }
            }
        }
        stores.orElseThrow().release(earlier);
    }

    /**
     * Rows have been taken in.
     *
     * @throws SluiceException STATE_TOO_LARGE when the tables take more of the heap than they may
     */
    public void batchDone(int rows) {
        if (expiry != null) {
            int swept = SWEPT_A_BATCH + SWEPT_A_ROW * rows;
            kinds.forEach(kind -> kind.tables.forEach(table -> table.sweep(swept)));
            rowsUnswept += rows;
        }
        if (store != null && rowsUnswept >= ROWS_A_SWEEP_BELOW) {
            rowsUnswept = 0;
            kinds.forEach(Kind::sweepBelow);
        }
        checkMemory(rows);
    }

    private void checkMemory(int rows) {
        rowsUnchecked += rows;
        if (memory == null || rowsUnchecked < Math.min(ROWS_BETWEEN_CHECKS, budget.bytes() / BYTES_A_ROW)) {
            return;
        }
        rowsUnchecked = 0;
        long bytes = bytes();
        boolean fits = memory.holds(bytes);
        if (store != null) {
            keepWithin(fits, bytes);
        } else if (!fits && bytes > SMALL_BYTES) {
            throw tooLarge(bytes);
        }
    }

    /** Arrays do not shrink, so what counts is how many keys there were when the memory was used up. */
    private void keepWithin(boolean fits, long bytes) {
        long count = keyCount();
        if (!fits && bytes > bytesAtMost) {
            bytesAtMost = bytes + (bytes >> 4);
            mostKeys = Math.min(mostKeys, count) / 16 * 15;
        }
        if (count > mostKeys) {
            double part = KEPT_PART * mostKeys / count;
            kinds.forEach(kind -> kind.tables.forEach(
                    table -> table.cache().shrink((int) (table.keys().size() * part))));
        }
    }

    /** Lets all entries go down to the store, where there is one. */
    public void evict() {
        if (store != null) {
            kinds.forEach(kind -> kind.tables.forEach(table -> table.cache().shrink(0)));
        }
    }

    private SluiceException tooLarge(long bytes) {
        return SluiceException.of(
                        ErrorCode.STATE_TOO_LARGE,
                        "the state of " + operator + " takes " + (bytes >> 20)
                                + " MB in one task, and all operators of the job together may keep "
                                + (budget.bytes() >> 20) + " MB on the heap")
                .hint("raise '" + StateOptions.MANAGED_MEMORY.key() + "' and the heap (-Xmx)"
                        + (heapOnly
                                ? ", or keep fewer rows: those of a materialized view are always on the heap"
                                : ", or keep state on disk with SET '" + StateOptions.BACKEND.key()
                                        + "' = 'rocksdb';"));
    }

    /** What all tables take on the heap. */
    public long bytes() {
        long bytes = 0;
        for (Kind kind : kinds) {
            for (StateTable table : kind.tables) {
                bytes += table.bytes();
            }
        }
        return bytes;
    }

    /** Number of keys in all tables. */
    public long keyCount() {
        return kinds.stream()
                .flatMap(k -> k.tables.stream())
                .mapToLong(t -> t.keys().size())
                .sum();
    }

    @Override
    public void close() {
        if (memory != null) {
            memory.close();
        }
    }
}
