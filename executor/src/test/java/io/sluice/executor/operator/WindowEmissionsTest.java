package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.state.KeyGroupRange;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Early and late firing by the clock: what comes between differs, what stands in the end does not. */
class WindowEmissionsTest {
    private static final long MILLI = HandClock.MILLI;

    private final TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT, v INT");
    private final HandClock clock = new HandClock();

    private WindowAggregateOperator operator(WindowSpec spec, long lateness, long early, long late) {
        WindowAggregateNode node = plans.window(
                spec,
                List.of(1),
                List.of(plans.call("COUNT"), plans.call("MAX", 2)),
                List.of(WindowProperty.WINDOW_START, WindowProperty.WINDOW_END),
                lateness);
        WindowAggregateOperator operator = new WindowAggregateOperator(new WindowAggregateNode(
                node.id(),
                node.input(),
                node.window(),
                node.keys(),
                node.aggregates(),
                node.properties(),
                lateness,
                early,
                late,
                node.rowType()));
        operator.open(TestPlans.context(
                new KeyGroupRange(0, TestPlans.KEY_GROUPS - 1), 0, 1, TestPlans.memory(Long.MAX_VALUE), clock));
        return operator;
    }

    private Batch batch(TestRow... rows) {
        return TestRow.batch(plans.type(), List.of(rows));
    }

    @Test
    void aWindowShowsWhatItHoldsOnceItsDelayHasPassed() {
        WindowAggregateOperator operator = operator(new WindowSpec.Tumble(0, 10, 0, 1, null), 0, 5, -1);
        FiringLog log = new FiringLog();
        assertEquals(Long.MAX_VALUE, operator.timerNanos());
        operator.onBatch(0, batch(TestRow.of(1, 1L, 1L, 3), TestRow.of(1, 2L, 2L, 4)), log);
        assertEquals(7 + 5 * MILLI, operator.timerNanos());
        clock.nanos = 7 + 5 * MILLI;
        operator.onTimer(log);
        assertEquals(Long.MAX_VALUE, operator.timerNanos());
        operator.onBatch(0, batch(TestRow.of(1, 3L, 2L, 1)), log);
        clock.nanos += 5 * MILLI;
        operator.onTimer(log);
        operator.onBatch(0, batch(TestRow.of(1, 4L, 1L, 9)), log);
        operator.onWatermark(9, log);
        assertEquals(
                List.of(
                        "+ 1 1 3 0 10", "+ 2 1 4 0 10",
                        "- 2 1 4 0 10", "+ 2 2 4 0 10",
                        "- 1 1 3 0 10", "+ 1 2 9 0 10"),
                log.lines);
    }

    @Test
    void lateRowsAreShownTogetherAndBeforeTheirWindowCloses() {
        WindowAggregateOperator operator = operator(new WindowSpec.Tumble(0, 10, 0, 1, null), 20, -1, 5);
        FiringLog log = new FiringLog();
        operator.onBatch(0, batch(TestRow.of(1, 1L, 1L, 3)), log);
        operator.onWatermark(12, log);
        operator.onBatch(0, batch(TestRow.of(1, 2L, 1L, 4)), log);
        operator.onBatch(0, batch(TestRow.of(1, 3L, 1L, 5)), log);
        clock.nanos += 5 * MILLI;
        operator.onTimer(log);
        operator.onBatch(0, batch(TestRow.of(1, 4L, 1L, 6)), log);
        operator.onWatermark(40, log);
        operator.onBatch(0, batch(TestRow.of(1, 5L, 1L, 7)), log);
        assertEquals(
                List.of("+ 1 1 3 0 10", "- 1 1 3 0 10 @12", "+ 1 3 5 0 10 @12", "- 1 3 5 0 10 @12", "+ 1 4 6 0 10 @12"),
                log.lines);
        assertEquals(1, log.late);
    }

    /** Against the operator without early and late firing, with timers and restores at random moments. */
    private void checkSame(WindowSpec spec, long lateness, long early, long late, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WindowAggregateOperator plain = operator(spec, lateness, -1, -1);
        WindowAggregateOperator fired = operator(spec, lateness, early, late);
        FiringLog expected = new FiringLog();
        FiringLog found = new FiringLog();
        long time = -30;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < 150; i++) {
            time += random.nextInt(4);
            long at = time - (random.nextInt(3) == 0 ? random.nextInt(25) : 0);
            TestRow row = new TestRow(0, Arrays.asList(at, (long) random.nextInt(3), random.nextInt(9)), 1, watermark);
            Batch rows = batch(row).withRowWatermarks(new long[] {watermark});
            plain.onBatch(0, rows, expected);
            fired.onBatch(0, rows, found);
            clock.nanos += random.nextInt(3) * MILLI;
            if (fired.timerNanos() <= clock.nanos) {
                fired.onTimer(found);
            }
            if (random.nextInt(6) == 0) {
                MemoryState state = new MemoryState();
                fired.snapshot(state);
                fired = operator(spec, lateness, early, late);
                fired.restore(state.reader());
            }
            watermark = Math.max(watermark, at - 6);
            plain.onWatermark(watermark, expected);
            fired.onWatermark(watermark, found);
        }
        plain.onWatermark(Long.MAX_VALUE, expected);
        fired.onWatermark(Long.MAX_VALUE, found);
        String what = spec + " lateness " + lateness + " early " + early + " late " + late + " seed " + seed;
        assertEquals(expected.rows, found.rows, what);
        assertEquals(expected.late, found.late, what);
        assertTrue(early < 0 || found.lines.size() > expected.lines.size(), what + ": nothing was shown early");
        MemoryState state = new MemoryState();
        fired.snapshot(state);
        assertEquals(0, state.bytes("emitted"), what + ": state is left");
    }

    @Test
    void whatStandsInTheEndIsTheSame() {
        List<WindowSpec> specs = List.of(
                new WindowSpec.Tumble(0, 10, 0, 1, null),
                new WindowSpec.Hop(0, 5, 15, 0, 1, null),
                new WindowSpec.Cumulate(0, 5, 20, 0, 1, null));
        for (WindowSpec spec : specs) {
            for (long seed = 0; seed < 10; seed++) {
                checkSame(spec, 0, 3, -1, seed);
                checkSame(spec, 0, 0, -1, seed);
                checkSame(spec, 12, 3, -1, seed);
                checkSame(spec, 12, -1, 4, seed);
                checkSame(spec, 12, 2, 4, seed);
            }
        }
    }
}
