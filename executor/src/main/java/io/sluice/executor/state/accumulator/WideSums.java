package io.sluice.executor.state.accumulator;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.type.Int128;
import java.math.BigInteger;
import java.util.Arrays;

/** Exact sums of 192 bits by slot, for sums that leave 128 bits and come back, and for sums of squares of longs. */
final class WideSums {
    private long[] tops = new long[0];
    private long[] highs = new long[0];
    private long[] lows = new long[0];

    void ensure(int capacity) {
        if (capacity > lows.length) {
            tops = Arrays.copyOf(tops, capacity);
            highs = Arrays.copyOf(highs, capacity);
            lows = Arrays.copyOf(lows, capacity);
        }
    }

    /** What the sums take on the heap. */
    long bytes() {
        return 3L * Long.BYTES * lows.length;
    }

    /** Adds a number given as three words, highest first. */
    void add(int slot, long top, long high, long low) {
        long newLow = lows[slot] + low;
        long carry = Long.compareUnsigned(newLow, low) < 0 ? 1 : 0;
        long partial = highs[slot] + high;
        long newHigh = partial + carry;
        long carryHigh = Long.compareUnsigned(partial, high) < 0 || Long.compareUnsigned(newHigh, partial) < 0 ? 1 : 0;
        lows[slot] = newLow;
        highs[slot] = newHigh;
        tops[slot] = Math.addExact(Math.addExact(tops[slot], top), carryHigh);
    }

    void add(int slot, BigInteger value) {
        if (value.bitLength() > 191) {
            throw new ArithmeticException("a sum of " + value.bitLength() + " bits");
        }
        long top = value.shiftRight(128).longValue();
        add(slot, top, value.shiftRight(64).longValue(), value.longValue());
    }

    void add(int slot, WideSums from, int other) {
        add(slot, from.tops[other], from.highs[other], from.lows[other]);
    }

    BigInteger get(int slot) {
        if (tops[slot] == highs[slot] >> 63) {
            return Int128.toBigInteger(highs[slot], lows[slot]);
        }
        BigInteger top = BigInteger.valueOf(tops[slot]).shiftLeft(128);
        BigInteger lower = Int128.toBigInteger(0, highs[slot]).shiftLeft(64).or(Int128.toBigInteger(0, lows[slot]));
        return top.or(lower);
    }

    boolean isZero(int slot) {
        return (lows[slot] | highs[slot] | tops[slot]) == 0;
    }

    void clear(int slot) {
        lows[slot] = 0;
        highs[slot] = 0;
        tops[slot] = 0;
    }

    void clear() {
        Arrays.fill(lows, 0);
        Arrays.fill(highs, 0);
        Arrays.fill(tops, 0);
    }

    void write(int slot, BytesWriter out) {
        out.putLong(tops[slot]);
        out.putLong(highs[slot]);
        out.putLong(lows[slot]);
    }

    void read(int slot, BytesReader in) {
        tops[slot] = in.getLong();
        highs[slot] = in.getLong();
        lows[slot] = in.getLong();
    }
}
