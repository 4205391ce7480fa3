package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.nested.TextWriter;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.KeyConflictNode.Action;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.keyed.EntryLayouts;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The rows of every key that stand, from the newest to the oldest, and which of them counts. Equal rows are one row of a
 * greater weight; with DEDUPLICATE it is as new as the last of them, else as old as the first.
 */
final class KeyedRows implements KeyedEntries {
    private static final String ROWS = "rows";

    /** Ends the layout of entries that hold no key with more than one row. */
    private static final String ONE_A_KEY = ", one a key";

    private final KeyConflictNode node;
    private final List<PhysicalType> types;
    private final boolean insertOnly;
    private final RowsByKey rowsOfKey;
    private final RowStore rows;

    /** Set where the rows are state of the operator. */
    private StateTable table;

    private EntryParts<KeyedRows> parts;

    /** By key slot: the row at the end of its chain. */
    private int[] oldest = new int[0];

    /** By key slot: how many rows stand. */
    private long[] totals = new long[0];

    /** How many keys have more than one row, here or below. None does at a barrier, where that is an error. */
    private long crowdedKeys;

    /** By key slot: the last batch that touched it. */
    private int[] touchedIn = new int[0];

    /** The keys of the batch, each once, with the row that counted before it; -1 for none. */
    private int[] touched = new int[0];

    private int[] before = new int[0];
    private int touchedCount;
    private int batchNumber;
    private int[] hashes = new int[0];
    private int[] slots = new int[0];
    private int[] found = new int[0];
    private int rowCount;

    KeyedRows(KeyConflictNode node) {
        this.node = node;
        types = node.rowType().types().stream().map(t -> t.physical()).toList();
        insertOnly = node.input().insertOnly();
        rowsOfKey = new RowsByKey(types, node.keys(), false);
        rows = rowsOfKey.rows;
    }

    /** Makes the rows, none as yet, state of the operator. */
    void open(KeyedState state) {
        List<PhysicalType> keyTypes = node.keys().stream().map(types::get).toList();
        KeyedState.Kind kind = node.finalOnly() // what is emitted at the end only does not expire before it
                ? state.declareLasting(ROWS, keyTypes, layout(), 0, namespace -> table)
                : state.declare(ROWS, keyTypes, layout(), 0, namespace -> table);
        table = kind.add(new byte[0], keys(), this);
        parts = new EntryParts<>(state, kind, table, this);
    }

    /** Adds a batch; what came before is remembered until {@link #forget}. */
    void add(Batch batch) {
        find(batch);
        found = rows.slots(batch);
        rowCount = batch.rowCount;
        for (int i = 0; i < batch.rowCount; i++) {
            int key = slots[i];
            if (touchedIn[key] != batchNumber) {
                touchedIn[key] = batchNumber;
                before[touchedCount] = counting(key);
                touched[touchedCount++] = key;
            }
            place(key, found[i], batch.weight(i));
        }
    }

    private void find(Batch batch) {
        int n = batch.rowCount;
        if (slots.length < n) {
            slots = new int[n];
            hashes = new int[n];
            touched = new int[n];
            before = new int[n];
        }
        KeyHash.hash(batch, node.keys(), hashes);
        Column[] columns = node.keys().stream().map(k -> batch.columns[k]).toArray(Column[]::new);
        table.findOrInsert(columns, hashes, 0, n, slots);
        table.changing(slots, 0, n);
        touchedCount = 0;
        batchNumber++;
    }

    private void place(int key, int row, long weight) {
        boolean isNew = rows.claim(row);
        boolean comes = rows.weight(row) == 0 || node.action() == Action.DEDUPLICATE && weight > 0;
        if (!isNew && comes) {
            unlink(key, row);
        }
        if (isNew || comes) {
            oldest[key] = rowsOfKey.first(key) < 0 ? row : oldest[key];
            rowsOfKey.link(key, row);
        }
        rows.add(row, weight);
        crowdedKeys -= isCrowded(key) ? 1 : 0;
        totals[key] += weight;
        crowdedKeys += isCrowded(key) ? 1 : 0;
    }

    private boolean isCrowded(int key) {
        return totals[key] > 1;
    }

    private void unlink(int key, int row) {
        oldest[key] = oldest[key] == row ? rowsOfKey.previous(row) : oldest[key];
        rowsOfKey.unlink(key, row);
    }

    /** The row of a key that counts, or -1. A row of negative weight, taken back before it came, never does. */
    private int counting(int key) {
        boolean fromNewest = node.action() != Action.NOTHING;
        int row = rowsOfKey.first(key);
        if (row >= 0 && !fromNewest) {
            row = oldest[key];
        }
        while (row >= 0 && rows.weight(row) <= 0) {
            row = fromNewest ? rowsOfKey.next(row) : rowsOfKey.previous(row);
        }
        return row;
    }

    int touchedCount() {
        return touchedCount;
    }

    /** The row of a touched key that counted before the batch, or -1. */
    int before(int position) {
        return before[position];
    }

    /** The one that counts now, or -1. */
    int now(int position) {
        return counting(touched[position]);
    }

    /** Gives up rows and keys that no longer matter. Until then the rows of {@link #before} can be read. */
    void forget() {
        for (int i = 0; i < rowCount; i++) {
            if (rows.isSpent(found[i])) {
                unlink(slots[i], found[i]);
                rows.remove(found[i]);
            }
        }
        for (int t = 0; t < touchedCount; t++) {
            int key = touched[t];
            if (insertOnly) {
                keepOne(key);
            }
            if (rowsOfKey.first(key) < 0) {
                table.remove(key);
            }
        }
    }

    /** Rows that are only added never go back to another. */
    private void keepOne(int key) {
        int kept = counting(key);
        int next;
        for (int row = rowsOfKey.first(key); row >= 0; row = next) {
            next = rowsOfKey.next(row);
            if (row != kept) {
                unlink(key, row);
                rows.remove(row);
            }
        }
    }

    /** @throws SluiceException SINK_KEY_CONFLICT for the first key of the batch that has two rows, with ERROR */
    void checkConflicts() {
        for (int t = 0; node.action() == Action.ERROR && t < touchedCount; t++) {
            check(touched[t]);
        }
    }

    /** The same for all keys. */
    void checkAllConflicts() {
        if (node.action() == Action.ERROR && crowdedKeys > 0) {
            parts.each(() -> new KeyedRows(node), KeyedRows::checkEach);
            crowdedKeys = 0; // those that had several rows are over
        }
    }

    private void checkEach() {
        for (int key : keys().liveSlots()) {
            check(key);
        }
    }

    private void check(int key) {
        if (isCrowded(key)) {
            RowType type = node.rowType();
            Column[] row = rows.gather(new int[] {rowsOfKey.first(key)}, 1);
            String values = node.keys().stream()
                    .map(k -> type.name(k) + " = "
                            + (row[k].isNull(0)
                                    ? "NULL"
                                    : TextWriter.of(type.type(k), ZoneOffset.UTC.getRules(), true)
                                            .text(row[k], 0)))
                    .collect(Collectors.joining(", "));
            throw SluiceException.of(
                            ErrorCode.SINK_KEY_CONFLICT,
                            totals[key] + " rows have the primary key (" + values
                                    + "), and ON CONFLICT DO ERROR allows 1")
                    .hint("ON CONFLICT DO DEDUPLICATE keeps the last of them, DO NOTHING the first");
        }
    }

    /** Hands over all rows, in parts of which each is valid until the next. */
    void eachPart(Consumer<KeyedRows> action) {
        parts.each(() -> new KeyedRows(node), action);
    }

    /** The row of every key that counts. */
    int[] standing() {
        return Arrays.stream(keys().liveSlots())
                .map(this::counting)
                .filter(row -> row >= 0)
                .toArray();
    }

    Column[] gather(int[] rowSlots, int count) {
        return rows.gather(rowSlots, count);
    }

    @Override
    public KeyTable keys() {
        return rowsOfKey.keys;
    }

    @Override
    public String layout() {
        return rowLayout() + (node.action() == Action.ERROR ? ONE_A_KEY : "");
    }

    private String rowLayout() {
        return "rows of " + types + " by " + node.keys();
    }

    @Override
    public void ensure(int bound) {
        if (bound > totals.length) {
            int capacity = Math.max(bound, totals.length + (totals.length >> 1));
            oldest = Arrays.copyOf(oldest, capacity);
            totals = Arrays.copyOf(totals, capacity);
            touchedIn = Arrays.copyOf(touchedIn, capacity);
        }
        rowsOfKey.ensure(totals.length);
    }

    @Override
    public void write(int key, BytesWriter out) {
        rowsOfKey.write(key, out);
    }

    @Override
    public Reader reader(String layout) {
        boolean oneEach = layout.endsWith(ONE_A_KEY);
        String ofRows = oneEach ? layout.substring(0, layout.length() - ONE_A_KEY.length()) : layout;
        EntryLayouts.expect(ROWS, rowLayout(), ofRows);
        boolean mayBeCrowded = node.action() == Action.ERROR && !oneEach;
        return (key, in) -> {
            read(key, in);
            crowdedKeys += mayBeCrowded && isCrowded(key) ? 1 : 0;
        };
    }

    private void read(int key, BytesReader in) {
        rowsOfKey.read(key, in);
        for (int row = rowsOfKey.first(key); row >= 0; row = rowsOfKey.next(row)) {
            oldest[key] = row;
            totals[key] += rows.weight(row);
        }
    }

    @Override
    public void clear(int key) {
        rowsOfKey.clear(key);
        totals[key] = 0;
        touchedIn[key] = 0;
    }

    @Override
    public long bytes() {
        long byKey = (long) Integer.BYTES * (oldest.length + touchedIn.length) + (long) Long.BYTES * totals.length;
        return rowsOfKey.bytes() + byKey;
    }
}
