package io.sluice.executor.operator;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.Column;
import io.sluice.core.batch.ColumnBuilder;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.time.Clock;
import io.sluice.core.type.PhysicalType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Not a test: speeds of operators on other shapes than {@link WindowAggregateBench}, beside one another. */
public final class OperatorBench {
    private static final int ROWS = 8192;
    private static final int BATCHES = 400;
    private static final long SECOND = 1_000_000;

    private static String only = "";

    private OperatorBench() {}

    private static final class Count implements Output {
        long rows;

        @Override
        public void emit(Batch batch) {
            rows += batch.rowCount;
        }

        @Override
        public void emitLate(Batch batch) {
            rows += batch.rowCount;
        }
    }

    /** Columns: time, key as BIGINT, value, key as text. {@code jitter} in microseconds puts times out of order. */
    private static List<Batch> input(int keys, long jitter) {
        SplittableRandom random = new SplittableRandom(7);
        List<Batch> batches = new ArrayList<>();
        long n = 0;
        for (int b = 0; b < BATCHES; b++) {
            long[] times = new long[ROWS];
            long[] key = new long[ROWS];
            long[] values = new long[ROWS];
            ColumnBuilder text = new ColumnBuilder(PhysicalType.BYTES);
            for (int i = 0; i < ROWS; i++) {
                times[i] = 1000 * SECOND + n++ * 50 - (jitter == 0 ? 0 : random.nextLong(jitter));
                key[i] = random.nextInt(keys);
                values[i] = random.nextInt(1_000_000);
                text.appendString("key-" + key[i]);
            }
            Column[] columns = {
                new LongColumn(times, null), new LongColumn(key, null), new LongColumn(values, null), text.build()
            };
            batches.add(Batch.of(ROWS, columns));
        }
        return batches;
    }

    private static void measure(String what, List<Batch> input, long delay, Supplier<Operator> operators) {
        if (!what.contains(only)) {
            return;
        }
        double best = Double.MAX_VALUE;
        long rows = 0;
        for (int round = 0; round < 6; round++) {
            Count out = new Count();
            Operator operator = operators.get();
            operator.open(TestPlans.context());
            long start = Clock.SYSTEM.nanos();
            for (Batch batch : input) {
                operator.onBatch(0, batch, out);
                if (delay >= 0) {
                    operator.onWatermark(((LongColumn) batch.columns[0]).values[ROWS - 1] - delay, out);
                }
            }
            operator.onWatermark(Long.MAX_VALUE, out);
            operator.onEnd(out);
            best = Math.min(best, Clock.SYSTEM.nanos() - start);
            rows = out.rows;
        }
        System.out.printf("%-60s %6.1f M rows/s in, %,d rows out%n", what, (double) ROWS * BATCHES / best * 1e3, rows);
    }

    /** Arguments: a word that must be in the name of what is measured. */
    public static void main(String[] args) {
        only = args.length > 0 ? args[0] : "";
        for (int keys : new int[] {10_000, 1_000_000}) {
            TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT, v BIGINT, t STRING");
            TestPlans updating = new TestPlans("ts TIMESTAMP(6), k BIGINT, v BIGINT, t STRING", false);
            WindowSpec tumble = new WindowSpec.Tumble(0, 10 * SECOND, 0, 1, null);
            WindowSpec hop = new WindowSpec.Hop(0, 2 * SECOND, 10 * SECOND, 0, 1, null);
            List<Batch> ordered = input(keys, 0);
            List<Batch> jittered = input(keys, 4 * SECOND);
            List<Integer> key = List.of(1);
            measure(
                    keys + " TUMBLE COUNT, MAX",
                    ordered,
                    0,
                    () -> new WindowAggregateOperator(plans.window(
                            tumble, key, List.of(plans.call("COUNT"), plans.call("MAX", 2)), List.of(), 0)));
            measure(
                    keys + " TUMBLE COUNT, SUM, AVG",
                    ordered,
                    0,
                    () -> new WindowAggregateOperator(plans.window(
                            tumble,
                            key,
                            List.of(plans.call("COUNT"), plans.call("SUM", 2), plans.call("AVG", 2)),
                            List.of(),
                            0)));
            measure(
                    keys + " TUMBLE by text",
                    ordered,
                    0,
                    () -> new WindowAggregateOperator(plans.window(
                            tumble, List.of(3), List.of(plans.call("COUNT"), plans.call("MAX", 2)), List.of(), 0)));
            measure(
                    keys + " TUMBLE by text and BIGINT",
                    ordered,
                    0,
                    () -> new WindowAggregateOperator(plans.window(
                            tumble, List.of(3, 1), List.of(plans.call("COUNT"), plans.call("MAX", 2)), List.of(), 0)));
            measure(
                    keys + " TUMBLE, times 4 s out of order",
                    jittered,
                    5 * SECOND,
                    () -> new WindowAggregateOperator(plans.window(
                            tumble, key, List.of(plans.call("COUNT"), plans.call("MAX", 2)), List.of(), 0)));
            measure(
                    keys + " TUMBLE in a zone",
                    ordered,
                    0,
                    () -> new WindowAggregateOperator(plans.window(
                            new WindowSpec.Tumble(0, 10 * SECOND, 0, 1, "Europe/Berlin"),
                            key,
                            List.of(plans.call("COUNT"), plans.call("MAX", 2)),
                            List.of(),
                            0)));
            measure(
                    keys + " HOP 2 s, 10 s COUNT",
                    ordered,
                    0,
                    () -> new WindowAggregateOperator(
                            plans.window(hop, key, List.of(plans.call("COUNT")), List.of(), 0)));
            measure(
                    keys + " TUMBLE COUNT DISTINCT",
                    ordered,
                    0,
                    () -> new WindowAggregateOperator(
                            plans.window(tumble, key, List.of(plans.call("COUNT", true, -1, 2)), List.of(), 0)));
            measure(
                    keys + " GROUP BY, updates",
                    ordered,
                    -1,
                    () -> new GroupAggregateOperator(
                            plans.group(key, List.of(plans.call("COUNT"), plans.call("MAX", 2)), false)));
            measure(
                    keys + " GROUP BY, updating input",
                    ordered,
                    -1,
                    () -> new GroupAggregateOperator(
                            updating.group(key, List.of(updating.call("COUNT"), updating.call("SUM", 2)), false)));
            measure(
                    keys + " GROUP BY, final only",
                    ordered,
                    -1,
                    () -> new GroupAggregateOperator(
                            plans.group(key, List.of(plans.call("COUNT"), plans.call("MAX", 2)), true)));
        }
    }
}
