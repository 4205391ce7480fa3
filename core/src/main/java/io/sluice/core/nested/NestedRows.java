package io.sluice.core.nested;

import io.sluice.core.batch.BooleanColumn;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.DecimalColumn;
import io.sluice.core.batch.DoubleColumn;
import io.sluice.core.batch.FloatColumn;
import io.sluice.core.batch.IntColumn;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.batch.VarcharColumn;
import io.sluice.core.type.PhysicalType;

/**
 * Reads the fields of an encoded ROW where it lies, from its first byte at {@code start}; {@link RowLayout} knows the
 * places. The value of a field that is NULL is zero or empty.
 */
public final class NestedRows {
    private NestedRows() {}

    public static boolean isNull(byte[] bytes, int start, int field) {
        return Slots.isSet(bytes, start, field);
    }

    public static boolean booleanAt(byte[] bytes, int start, int slot) {
        return bytes[start + slot] != 0;
    }

    public static int intAt(byte[] bytes, int start, int slot) {
        return Slots.getInt(bytes, start + slot);
    }

    public static long longAt(byte[] bytes, int start, int slot) {
        return Slots.getLong(bytes, start + slot);
    }

    public static float floatAt(byte[] bytes, int start, int slot) {
        return Slots.getFloat(bytes, start + slot);
    }

    public static double doubleAt(byte[] bytes, int start, int slot) {
        return Slots.getDouble(bytes, start + slot);
    }

    /** Where the bytes of a field begin in {@code bytes}. */
    public static int bytesStart(byte[] bytes, int start, int heap, int slotBefore) {
        return slotBefore < 0 ? start + heap : start + heap + Slots.getInt(bytes, start + slotBefore);
    }

    /** Where the bytes of a field end in {@code bytes}. */
    public static int bytesEnd(byte[] bytes, int start, int heap, int slot) {
        return start + heap + Slots.getInt(bytes, start + slot);
    }

    /** Appends a field to a column of its physical type. */
    public static void appendField(byte[] bytes, int start, RowLayout layout, int field, ColumnBuilder out) {
        if (isNull(bytes, start, field)) {
            out.appendNull();
            return;
        }
        int slot = layout.slot(field);
        switch (layout.physical(field)) {
            case BOOLEAN -> out.appendBoolean(booleanAt(bytes, start, slot));
            case INT -> out.appendInt(intAt(bytes, start, slot));
            case LONG -> out.appendLong(longAt(bytes, start, slot));
            case FLOAT -> out.appendFloat(floatAt(bytes, start, slot));
            case DOUBLE -> out.appendDouble(doubleAt(bytes, start, slot));
            case DECIMAL128 -> out.appendDecimal(longAt(bytes, start, slot), longAt(bytes, start, slot + 8));
            case BYTES -> {
                int from = bytesStart(bytes, start, layout.heap(), layout.slotBefore(field));
                out.appendBytes(bytes, from, bytesEnd(bytes, start, layout.heap(), slot) - from);
            }
        }
    }

    /** One field as a column of one row; bytes stay where they are. */
    public static Column field(byte[] bytes, int start, RowLayout layout, int field) {
        PhysicalType physical = layout.physical(field);
        if (isNull(bytes, start, field)) {
            return Column.allNull(physical, 1);
        }
        int slot = layout.slot(field);
        return switch (physical) {
            case BOOLEAN -> new BooleanColumn(new boolean[] {booleanAt(bytes, start, slot)}, null);
            case INT -> new IntColumn(new int[] {intAt(bytes, start, slot)}, null);
            case LONG -> new LongColumn(new long[] {longAt(bytes, start, slot)}, null);
            case FLOAT -> new FloatColumn(new float[] {floatAt(bytes, start, slot)}, null);
            case DOUBLE -> new DoubleColumn(new double[] {doubleAt(bytes, start, slot)}, null);
            case DECIMAL128 ->
                new DecimalColumn(
                        new long[] {longAt(bytes, start, slot)}, new long[] {longAt(bytes, start, slot + 8)}, null);
            case BYTES -> {
                int from = bytesStart(bytes, start, layout.heap(), layout.slotBefore(field));
                int to = bytesEnd(bytes, start, layout.heap(), slot);
                yield new VarcharColumn(bytes, new int[] {from}, new int[] {to - from}, null);
            }
        };
    }
}
