package io.sluice.functions;

import io.sluice.core.type.Int128;
import io.sluice.core.value.Int128Math;
import java.math.BigInteger;

/**
 * Where a function puts a result that a Java return value cannot carry: NULL, a 128-bit number, or text. One instance
 * belongs to one call of one expression and is reused for every row, so a text stays valid until that call runs again.
 */
public final class Result {
    private static final int FIRST_CAPACITY = 64;

    /** Set by the function when the result is NULL; the caller clears it before each call. */
    public boolean isNull;

    /** Upper word of a 128-bit result. */
    public long high;

    /** Lower word of a 128-bit result. */
    public long low;

    /** A text result: {@code heap[start .. start + length)}, which may be a slice of an argument. */
    public byte[] heap = new byte[FIRST_CAPACITY];

    public int start;
    public int length;

    private byte[] scratch = heap;

    public void setDecimal(long newHigh, long newLow) {
        high = newHigh;
        low = newLow;
    }

    /** The number, or NULL when it has more digits than {@code precision}. */
    public void setDecimalOrNull(long newHigh, long newLow, int precision) {
        if (Int128Math.fits(newHigh, newLow, precision)) {
            setDecimal(newHigh, newLow);
        } else {
            isNull = true;
        }
    }

    /** As the other. */
    public void setDecimalOrNull(BigInteger value, int precision) {
        if (Int128Math.fits(value, precision)) {
            setDecimal(Int128.high(value), Int128.low(value));
        } else {
            isNull = true;
        }
    }

    /** Gives a slice of an argument, without copying. */
    public void setSlice(byte[] newHeap, int newStart, int newLength) {
        heap = newHeap;
        start = newStart;
        length = newLength;
    }

    /** A buffer of this result's own with room for {@code capacity} bytes; finish with {@link #setScratch(int)}. */
    public byte[] scratch(int capacity) {
        if (scratch.length < capacity) {
            scratch = new byte[Math.max(capacity, scratch.length * 2)];
        }
        return scratch;
    }

    /** The result is the first {@code newLength} bytes of the scratch buffer. */
    public void setScratch(int newLength) {
        setSlice(scratch, 0, newLength);
    }

    public void setBytes(byte[] bytes) {
        setSlice(bytes, 0, bytes.length);
    }
}
