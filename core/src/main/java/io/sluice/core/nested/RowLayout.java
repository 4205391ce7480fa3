package io.sluice.core.nested;

import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;

/** Where the fields of one ROW type lie in its bytes. Immutable, for any thread. */
public final class RowLayout {
    private final PhysicalType[] physical;
    private final int[] slots;
    private final int[] slotsBefore;
    private final int heap;

    public RowLayout(SqlType type) {
        int size = type.fields().size();
        physical = new PhysicalType[size];
        slots = new int[size];
        slotsBefore = new int[size];
        int at = Slots.nullBytes(size);
        int lastBytes = -1;
        for (int i = 0; i < size; i++) {
            physical[i] = type.fields().get(i).type().physical();
            slots[i] = at;
            slotsBefore[i] = lastBytes;
            lastBytes = physical[i] == PhysicalType.BYTES ? at : lastBytes;
            at += Slots.width(physical[i]);
        }
        heap = at;
    }

    public int size() {
        return slots.length;
    }

    public PhysicalType physical(int field) {
        return physical[field];
    }

    /** Where the slot of a field lies, counted from the first byte of the row. */
    public int slot(int field) {
        return slots[field];
    }

    /** Where the slot of the nearest field before this one lies that has its value in the heap; -1 when there is none. */
    public int slotBefore(int field) {
        return slotsBefore[field];
    }

    /** Where the heap begins, counted from the first byte of the row. */
    public int heap() {
        return heap;
    }
}
