package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.executor.state.Chains;
import io.sluice.executor.state.KeyGroupOrder;
import io.sluice.executor.state.KeyHash;
import io.sluice.executor.state.KeyTable;
import io.sluice.executor.state.RowStore;
import io.sluice.executor.state.SectionFormat;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * The rows of one side of a join, chained by key. A row whose weight becomes 0 is forgotten, and a key without rows. On a
 * kept side every row knows the sum of its partners' weights.
 */
final class JoinSide {
    private static final String PARTNERS = "-partners";
    private static final int PARTNERS_FORMAT = 1;

    /** About what chains take by row and by key. */
    private static final int CHAIN_BYTES = 12;

    private static final long PARTNER_BYTES = Long.BYTES + Integer.BYTES;

    private final String stateName;
    private final List<Integer> keyColumns;
    private final List<PhysicalType> types;
    private final boolean insertOnly;
    private final boolean kept;
    private KeyTable keys;
    private RowStore rows;
    private Chains rowsOfKey;

    /** By row slot, on a kept side. */
    private long[] partners;

    /** Rows whose partners changed last, each once, with what they had before. */
    int[] changed = new int[0];

    long[] partnersBefore = new long[0];
    int changedCount;

    /** By row slot: the last change that touched it. */
    private int[] changedIn;

    private int changeNumber;
    private int[] hashes = new int[0];
    private int[] slots = new int[0];

    /** @param kept whether rows without a partner come out of the join */
    JoinSide(String stateName, PlanNode input, List<Integer> keyColumns, boolean kept) {
        RowType type = input.rowType();
        this.stateName = stateName;
        this.keyColumns = keyColumns;
        types = type.types().stream().map(t -> t.physical()).toList();
        this.insertOnly = input.insertOnly();
        this.kept = kept;
        clear();
    }

    /** Forgets all rows and gives their memory back. */
    void clear() {
        keys = KeyTable.of(keyTypes(), 0);
        rows = new RowStore(types, insertOnly);
        rowsOfKey = new Chains();
        partners = new long[0];
        changedIn = new int[0];
    }

    boolean isKept() {
        return kept;
    }

    boolean isEmpty() {
        return rows.size() == 0;
    }

    /** About what the rows and their keys take on the heap. */
    long bytes() {
        long keyBytes = 0;
        for (int column : keyColumns) {
            keyBytes += rows.column(column).bytes();
        }
        // Each key is stored once more beside its rows.
        long ofKeys = rows.size() == 0 ? 0 : keyBytes * keys.size() / rows.size();
        long ofChains = (long) CHAIN_BYTES * (rows.size() + keys.size());
        return rows.bytes() + ofKeys + keys.indexBytes() + ofChains + PARTNER_BYTES * partners.length;
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
        keys.findOrInsert(keys(batch), keys.needsHashes() ? hashes(batch) : null, 0, batch.rowCount, slots);
        int[] found = rows.slots(batch);
        for (int i = 0; i < batch.rowCount; i++) {
            if (rows.claim(found[i])) {
                rowsOfKey.link(slots[i], found[i]);
            }
            rows.add(found[i], batch.weight(i));
        }
        for (int i = 0; kept && i < batch.rowCount; i++) {
            ensurePartners(found[i] + 1);
            partners[found[i]] = batch.weight(i) == 0 ? partners[found[i]] : partnersOfRows[i];
        }
        forgetSpent(found, batch.rowCount);
    }

    /** Only after the whole batch: a row or key that was given up may have come back later in it. */
    private void forgetSpent(int[] found, int count) {
        for (int i = 0; i < count; i++) {
            if (rows.isSpent(found[i])) {
                rowsOfKey.unlink(slots[i], found[i]);
                rows.remove(found[i]);
            }
        }
        for (int i = 0; i < count; i++) {
            if (keys.isLive(slots[i]) && rowsOfKey.first(slots[i]) < 0) {
                keys.remove(slots[i]);
            }
        }
    }

    private void ensurePartners(int bound) {
        if (bound > partners.length) {
            partners = Arrays.copyOf(partners, Math.max(Math.max(16, bound), partners.length + (partners.length >> 1)));
            changedIn = Arrays.copyOf(changedIn, partners.length);
        }
    }

    /** Notes that stored rows got the rows of a batch for partners, or lost them. */
    void partnersChange(JoinPairs pairs, Batch batch) {
        changedCount = 0;
        changeNumber++;
        if (changed.length < pairs.passedCount) {
            changed = new int[Batch.MAX_ROWS];
            partnersBefore = new long[Batch.MAX_ROWS];
        }
        for (int p = 0; p < pairs.passedCount; p++) {
            int pair = pairs.passed[p];
            int slot = pairs.storedRows[pair];
            if (changedIn[slot] != changeNumber) {
                changedIn[slot] = changeNumber;
                changed[changedCount] = slot;
                partnersBefore[changedCount++] = partners[slot];
            }
            partners[slot] += batch.weight(pairs.batchRows[pair]);
        }
    }

    /** The same where nobody asks which rows these were. */
    void addPartners(JoinPairs pairs, Batch batch) {
        for (int p = 0; p < pairs.passedCount; p++) {
            int pair = pairs.passed[p];
            partners[pairs.storedRows[pair]] += batch.weight(pairs.batchRows[pair]);
        }
    }

    long partners(int row) {
        return partners[row];
    }

    /** All rows without a partner, with their weights, a batch at a time; nothing is added meanwhile. */
    Iterator<Batch> withoutPartners() {
        int[] live = rows.liveSlots();
        int[] alone = new int[live.length];
        int count = 0;
        for (int slot : live) {
            alone[count] = slot;
            count += partners[slot] == 0 ? 1 : 0;
        }
        return batches(Arrays.copyOf(alone, count));
    }

    /** Hands over all rows, with their weights and on a kept side the sums of their partners' weights, else null. */
    void forEach(BiConsumer<Batch, long[]> to) {
        int[] live = rows.liveSlots();
        Iterator<Batch> all = batches(live);
        for (int from = 0; all.hasNext(); from += Batch.MAX_ROWS) {
            Batch next = all.next();
            long[] ofRows = kept ? new long[next.rowCount] : null;
            for (int i = 0; kept && i < next.rowCount; i++) {
                ofRows[i] = partners[live[from + i]];
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
            weights[i] = rows.weight(slotsOfRows[i]);
        }
        return new Batch(rows.gather(slotsOfRows, count), count, weights, null);
    }

    /** Fills {@code found} with the key slots of another side's keys, -1 where there is none. */
    void find(Column[] otherKeys, int[] otherHashes, int count, int[] found) {
        keys.find(otherKeys, otherHashes, 0, count, found);
    }

    boolean needsHashes() {
        return keys.needsHashes();
    }

    /** The first row of a key slot, or -1. */
    int first(int key) {
        return rowsOfKey.first(key);
    }

    int next(int row) {
        return rowsOfKey.next(row);
    }

    long weight(int row) {
        return rows.weight(row);
    }

    Column[] gather(int[] rowSlots, int count) {
        return rows.gather(rowSlots, count);
    }

    void snapshot(StateWriter out, OperatorContext context) {
        int[] live = rows.liveSlots();
        Batch all = Batch.of(live.length, rows.gather(live, live.length));
        int[] allHashes = new int[live.length];
        KeyHash.hash(all, keyColumns, allHashes);
        KeyGroupOrder order = KeyGroupOrder.of(live, allHashes, context.maxParallelism());
        for (int g = 0; g < context.maxParallelism(); g++) {
            if (order.count(g) > 0) {
                rows.write(order.items(g), out.keyed(stateName, g));
                writePartners(order.items(g), out, g);
            }
        }
    }

    private void writePartners(int[] slotsOfRows, StateWriter out, int group) {
        if (kept) {
            BytesWriter section = out.keyed(stateName + PARTNERS, group);
            SectionFormat.write(PARTNERS_FORMAT, section);
            for (int slot : slotsOfRows) {
                section.putLong(partners[slot]);
            }
        }
    }

    void restore(StateReader in, OperatorContext context) {
        for (int g = context.keyGroups().first(); g <= context.keyGroups().last(); g++) {
            Optional<BytesReader> section = in.keyed(stateName, g);
            if (section.isPresent()) {
                BytesReader numbers = kept ? partnersOf(in, g) : null;
                for (Batch batch : RowStore.read(types, stateName, section.get())) {
                    add(batch, kept ? read(numbers, batch.rowCount) : null);
                }
            }
        }
    }

    private BytesReader partnersOf(StateReader in, int group) {
        String name = stateName + PARTNERS;
        BytesReader numbers = in.keyed(name, group)
                .orElseThrow(() -> SluiceException.of(
                        ErrorCode.CHECKPOINT_DAMAGED, "state '" + name + "' of key group " + group + " is missing"));
        SectionFormat.expect(PARTNERS_FORMAT, name, numbers);
        return numbers;
    }

    private static long[] read(BytesReader numbers, int count) {
        long[] out = new long[count];
        for (int i = 0; i < count; i++) {
            out[i] = numbers.getLong();
        }
        return out;
    }
}
