package io.sluice.executor.state.accumulator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Sums in three doubles against BigDecimal, from a fixed seed. */
class TripleSumsTest {
    private static final int ROUNDS = 300;
    private static final int VALUES = 200;

    @Test
    void aSpreadFarBelowTheMeanKeepsItsDigits() {
        Random random = new Random(8);
        for (int round = 0; round < ROUNDS; round++) {
            double mean = Math.scalb(1 + random.nextDouble(), random.nextInt(-30, 60));
            double spread = Math.scalb(Math.ulp(mean), random.nextInt(0, 30));
            TripleSums sums = sums(3);
            BigDecimal sum = BigDecimal.ZERO;
            BigDecimal squares = BigDecimal.ZERO;
            for (int i = 0; i < VALUES; i++) {
                double value = mean + spread * random.nextInt(1, 10);
                add(sums, value, 1);
                BigDecimal exact = new BigDecimal(value);
                sum = sum.add(exact);
                squares = squares.add(exact.multiply(exact));
            }
            BigDecimal n = BigDecimal.valueOf(VALUES);
            BigDecimal expected =
                    n.multiply(squares).subtract(sum.multiply(sum)).divide(n.multiply(n), MathContext.DECIMAL128);
            double scaled = expected.multiply(n).multiply(n).doubleValue();
            assertEquals(expected.doubleValue(), variance(sums, VALUES), 2 * Math.ulp(expected.doubleValue()));
            assertEquals(scaled, sums.get(2), 2 * Math.ulp(scaled));
        }
    }

    @Test
    void whatIsTakenBackInAnotherOrderLeavesNothing() {
        Random random = new Random(9);
        TripleSums sums = sums(3);
        double[] values = random.doubles(VALUES, -1e15, 1e15).toArray();
        for (double value : values) {
            add(sums, value, 3);
        }
        for (int i = VALUES - 1; i >= 0; i--) {
            add(sums, values[i], -3);
        }
        assertEquals(0, sums.get(0));
        assertTrue(Math.abs(sums.get(1)) <= 1e30 * 0x1p-140, "left " + sums.get(1));
    }

    @Test
    void whatHasLeftTheRangeOfDoubleStaysOutside() {
        TripleSums sums = sums(1);
        sums.add(0, Double.MAX_VALUE);
        sums.addProduct(0, Double.MAX_VALUE, 2);
        assertEquals(Double.POSITIVE_INFINITY, sums.get(0));
        sums.add(0, -1);
        assertEquals(Double.POSITIVE_INFINITY, sums.get(0));
    }

    private static TripleSums sums(int slots) {
        TripleSums sums = new TripleSums();
        sums.ensure(slots);
        return sums;
    }

    /** Slot 0 is the sum of the values, slot 1 that of their squares. */
    private static void add(TripleSums sums, double value, long weight) {
        sums.addProduct(0, value, weight);
        double square = value * value;
        sums.addProduct(1, square, weight);
        sums.addProduct(1, Math.fma(value, value, -square), weight);
    }

    private static double variance(TripleSums sums, double n) {
        sums.clear(2);
        sums.addProduct(2, sums, 1, n);
        sums.subtractSquare(2, sums, 0);
        return sums.divided(2, n * n);
    }
}
