package io.sluice.executor.state;

import io.sluice.core.batch.Column;
import io.sluice.core.type.PhysicalType;
import java.util.Arrays;

/**
 * One column of a table that lives longer than a batch: values by slot, in primitive arrays that grow. Unlike a
 * {@link Column} it is mutable and a slot can be written again. Used by one thread.
 *
 * <p>Two ways of telling values apart: {@link Equality#GROUPING} holds -0.0 and 0.0 for one value and all NaN for one,
 * and stores their normal form; {@link Equality#IDENTICAL} compares and keeps bits.
 */
public abstract sealed class StoredColumn permits StoredBits, StoredDecimals, StoredText {
    /** When two values are the same. NULL is the same as NULL in both. */
    public enum Equality {
        GROUPING,
        IDENTICAL
    }

    static final int FIRST_CAPACITY = 16;

    private final PhysicalType physical;

    /** True where NULL; null while no value has been NULL. */
    private boolean[] nulls;

    StoredColumn(PhysicalType physical) {
        this.physical = physical;
    }

    public static StoredColumn of(PhysicalType physical, Equality equality) {
        return switch (physical) {
            case BOOLEAN, INT, LONG, FLOAT, DOUBLE -> new StoredBits(physical, equality);
            case DECIMAL128 -> new StoredDecimals();
            case BYTES -> new StoredText();
        };
    }

    public final PhysicalType physical() {
        return physical;
    }

    /** Puts a value of a column of the same physical type into a slot. */
    public final void set(int slot, Column source, int row) {
        ensure(slot + 1);
        boolean isNull = source.isNull(row);
        if (nulls == null && isNull) {
            nulls = new boolean[capacity()];
        }
        if (nulls != null) {
            if (slot >= nulls.length) {
                nulls = Arrays.copyOf(nulls, capacity());
            }
            nulls[slot] = isNull;
        }
        if (isNull) {
            setNull(slot);
        } else {
            setNotNull(slot, source, row);
        }
    }

    public final boolean isNull(int slot) {
        return nulls != null && slot < nulls.length && nulls[slot];
    }

    /** Whether a slot holds the value of a row. */
    public final boolean same(int slot, Column source, int row) {
        boolean isNull = source.isNull(row);
        return isNull(slot) ? isNull : !isNull && sameNotNull(slot, source, row);
    }

    /**
     * Compares rows {@code from..to} with one slot each, given plus one; sets to 0 those that differ and leaves 0 as it
     * is. What {@link #same} does, in one loop over a column.
     */
    final void verify(int[] candidates, Column source, int from, int to) {
        if (nulls == null && source.nulls == null) {
            verifyNotNull(candidates, source, from, to);
            return;
        }
        for (int i = from; i < to; i++) {
            if (candidates[i] != 0 && !same(candidates[i] - 1, source, i)) {
                candidates[i] = 0;
            }
        }
    }

    /** The values of {@code slots[0..count)} as a batch's column. */
    public final Column gather(int[] slots, int count) {
        return gather(slots, count, gatherNulls(slots, count));
    }

    /** Order of two slots that are not NULL: false before true, text by its bytes, NaN last. */
    public abstract int compare(int slot, int otherSlot);

    /** The slot's value is no longer needed; it may be set again. */
    abstract void release(int slot);

    /** Forgets all values and keeps the room. */
    void clear() {
        nulls = null;
    }

    abstract int capacity();

    /** What the arrays take on the heap. */
    public final long bytes() {
        return valueBytes() + (nulls == null ? 0 : nulls.length);
    }

    abstract long valueBytes();

    /** An order of two slots that are not NULL in which none but identical values are equal. */
    public int compareBits(int slot, int otherSlot) {
        return compare(slot, otherSlot);
    }

    /** Room for slots below {@code slots}. */
    abstract void ensure(int slots);

    abstract void setNull(int slot);

    abstract void setNotNull(int slot, Column source, int row);

    abstract boolean sameNotNull(int slot, Column source, int row);

    /** {@link #verify} where neither side has a NULL. */
    void verifyNotNull(int[] candidates, Column source, int from, int to) {
        for (int i = from; i < to; i++) {
            if (candidates[i] != 0 && !sameNotNull(candidates[i] - 1, source, i)) {
                candidates[i] = 0;
            }
        }
    }

    abstract Column gather(int[] slots, int count, boolean[] outNulls);

    private boolean[] gatherNulls(int[] slots, int count) {
        if (nulls == null) {
            return null;
        }
        boolean[] out = new boolean[count];
        boolean any = false;
        for (int i = 0; i < count; i++) {
            out[i] = isNull(slots[i]);
            any |= out[i];
        }
        return any ? out : null;
    }

    static int grown(int capacity, int needed) {
        return Math.max(Math.max(FIRST_CAPACITY, needed), capacity + (capacity >> 1));
    }
}
