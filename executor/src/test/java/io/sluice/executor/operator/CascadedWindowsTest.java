package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A window over the results of a window: what the second one takes and refuses must not depend on batches either. */
class CascadedWindowsTest {
    private static final long DELAY = 6;

    /** The second operator's results, late rows included, as the first one's output is passed on to it. */
    private static final class Chain implements Output {
        final WindowAggregateOperator first;
        final WindowAggregateOperator second;
        final Map<String, Long> rows = new TreeMap<>();
        final Map<String, Long> late = new TreeMap<>();

        Chain(WindowSpec inner, WindowSpec outer, long innerLateness, long outerLateness) {
            TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT");
            first = new WindowAggregateOperator(plans.window(
                    inner,
                    List.of(1),
                    List.of(plans.call("COUNT")),
                    List.of(WindowProperty.WINDOW_TIME),
                    innerLateness));
            TestPlans middle = new TestPlans("k BIGINT, n BIGINT, t TIMESTAMP(6)", innerLateness == 0);
            second = new WindowAggregateOperator(middle.window(
                    outer,
                    List.of(0),
                    List.of(middle.call("COUNT"), middle.call("SUM", 1), middle.call("MAX", 1)),
                    List.of(WindowProperty.WINDOW_END),
                    outerLateness));
            first.open(TestPlans.context());
            second.open(TestPlans.context());
        }

        void watermark(long watermark) {
            first.onWatermark(watermark, this);
            second.onWatermark(watermark, sink());
        }

        @Override
        public void emit(Batch batch) {
            second.onBatch(0, batch, sink());
        }

        @Override
        public void emitLate(Batch batch) {
            add(batch, late, "first ");
        }

        private Output sink() {
            return new Output() {
                @Override
                public void emit(Batch batch) {
                    add(batch, rows, "");
                }

                @Override
                public void emitLate(Batch batch) {
                    add(batch, late, "second ");
                }
            };
        }

        private static void add(Batch batch, Map<String, Long> to, String prefix) {
            for (int i = 0; i < batch.rowCount; i++) {
                to.merge(
                        prefix + TestRow.text(batch, i),
                        batch.weight(i),
                        (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
            }
        }
    }

    private static void feed(Chain chain, List<TestRow> rows, int batchRows) {
        TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT");
        for (int from = 0; from < rows.size(); from += batchRows) {
            List<TestRow> chunk = rows.subList(from, Math.min(rows.size(), from + batchRows));
            long[] watermarks = chunk.stream().mapToLong(TestRow::watermark).toArray();
            boolean behind = chunk.stream().anyMatch(r -> (Long) r.values().get(0) <= r.watermark());
            chain.first.onBatch(
                    0, TestRow.batch(plans.type(), chunk).withRowWatermarks(behind ? watermarks : null), chain);
            TestRow last = chunk.get(chunk.size() - 1);
            chain.watermark(Math.max(last.watermark(), (Long) last.values().get(0) - DELAY));
        }
        chain.watermark(Long.MAX_VALUE);
    }

    private static List<TestRow> randomRows(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TestRow> rows = new ArrayList<>();
        long clock = 0;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < 120; i++) {
            clock += random.nextInt(4);
            long time = clock - (random.nextInt(3) == 0 ? random.nextInt(40) : 0);
            rows.add(new TestRow(0, List.of(time, (long) random.nextInt(2)), 1, watermark));
            watermark = Math.max(watermark, time - DELAY);
        }
        return rows;
    }

    private static int check(WindowSpec inner, WindowSpec outer, long innerLateness, long outerLateness) {
        int lateInSecond = 0;
        for (long seed = 0; seed < 60; seed++) {
            List<TestRow> rows = randomRows(seed);
            Chain oneByOne = new Chain(inner, outer, innerLateness, outerLateness);
            feed(oneByOne, rows, 1);
            lateInSecond += oneByOne.late.keySet().stream().anyMatch(l -> l.startsWith("second")) ? 1 : 0;
            for (int batchRows : new int[] {2, 5, 17, 60, 120}) {
                Chain batches = new Chain(inner, outer, innerLateness, outerLateness);
                feed(batches, rows, batchRows);
                String what = "seed " + seed + " batches of " + batchRows;
                assertEquals(oneByOne.rows, batches.rows, what);
                assertEquals(oneByOne.late, batches.late, what);
            }
        }
        return lateInSecond;
    }

    @Test
    void resultsDoNotDependOnBatches() {
        WindowSpec ten = new WindowSpec.Tumble(0, 10, 0, 1, null);
        WindowSpec twenty = new WindowSpec.Tumble(2, 20, 0, 1, null);
        WindowSpec hop = new WindowSpec.Hop(2, 10, 30, 0, 1, null);
        check(ten, twenty, 0, 0);
        assertTrue(check(ten, twenty, 25, 0) > 10, "no row was late for the second window: the test proves little");
        check(ten, twenty, 25, 10);
        check(ten, hop, 25, 5);
        check(new WindowSpec.Hop(0, 5, 15, 0, 1, null), hop, 12, 4);
    }
}
