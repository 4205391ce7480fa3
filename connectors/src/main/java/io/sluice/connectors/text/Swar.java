package io.sluice.connectors.text;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Eight bytes at a time in one long, lowest byte first. The masks have the top bit of each byte set that matches; bits
 * above the lowest one may be wrong, so only {@link #first} of a mask means anything.
 */
public final class Swar {
    public static final long HIGHS = 0x8080808080808080L;
    private static final long ONES = 0x0101010101010101L;
    private static final long LINE_ENDS = ONES * '\n';
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Swar() {}

    /** The eight bytes from {@code p} on, which must lie in the array. */
    public static long load(byte[] bytes, int p) {
        return (long) LONG.get(bytes, p);
    }

    /** A word of eight times the same byte. */
    public static long repeat(int value) {
        return ONES * (value & 0xFF);
    }

    /** Bytes that equal the repeated one. */
    public static long matches(long word, long repeated) {
        long x = word ^ repeated;
        return (x - ONES) & ~x & HIGHS;
    }

    /** Bytes below {@code limit}, at most 128. */
    public static long below(long word, int limit) {
        return (word - ONES * limit) & ~word & HIGHS;
    }

    /** Index of the lowest match, 8 when there is none. */
    public static int first(long mask) {
        return Long.numberOfTrailingZeros(mask) >>> 3;
    }

    /** The position of a byte in {@code bytes[start..end)}, or -1. */
    public static int indexOf(byte[] bytes, int start, int end, byte wanted) {
        long repeated = repeat(wanted);
        int p = start;
        for (; p + 8 <= end; p += 8) {
            long mask = matches(load(bytes, p), repeated);
            if (mask != 0) {
                return p + first(mask);
            }
        }
        for (; p < end; p++) {
            if (bytes[p] == wanted) {
                return p;
            }
        }
        return -1;
    }

    /**
     * The first line end in {@code bytes[start..end)}; its complement when a byte before it is not ASCII; {@code end} or
     * its complement when there is none.
     */
    public static int lineEnd(byte[] bytes, int start, int end) {
        long seen = 0;
        int p = start;
        for (; p + 8 <= end; p += 8) {
            long word = load(bytes, p);
            long mask = matches(word, LINE_ENDS);
            if (mask != 0) {
                int bits = Long.numberOfTrailingZeros(mask) & ~7;
                seen |= word & (1L << bits) - 1;
                p += bits >>> 3;
                return (seen & HIGHS) == 0 ? p : ~p;
            }
            seen |= word;
        }
        for (; p < end && bytes[p] != '\n'; p++) {
            seen |= bytes[p];
        }
        return (seen & HIGHS) == 0 ? p : ~p;
    }

    /** How often a byte occurs in {@code bytes[start..end)}. */
    public static int count(byte[] bytes, int start, int end, byte wanted) {
        long repeated = repeat(wanted);
        int count = 0;
        int p = start;
        for (; p + 8 <= end; p += 8) {
            long x = load(bytes, p) ^ repeated;
            long nonZero = ((x & ~HIGHS) + ~HIGHS) | x;
            count += Long.bitCount(~nonZero & HIGHS);
        }
        for (; p < end; p++) {
            count += bytes[p] == wanted ? 1 : 0;
        }
        return count;
    }

    public static boolean isAscii(byte[] bytes, int start, int end) {
        long seen = 0;
        int p = start;
        for (; p + 8 <= end; p += 8) {
            seen |= load(bytes, p);
        }
        for (; p < end; p++) {
            seen |= bytes[p];
        }
        return (seen & HIGHS) == 0;
    }
}
