package io.sluice.executor.state;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Whole rows with weights, column by column, each in a slot. Where rows can be taken back equal rows (to the bit) share
 * a slot and their weights add up; input that only inserts is appended without looking. Used by one thread.
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
    private long[] weights = new long[0];
    private int[] hashes = new int[0];
    private final int[] found;

    public RowStore(List<PhysicalType> types, boolean insertOnly) {
        this.types = List.copyOf(types);
        positions = IntStream.range(0, types.size()).boxed().toList();
        folding = insertOnly ? null : new RowKeyTable(types, StoredColumn.Equality.IDENTICAL, 0);
        appended = insertOnly
                ? types.stream()
                        .map(t -> StoredColumn.of(t, StoredColumn.Equality.IDENTICAL))
                        .toArray(StoredColumn[]::new)
                : null;
        found = new int[Batch.MAX_ROWS];
    }

    /** Prepares for {@link #slot} of the rows of this batch. */
    public void load(Batch batch) {
        if (folding != null) {
            hashes = hashes.length < batch.rowCount ? new int[batch.rowCount] : hashes;
            KeyHash.hash(batch, positions, hashes);
        }
    }

    /** The slot of a row of the loaded batch; a row not yet known gets a new slot, of weight 0. */
    public int slot(Batch batch, int row) {
        int slot;
        if (folding != null) {
            folding.findOrInsert(batch.columns, hashes, row, row + 1, found(row));
            slot = found(row)[row];
        } else {
            slot = appendedCount++;
            for (int c = 0; c < appended.length; c++) {
                appended[c].set(slot, batch.columns[c], row);
            }
        }
        if (slot >= weights.length) {
            weights = Arrays.copyOf(weights, StoredColumn.grown(weights.length, slot + 1));
        }
        return slot;
    }

    private int[] found(int row) {
        if (row >= found.length) {
            throw new IllegalArgumentException("batch has more than " + Batch.MAX_ROWS + " rows");
        }
        return found;
    }

    public long weight(int slot) {
        return weights[slot];
    }

    /** Adds to a row's weight and gives the new one. At 0 the caller takes the row out with {@link #remove}. */
    public long add(int slot, long weight) {
        weights[slot] += weight;
        return weights[slot];
    }

    public void remove(int slot) {
        if (folding == null) {
            throw new IllegalStateException("a row of insert-only input is taken back");
        }
        weights[slot] = 0;
        folding.remove(slot);
    }

    /** Number of rows, equal ones counted once where they are folded. */
    public int size() {
        return folding != null ? folding.size() : appendedCount;
    }

    public int[] liveSlots() {
        return folding != null
                ? folding.liveSlots()
                : IntStream.range(0, appendedCount).toArray();
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
        SectionFormat.write(FORMAT, out);
        out.putVarInt(slots.length);
        for (Column column : gather(slots, slots.length)) {
            ColumnCodec.write(column, slots.length, out);
        }
        for (int slot : slots) {
            out.putLong(weights[slot]);
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
