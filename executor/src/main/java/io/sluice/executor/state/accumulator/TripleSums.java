package io.sluice.executor.state.accumulator;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import java.util.Arrays;

/**
 * Sums of doubles by slot in three times the precision: a sum is three doubles, each holding what rounding left of the
 * one before (Dekker, Numer. Math. 18, 1971). Numbers of like size are added without any error; else it is below 2^-150 of the
 * largest. A sum that has left the range of double stays infinite or NaN.
 */
final class TripleSums {
    private static final int PARTS = 3;

    private double[] parts = new double[0];

    void ensure(int capacity) {
        if (capacity * PARTS > parts.length) {
            parts = Arrays.copyOf(parts, capacity * PARTS);
        }
    }

    /** What the sums take on the heap. */
    long bytes() {
        return (long) Double.BYTES * parts.length;
    }

    void add(int slot, double value) {
        int at = slot * PARTS;
        double first = parts[at];
        double sum = first + value;
        double error = errorOf(first, value, sum);
        double second = parts[at + 1];
        double rest = second + error;
        parts[at] = sum;
        if (Double.isFinite(sum)) {
            parts[at + 1] = rest;
            parts[at + 2] += errorOf(second, error, rest);
        } else {
            // There is nothing to correct any more.
            parts[at + 1] = 0;
            parts[at + 2] = 0;
        }
    }

    /** What rounding took from {@code a + b} (Knuth's TwoSum). */
    private static double errorOf(double a, double b, double sum) {
        double back = sum - a;
        return (a - (sum - back)) + (b - back);
    }

    /** Adds {@code a * b}, of which nothing is lost. */
    void addProduct(int slot, double a, double b) {
        double product = a * b;
        add(slot, product);
        double error = Math.fma(a, b, -product);
        if (error != 0 && Double.isFinite(product)) {
            add(slot, error);
        }
    }

    void add(int slot, TripleSums from, int other) {
        for (int p = 0; p < PARTS; p++) {
            add(slot, from.parts[other * PARTS + p]);
        }
    }

    /** Adds the sum of another slot times a number. */
    void addProduct(int slot, TripleSums from, int other, double factor) {
        for (int p = 0; p < PARTS; p++) {
            addProduct(slot, from.parts[other * PARTS + p], factor);
        }
    }

    /** Takes away the square of the sum of another slot. */
    void subtractSquare(int slot, TripleSums from, int other) {
        double first = from.parts[other * PARTS];
        double second = from.parts[other * PARTS + 1];
        double third = from.parts[other * PARTS + 2];
        addProduct(slot, first, -first);
        addProduct(slot, 2 * first, -second);
        addProduct(slot, second, -second);
        addProduct(slot, 2 * first, -third);
        addProduct(slot, 2 * second, -third);
    }

    /** The sum, rounded to a double. */
    double get(int slot) {
        return divided(slot, 1);
    }

    /** The sum divided, rounded about once. The parts may cancel each other: what is left of that comes first. */
    double divided(int slot, double divisor) {
        double first = parts[slot * PARTS];
        double second = parts[slot * PARTS + 1];
        double third = parts[slot * PARTS + 2];
        double lower = second + third;
        double upper = first + lower;
        double rest = errorOf(first, lower, upper) + errorOf(second, third, lower);
        double high = upper + rest;
        if (!Double.isFinite(high)) {
            return first / divisor;
        }
        double low = rest - (high - upper);
        double quotient = high / divisor;
        return quotient + (Math.fma(-quotient, divisor, high) + low) / divisor;
    }

    void clear(int slot) {
        Arrays.fill(parts, slot * PARTS, slot * PARTS + PARTS, 0);
    }

    void clear() {
        Arrays.fill(parts, 0);
    }

    void write(int slot, BytesWriter out) {
        for (int p = 0; p < PARTS; p++) {
            out.putDouble(parts[slot * PARTS + p]);
        }
    }

    void read(int slot, BytesReader in) {
        for (int p = 0; p < PARTS; p++) {
            parts[slot * PARTS + p] = in.getDouble();
        }
    }
}
