package io.sluice.core.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link BytesWriter} wrote. Reading past the end throws {@link IndexOutOfBoundsException}. */
public final class BytesReader {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final byte[] buffer;
    private final int end;
    private int position;

    public BytesReader(byte[] buffer) {
        this(buffer, 0, buffer.length);
    }

    public BytesReader(byte[] buffer, int start, int length) {
        this.buffer = buffer;
        this.position = start;
        this.end = start + length;
    }

    public boolean hasRemaining() {
        return position < end;
    }

    public int remaining() {
        return end - position;
    }

    public byte getByte() {
        return buffer[advance(1)];
    }

    public boolean getBoolean() {
        return getByte() != 0;
    }

    public int getInt() {
        return (int) INT.get(buffer, advance(4));
    }

    public long getLong() {
        return (long) LONG.get(buffer, advance(8));
    }

    public float getFloat() {
        return Float.intBitsToFloat(getInt());
    }

    public double getDouble() {
        return Double.longBitsToDouble(getLong());
    }

    public int getVarInt() {
        int result = 0;
        for (int shift = 0; shift < 35; shift += 7) {
            byte b = getByte();
            result |= (b & 0x7F) << shift;
            if (b >= 0) {
                return result;
            }
        }
        throw new IndexOutOfBoundsException("variable-length number is longer than 5 bytes");
    }

    public byte[] getBytes() {
        int length = getVarInt();
        int start = advance(length);
        return Arrays.copyOfRange(buffer, start, start + length);
    }

    /** Passes over bytes; gives where in {@link #buffer()} they stand, so that they need not be copied. */
    public int skip(int count) {
        return advance(count);
    }

    /** What is read from; not to be written to. */
    public byte[] buffer() {
        return buffer;
    }

    public String getString() {
        int length = getVarInt();
        int start = advance(length);
        return new String(buffer, start, length, StandardCharsets.UTF_8);
    }

    private int advance(int count) {
        if (count < 0 || count > end - position) {
            throw new IndexOutOfBoundsException(
                    "needs " + count + " bytes at " + position + ", " + (end - position) + " are left");
        }
        int start = position;
        position += count;
        return start;
    }
}
