package io.sluice.core.io;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A growing byte array with big-endian numbers; what state and offsets are written with. Not thread-safe. */
public final class BytesWriter {
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private final String what;
    private byte[] buffer;
    private int size;

    public BytesWriter() {
        this(256);
    }

    public BytesWriter(int capacity) {
        this(capacity, "A value, or a part of the state of one key group,");
    }

    /** @param what is written, for the error when it is too large: "The state 'keys' of a key group" */
    public BytesWriter(int capacity, String what) {
        this.what = what;
        buffer = new byte[capacity];
    }

    public int size() {
        return size;
    }

    /** The backing array: valid from 0 to {@link #size()} until the next write. */
    public byte[] buffer() {
        return buffer;
    }

    public byte[] toByteArray() {
        return Arrays.copyOf(buffer, size);
    }

    public void clear() {
        size = 0;
    }

    public void putByte(int value) {
        ensure(1);
        buffer[size++] = (byte) value;
    }

    public void putBoolean(boolean value) {
        putByte(value ? 1 : 0);
    }

    public void putInt(int value) {
        ensure(4);
        INT.set(buffer, size, value);
        size += 4;
    }

    public void putLong(long value) {
        ensure(8);
        LONG.set(buffer, size, value);
        size += 8;
    }

    public void putFloat(float value) {
        putInt(Float.floatToRawIntBits(value));
    }

    public void putDouble(double value) {
        putLong(Double.doubleToRawLongBits(value));
    }

    /** A non-negative number in 1 to 5 bytes, seven bits each, lowest first. */
    public void putVarInt(int value) {
        int rest = value;
        while ((rest & ~0x7F) != 0) {
            putByte((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        putByte(rest);
    }

    /** Raw bytes without a length. */
    public void putRaw(byte[] source, int start, int length) {
        ensure(length);
        System.arraycopy(source, start, buffer, size, length);
        size += length;
    }

    /** A length and the bytes. */
    public void putBytes(byte[] source, int start, int length) {
        putVarInt(length);
        putRaw(source, start, length);
    }

    public void putBytes(byte[] source) {
        putBytes(source, 0, source.length);
    }

    public void putString(String value) {
        putBytes(value.getBytes(StandardCharsets.UTF_8));
    }

    /** Begins bytes of which the length is not known yet; gives what {@link #endPart} is to be given. */
    public int beginPart() {
        putByte(0);
        return size;
    }

    /** Ends them: their length now stands before them, as a {@link #putVarInt}. */
    public void endPart(int begin) {
        int length = size - begin;
        if (length < 0x80) {
            buffer[begin - 1] = (byte) length;
            return;
        }
        int more = (31 - Integer.numberOfLeadingZeros(length)) / 7;
        ensure(more);
        System.arraycopy(buffer, begin, buffer, begin + more, length);
        size = begin - 1;
        putVarInt(length);
        size += length;
    }

    /** The characters of an ASCII text, without a length. */
    public void putAscii(String ascii) {
        int at = room(ascii.length());
        for (int i = 0; i < ascii.length(); i++) {
            buffer[at + i] = (byte) ascii.charAt(i);
        }
        size += ascii.length();
    }

    /**
     * Makes room for {@code more} bytes that the caller writes into {@link #buffer()} from the position that is given;
     * {@link #endAt} says how far it got.
     */
    public int room(int more) {
        ensure(more);
        return size;
    }

    /** Ends what is written at a position of {@link #buffer()} within the room that was made. */
    public void endAt(int newSize) {
        size = newSize;
    }

    private void ensure(int more) {
        if (more > buffer.length - size) {
            buffer = Arrays.copyOf(buffer, Buffers.grown(buffer.length, (long) size + more, what));
        }
    }
}
