package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Not a test: measures a tumbling COUNT and MAX per key against a hand-written loop over the same columns. Run the main
 * class; compare ratios within one run. Arguments: batch rows, rounds.
 */
public final class WindowAggregateBench {
    private static final int EVENTS_PER_WINDOW = 200_000;
    private static final int WINDOWS = 20;
    private static final long SIZE_MICROS = 10_000_000;

    private WindowAggregateBench() {}

    /** Input batches with the watermark after each. */
    private record Input(List<Batch> batches, long[] watermarks, long events) {}

    /** Counts and sums what is emitted, so that both sides can be compared and nothing is optimised away. */
    private static final class Sum implements Output {
        long rows;
        long checksum;

        @Override
        public void emit(Batch batch) {
            rows += batch.rowCount;
            for (int c = 0; c < 3; c++) {
                long[] values = ((LongColumn) batch.columns[c]).values;
                for (int i = 0; i < batch.rowCount; i++) {
                    checksum += values[i] * (c + 1);
                }
            }
        }

        @Override
        public void emitLate(Batch batch) {
            throw new IllegalStateException("late row in ordered input");
        }
    }

    /** Open addressing with one array per column, one fused loop. */
    private static final class HandWritten {
        long[] keys = new long[1 << 16];
        long[] counts = new long[1 << 16];
        long[] max = new long[1 << 16];
        int mask = (1 << 16) - 1;
        int size;
        long current = Long.MIN_VALUE;
        long rows;
        long checksum;

        void run(Batch batch) {
            long[] times = ((LongColumn) batch.columns[0]).values;
            long[] key = ((LongColumn) batch.columns[1]).values;
            long[] price = ((LongColumn) batch.columns[2]).values;
            for (int i = 0; i < batch.rowCount; i++) {
                long window = times[i] - Math.floorMod(times[i], SIZE_MICROS);
                if (window != current) {
                    fire();
                    current = window;
                }
                int slot = slot(key[i]);
                counts[slot]++;
                if (price[i] > max[slot]) {
                    max[slot] = price[i];
                }
            }
        }

        private static int hash(long key) {
            long h = key * 0x9E3779B97F4A7C15L;
            return (int) (h ^ (h >>> 32));
        }

        private int slot(long key) {
            int i = hash(key) & mask;
            while (counts[i] != 0) {
                if (keys[i] == key) {
                    return i;
                }
                i = (i + 1) & mask;
            }
            if (size >= mask * 0.6) {
                grow();
                return slot(key);
            }
            keys[i] = key;
            max[i] = Long.MIN_VALUE;
            size++;
            return i;
        }

        private void grow() {
            long[] oldKeys = keys;
            long[] oldCounts = counts;
            long[] oldMax = max;
            int capacity = oldKeys.length * 2;
            keys = new long[capacity];
            counts = new long[capacity];
            max = new long[capacity];
            mask = capacity - 1;
            for (int j = 0; j < oldKeys.length; j++) {
                if (oldCounts[j] != 0) {
                    int i = hash(oldKeys[j]) & mask;
                    while (counts[i] != 0) {
                        i = (i + 1) & mask;
                    }
                    keys[i] = oldKeys[j];
                    counts[i] = oldCounts[j];
                    max[i] = oldMax[j];
                }
            }
        }

        void fire() {
            for (int i = 0; i <= mask; i++) {
                if (counts[i] != 0) {
                    rows++;
                    checksum += keys[i] + counts[i] * 2 + max[i] * 3;
                }
            }
            Arrays.fill(counts, 0);
            size = 0;
        }
    }

    private static Input input(int keys, int batchRows) {
        SplittableRandom random = new SplittableRandom(42);
        int events = EVENTS_PER_WINDOW * WINDOWS;
        int count = events / batchRows;
        Batch[] batches = new Batch[count];
        long[] watermarks = new long[count];
        long n = 0;
        for (int b = 0; b < count; b++) {
            long[] times = new long[batchRows];
            long[] key = new long[batchRows];
            long[] price = new long[batchRows];
            for (int i = 0; i < batchRows; i++) {
                times[i] = 1_700_000_000_000_000L + n++ * (SIZE_MICROS / EVENTS_PER_WINDOW);
                key[i] = random.nextInt(keys);
                price[i] = random.nextInt(1_000_000);
            }
            watermarks[b] = times[batchRows - 1] - 1;
            batches[b] = Batch.of(
                    batchRows, new LongColumn(times, null), new LongColumn(key, null), new LongColumn(price, null));
        }
        return new Input(Arrays.asList(batches), watermarks, n);
    }

    private static WindowAggregateOperator operator() {
        TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT, price BIGINT");
        WindowAggregateOperator operator = new WindowAggregateOperator(plans.window(
                new WindowSpec.Tumble(0, SIZE_MICROS, 0, 1, null),
                List.of(1),
                List.of(plans.call("COUNT"), plans.call("MAX", 2)),
                List.of(WindowProperty.WINDOW_START, WindowProperty.WINDOW_END, WindowProperty.WINDOW_TIME),
                0));
        operator.open(TestPlans.context());
        return operator;
    }

    private static void measure(int keys, int batchRows, int rounds) {
        Input in = input(keys, batchRows);
        double bestHand = Double.MAX_VALUE;
        double bestOperator = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            long start = Clock.SYSTEM.nanos();
            HandWritten hand = new HandWritten();
            in.batches.forEach(hand::run);
            hand.fire();
            bestHand = Math.min(bestHand, Clock.SYSTEM.nanos() - start);

            start = Clock.SYSTEM.nanos();
            Sum sum = new Sum();
            WindowAggregateOperator operator = operator();
            for (int b = 0; b < in.batches.size(); b++) {
                operator.onBatch(0, in.batches.get(b), sum);
                operator.onWatermark(in.watermarks[b], sum);
            }
            operator.onWatermark(Long.MAX_VALUE, sum);
            bestOperator = Math.min(bestOperator, Clock.SYSTEM.nanos() - start);
            if (hand.rows != sum.rows || hand.checksum != sum.checksum) {
                throw new IllegalStateException("results differ: " + hand.rows + " and " + sum.rows);
            }
        }
        System.out.printf(
                "%,9d keys: hand-written %5.1f M/s, operator %5.1f M/s, ratio %.2f%n",
                keys, in.events / bestHand * 1e3, in.events / bestOperator * 1e3, bestHand / bestOperator);
    }

    public static void main(String[] args) {
        int batchRows = args.length > 0 ? Integer.parseInt(args[0]) : 8192;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 12;
        for (int pass = 0; pass < 2; pass++) {
            measure(10_000, batchRows, rounds);
            measure(1_000_000, batchRows, rounds);
        }
    }
}
