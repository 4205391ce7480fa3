package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.type.PhysicalType;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.keyed.KeyedState;
import io.sluice.executor.state.keyed.StateTable;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.BiConsumer;

/**
 * The rows of one side of a join. A row whose weight becomes 0 is forgotten, and a key without rows. On a kept side every
 * row knows the sum of its partners' weights. Used by one thread.
 */
final class JoinSide {
    private static final byte[] NO_NAMESPACE = {};

    private final String name;
    private final List<Integer> keyColumns;
    private final List<PhysicalType> types;
    private final boolean insertOnly;
    private final boolean kept;
    private JoinRows stored;

    /** Set where the rows are state of an operator. */
    private KeyedState.Kind kind;

    private StateTable table;

    /** Rows whose partners changed last, each once, with what they had before. */
    int[] changed = new int[0];

    long[] partnersBefore = new long[0];
    int changedCount;

    private int changeNumber;
    private int[] hashes = new int[0];
    private int[] slots = new int[0];

    /**
     * @param name of its state
     * @param kept whether rows without a partner come out of the join
     */
    JoinSide(String name, PlanNode input, List<Integer> keyColumns, boolean kept) {
        this.name = name;
        this.keyColumns = keyColumns;
        types = input.rowType().types().stream().map(t -> t.physical()).toList();
        this.insertOnly = input.insertOnly();
        this.kept = kept;
        stored = newRows();
    }

    private JoinRows newRows() {
        return new JoinRows(name, types, keyColumns, insertOnly, kept);
    }

    /** Makes the rows, none as yet, state of an operator. */
    void attach(KeyedState state) {
        kind = state.declare(name, keyTypes(), stored.layout(), 0, namespace -> table);
        table = kind.add(NO_NAMESPACE, stored.keys(), stored);
    }

    /** Forgets all rows and gives their memory back, once a snapshot that is being written has them. */
    void clear() {
        stored = newRows();
        if (kind != null) {
            kind.remove(table);
            table = kind.add(NO_NAMESPACE, stored.keys(), stored);
        }
    }

    String name() {
        return name;
    }

    List<Integer> keyColumns() {
        return keyColumns;
    }

    List<PhysicalType> types() {
        return types;
    }

    boolean isKept() {
        return kept;
    }

    /** Whether there are no rows in memory. */
    boolean isEmpty() {
        return stored.rows.size() == 0;
    }

    /** What the rows and their keys take on the heap. */
    long bytes() {
        return stored.keys().bytes() + stored.bytes();
    }

    RowStore rows() {
        return stored.rows;
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

    /**
     * Adds rows none of whose keys is NULL.
     *
     * @param partnersOfRows by row, on a kept side; else null
     */
    void add(Batch batch, long[] partnersOfRows) {
        slots = slots.length < batch.rowCount ? new int[batch.rowCount] : slots;
        findOrInsert(batch);
        int[] found = stored.rows.slots(batch);
        for (int i = 0; i < batch.rowCount; i++) {
            if (stored.rows.claim(found[i])) {
                stored.link(slots[i], found[i]);
            }
            stored.rows.add(found[i], batch.weight(i));
        }
        for (int i = 0; kept && i < batch.rowCount; i++) {
            stored.ensurePartners(found[i] + 1);
            if (batch.weight(i) != 0) {
                stored.partners[found[i]] = partnersOfRows[i];
            }
        }
        forgetSpent(found, batch.rowCount);
    }

    private void findOrInsert(Batch batch) {
        int[] keyHashes = needsHashes() ? hashes(batch) : null;
        if (table == null) {
            stored.keys().findOrInsert(keys(batch), keyHashes, 0, batch.rowCount, slots);
        } else {
            table.findOrInsert(keys(batch), keyHashes, 0, batch.rowCount, slots);
            table.changing(slots, 0, batch.rowCount);
        }
    }

    /** Only after the whole batch: a row or key that was given up may have come back later in it. */
    private void forgetSpent(int[] found, int count) {
        for (int i = 0; i < count; i++) {
            if (stored.rows.isSpent(found[i])) {
                stored.unlink(slots[i], found[i]);
                stored.rows.remove(found[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            if (stored.keys().isLive(slots[i]) && stored.first(slots[i]) < 0) {
                forgetKey(slots[i]);
            }
        }
    }

    private void forgetKey(int key) {
        if (table == null) {
            stored.keys().remove(key);
        } else {
            table.remove(key);
        }
    }

    /**
     * Notes that stored rows got the rows of a batch for partners, or lost them.
     *
     * @param keySlots by row of the batch, what {@link #find} gave
     */
    void partnersChange(JoinPairs pairs, Batch batch, int[] keySlots) {
        changedCount = 0;
        changeNumber++;
        if (changed.length < pairs.passedCount) {
            changed = new int[Batch.MAX_ROWS];
            partnersBefore = new long[Batch.MAX_ROWS];
        }
        int[] changedIn = stored.changedIn;
        long[] partners = stored.partners;
        for (int p = 0; p < pairs.passedCount; p++) {
            int pair = pairs.passed[p];
            int row = pairs.storedRows[pair];
            if (changedIn[row] != changeNumber) {
                changedIn[row] = changeNumber;
                changed[changedCount] = row;
                partnersBefore[changedCount++] = partners[row];
                table.changing(keySlots[pairs.batchRows[pair]]);
            }
            partners[row] += batch.weight(pairs.batchRows[pair]);
        }
    }

    /** The same where nobody asks which rows these were, and they are not state. */
    void addPartners(JoinPairs pairs, Batch batch) {
        for (int p = 0; p < pairs.passedCount; p++) {
            int pair = pairs.passed[p];
            stored.partners[pairs.storedRows[pair]] += batch.weight(pairs.batchRows[pair]);
        }
    }

    long partners(int row) {
        return stored.partners[row];
    }

    /** All rows without a partner, with their weights, a batch at a time; nothing is added meanwhile. */
    Iterator<Batch> withoutPartners() {
        int[] live = stored.rows.liveSlots();
        int[] alone = new int[live.length];
        int count = 0;
        for (int slot : live) {
            alone[count] = slot;
            count += stored.partners[slot] == 0 ? 1 : 0;
        }
        return batches(Arrays.copyOf(alone, count));
    }

    /** Hands over all rows, with their weights and on a kept side the sums of their partners' weights, else null. */
    void forEach(BiConsumer<Batch, long[]> to) {
        int[] live = stored.rows.liveSlots();
        Iterator<Batch> all = batches(live);
        for (int from = 0; all.hasNext(); from += Batch.MAX_ROWS) {
            Batch next = all.next();
            long[] ofRows = kept ? new long[next.rowCount] : null;
            for (int i = 0; kept && i < next.rowCount; i++) {
                ofRows[i] = stored.partners[live[from + i]];
            }
            to.accept(next, ofRows);
        }
    }

    private Iterator<Batch> batches(int[] slotsOfRows) {
        return new Iterator<>() {
            private int from;

            @Override
            public boolean hasNext() {
                return from < slotsOfRows.length;
            }

            @Override
            public Batch next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int to = Math.min(slotsOfRows.length, from + Batch.MAX_ROWS);
                int[] part = Arrays.copyOfRange(slotsOfRows, from, to);
                from = to;
                return batch(part, part.length);
            }
        };
    }

    private Batch batch(int[] slotsOfRows, int count) {
        long[] weights = insertOnly ? null : new long[count];
        for (int i = 0; i < count && weights != null; i++) {
            weights[i] = stored.rows.weight(slotsOfRows[i]);
        }
        return new Batch(stored.rows.gather(slotsOfRows, count), count, weights, null);
    }

    /** Fills {@code found} with the key slots of another side's keys, -1 where there is none. */
    void find(Column[] otherKeys, int[] otherHashes, int count, int[] found) {
        if (table == null) {
            stored.keys().find(otherKeys, otherHashes, 0, count, found);
        } else {
            table.find(otherKeys, otherHashes, 0, count, found);
        }
    }

    boolean needsHashes() {
        return stored.keys().needsHashes();
    }

    /** The first row of a key slot, or -1. */
    int first(int key) {
        return stored.first(key);
    }

    int next(int row) {
        return stored.next(row);
    }

    long weight(int row) {
        return stored.rows.weight(row);
    }

    Column[] gather(int[] rowSlots, int count) {
        return stored.rows.gather(rowSlots, count);
    }
}
