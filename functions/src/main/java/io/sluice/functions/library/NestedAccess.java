package io.sluice.functions.library;

import io.sluice.core.nested.NestedArrays;
import io.sluice.core.nested.NestedRows;
import io.sluice.functions.Result;

/**
 * Single elements of ARRAYs and fields of ROWs, by their storage. An element counts from 1 and is NULL where there is
 * none. Where a field lies is a constant.
 */
public final class NestedAccess {
    private NestedAccess() {}

    private static boolean exists(byte[] heap, int start, int index) {
        return index > 0 && index <= NestedArrays.size(heap, start) && !NestedArrays.isNull(heap, start, index - 1);
    }

    public static boolean itemBoolean(byte[] heap, int start, int length, int index, Result r) {
        if (exists(heap, start, index)) {
            return NestedArrays.booleanAt(heap, start, index - 1);
        }
        r.isNull = true;
        return false;
    }

    public static int itemInt(byte[] heap, int start, int length, int index, Result r) {
        if (exists(heap, start, index)) {
            return NestedArrays.intAt(heap, start, index - 1);
        }
        r.isNull = true;
        return 0;
    }

    public static long itemLong(byte[] heap, int start, int length, int index, Result r) {
        if (exists(heap, start, index)) {
            return NestedArrays.longAt(heap, start, index - 1);
        }
        r.isNull = true;
        return 0;
    }

    public static float itemFloat(byte[] heap, int start, int length, int index, Result r) {
        if (exists(heap, start, index)) {
            return NestedArrays.floatAt(heap, start, index - 1);
        }
        r.isNull = true;
        return 0;
    }

    public static double itemDouble(byte[] heap, int start, int length, int index, Result r) {
        if (exists(heap, start, index)) {
            return NestedArrays.doubleAt(heap, start, index - 1);
        }
        r.isNull = true;
        return 0;
    }

    public static void itemDecimal128(byte[] heap, int start, int length, int index, Result r) {
        if (exists(heap, start, index)) {
            r.setDecimal(
                    NestedArrays.decimalHighAt(heap, start, index - 1),
                    NestedArrays.decimalLowAt(heap, start, index - 1));
        } else {
            r.isNull = true;
        }
    }

    public static void itemBytes(byte[] heap, int start, int length, int index, Result r) {
        if (exists(heap, start, index)) {
            int from = NestedArrays.bytesStart(heap, start, index - 1);
            r.setSlice(heap, from, NestedArrays.bytesEnd(heap, start, index - 1) - from);
        } else {
            r.isNull = true;
        }
    }

    public static boolean fieldBoolean(byte[] heap, int start, int length, int field, int slot, Result r) {
        r.isNull = NestedRows.isNull(heap, start, field);
        return NestedRows.booleanAt(heap, start, slot);
    }

    public static int fieldInt(byte[] heap, int start, int length, int field, int slot, Result r) {
        r.isNull = NestedRows.isNull(heap, start, field);
        return NestedRows.intAt(heap, start, slot);
    }

    public static long fieldLong(byte[] heap, int start, int length, int field, int slot, Result r) {
        r.isNull = NestedRows.isNull(heap, start, field);
        return NestedRows.longAt(heap, start, slot);
    }

    public static float fieldFloat(byte[] heap, int start, int length, int field, int slot, Result r) {
        r.isNull = NestedRows.isNull(heap, start, field);
        return NestedRows.floatAt(heap, start, slot);
    }

    public static double fieldDouble(byte[] heap, int start, int length, int field, int slot, Result r) {
        r.isNull = NestedRows.isNull(heap, start, field);
        return NestedRows.doubleAt(heap, start, slot);
    }

    public static void fieldDecimal128(byte[] heap, int start, int length, int field, int slot, Result r) {
        r.isNull = NestedRows.isNull(heap, start, field);
        r.setDecimal(NestedRows.longAt(heap, start, slot), NestedRows.longAt(heap, start, slot + 8));
    }

    public static void fieldBytes(
            byte[] heap, int start, int length, int field, int parts, int slotBefore, int slot, Result r) {
        r.isNull = NestedRows.isNull(heap, start, field);
        int from = NestedRows.bytesStart(heap, start, parts, slotBefore);
        r.setSlice(heap, from, NestedRows.bytesEnd(heap, start, parts, slot) - from);
    }
}
