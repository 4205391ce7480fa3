package io.sluice.core.nested;

import io.sluice.core.type.PhysicalType;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Numbers at a place in a byte array, as the encoding holds them. */
final class Slots {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private Slots() {}

    static int width(PhysicalType type) {
        return switch (type) {
            case BOOLEAN -> 1;
            case INT, FLOAT, BYTES -> 4;
            case LONG, DOUBLE -> 8;
            case DECIMAL128 -> 16;
        };
    }

    static int nullBytes(int values) {
        return (values + 7) >>> 3;
    }

    static boolean isSet(byte[] bytes, int bits, int i) {
        return (bytes[bits + (i >>> 3)] & 1 << (i & 7)) != 0;
    }

    static void set(byte[] bytes, int bits, int i) {
        bytes[bits + (i >>> 3)] |= (byte) (1 << (i & 7));
    }

    static int getInt(byte[] bytes, int at) {
        return (int) INT.get(bytes, at);
    }

    static long getLong(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at);
    }

    static float getFloat(byte[] bytes, int at) {
        return Float.intBitsToFloat(getInt(bytes, at));
    }

    static double getDouble(byte[] bytes, int at) {
        return Double.longBitsToDouble(getLong(bytes, at));
    }

    static void putInt(byte[] bytes, int at, int value) {
        INT.set(bytes, at, value);
    }

    static void putLong(byte[] bytes, int at, long value) {
        LONG.set(bytes, at, value);
    }

    static int canonicalBits(float value) {
        return Float.floatToIntBits(value + 0.0f);
    }

    static long canonicalBits(double value) {
        return Double.doubleToLongBits(value + 0.0);
    }
}
