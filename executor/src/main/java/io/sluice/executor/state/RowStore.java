package io.sluice.executor.state;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.error.SluiceException;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole rows with weights, column by column, each in a slot. Where rows can be taken back equal rows (to the bit) share
 * a slot and their weights add up; input that only inserts is appended without looking. Slots that are given up are used
 * again. Used by one thread.
 */
public final class RowStore {
    private static final int FORMAT = 1;

    private final List<PhysicalType> types;
    private final List<Integer> positions;

    /** Finds equal rows; null for insert-only input. */
    private final RowKeyTable folding;

    /** The columns of insert-only input, else null. */
    private final StoredColumn[] appended;

    private int appendedCount;

    /** Slots of appended rows that were given up. */
    private int[] free = new int[0];

    private int freeCount;
    private long[] weights = new long[0];
    private boolean[] claimed = new boolean[0];
    private int[] hashes = new int[0];
    private int[] found = new int[0];

    public RowStore(List<PhysicalType> types, boolean insertOnly) {
        this.types = List.copyOf(types);
        positions = IntStream.range(0, types.size()).boxed().toList();
        folding = insertOnly ? null : new RowKeyTable(types, StoredColumn.Equality.IDENTICAL, 0);
        appended = insertOnly
                ? types.stream()
                        .map(t -> StoredColumn.of(t, StoredColumn.Equality.IDENTICAL))
                        .toArray(StoredColumn[]::new)
                : null;
    }

    /**
     * Finds the slots of all rows of a batch; rows not yet known get new ones, of weight 0, which the caller takes on
     * with {@link #claim}. No row may be removed until the whole batch is added. The result is valid until the next call.
     */
    public int[] slots(Batch batch) {
        int n = batch.rowCount;
        found = found.length < n ? new int[n] : found;
        if (folding != null) {
            hashes = hashes.length < n ? new int[n] : hashes;
            KeyHash.hash(batch, positions, hashes);
            folding.findOrInsert(batch.columns, hashes, 0, n, found);
        } else {
            append(batch);
        }
        int bound = folding != null ? folding.bound() : appendedCount;
        if (bound > weights.length) {
            weights = Arrays.copyOf(weights, StoredColumn.grown(weights.length, bound));
            claimed = Arrays.copyOf(claimed, weights.length);
        }
        return found;
    }

    private void append(Batch batch) {
        for (int i = 0; i < batch.rowCount; i++) {
            found[i] = freeCount > 0 ? free[--freeCount] : appendedCount++;
        }
        for (int c = 0; c < appended.length; c++) {
            for (int i = 0; i < batch.rowCount; i++) {
                appended[c].set(found[i], batch.columns[c], i);
            }
        }
    }

    /** True for the first call since the row got its slot. */
    public boolean claim(int slot) {
        boolean first = !claimed[slot];
        claimed[slot] = true;
        return first;
    }

    /** Whether a row that was claimed has lost all its weight, and not been removed yet. */
    public boolean isSpent(int slot) {
        return folding != null && weights[slot] == 0 && claimed[slot];
    }

    public long weight(int slot) {
        return weights[slot];
    }

    /** @throws SluiceException NUMERIC_OVERFLOW when the row is there too often to be counted */
    public void add(int slot, long weight) {
        try {
            weights[slot] = Math.addExact(weights[slot], weight);
        } catch (ArithmeticException e) {
            throw WeightOverflow.of("equal rows", e);
        }
    }

    /** Gives up a row that was claimed, whatever its weight. */
    public void remove(int slot) {
        weights[slot] = 0;
        claimed[slot] = false;
        if (folding != null) {
            folding.remove(slot);
            return;
        }
        for (StoredColumn column : appended) {
            column.release(slot);
        }
        if (freeCount == free.length) {
            free = Arrays.copyOf(free, StoredColumn.grown(freeCount, freeCount + 1));
        }
        free[freeCount++] = slot;
    }

    /** Number of rows, equal ones counted once where they are folded. */
    public int size() {
        return folding != null ? folding.size() : appendedCount - freeCount;
    }

    /** What the arrays take on the heap. */
    public long bytes() {
        long bytes = (long) Long.BYTES * weights.length
                + claimed.length
                + (long) Integer.BYTES * (hashes.length + found.length + free.length);
        for (int c = 0; c < types.size(); c++) {
            bytes += column(c).bytes();
        }
        return folding == null ? bytes : bytes + folding.indexBytes();
    }

    public int[] liveSlots() {
        if (folding != null) {
            return folding.liveSlots();
        }
        IntStream all = IntStream.range(0, appendedCount);
        return freeCount == 0
                ? all.toArray()
                : all.filter(slot -> claimed[slot]).toArray();
    }

    public StoredColumn column(int position) {
        return folding != null ? folding.column(position) : appended[position];
    }

    /** The rows of {@code slots[0..count)}. */
    public Column[] gather(int[] slots, int count) {
        Column[] out = new Column[types.size()];
        for (int c = 0; c < out.length; c++) {
            out[c] = column(c).gather(slots, count);
        }
        return out;
    }

    public void write(int[] slots, BytesWriter out) {
        write(batch(slots, slots.length), out);
    }

    /** The rows of {@code slots[0..count)} with their weights. */
    public Batch batch(int[] slots, int count) {
        long[] picked = new long[count];
        for (int i = 0; i < count; i++) {
            picked[i] = weights[slots[i]];
        }
        return new Batch(gather(slots, count), count, picked, null);
    }

    /** Writes rows as {@link #read} reads them. */
    public static void write(Batch rows, BytesWriter out) {
        SectionFormat.write(FORMAT, out);
        out.putVarInt(rows.rowCount);
        for (Column column : rows.columns) {
            ColumnCodec.write(column, rows.rowCount, out);
        }
        for (int i = 0; i < rows.rowCount; i++) {
            out.putLong(rows.weight(i));
        }
    }

    /** Reads what {@link #write} wrote, as batches with weights. */
    public static List<Batch> read(List<PhysicalType> types, String state, BytesReader in) {
        SectionFormat.expect(FORMAT, state, in);
        int count = SectionFormat.checkCount(in.getVarInt(), Long.BYTES, in);
        Column[] columns = new Column[types.size()];
        for (int c = 0; c < columns.length; c++) {
            columns[c] = ColumnCodec.read(types.get(c), count, in);
        }
        long[] weights = ColumnCodec.readLongs(count, in).values;
        SectionFormat.expectEnd(state, in);
        Batch all = new Batch(columns, count, weights, null);
        if (count <= Batch.MAX_ROWS) {
            return List.of(all);
        }
        return IntStream.range(0, (count + Batch.MAX_ROWS - 1) / Batch.MAX_ROWS)
                .mapToObj(part -> part(all, part * Batch.MAX_ROWS))
                .toList();
    }

    private static Batch part(Batch all, int from) {
        int count = Math.min(Batch.MAX_ROWS, all.rowCount - from);
        return all.gather(IntStream.range(from, from + count).toArray(), count);
    }
}
