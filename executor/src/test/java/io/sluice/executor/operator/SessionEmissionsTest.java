package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.batch.LongColumn;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.state.KeyGroupRange;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Sessions that show themselves by the clock: what comes between differs, what stands in the end does not. */
class SessionEmissionsTest {
    private static final long MILLI = HandClock.MILLI;
    private static final int END_COLUMN = 4;

    private final TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT, v INT");
    private final HandClock clock = new HandClock();

    private SessionOperator operator(long lateness, long early, long late) {
        WindowAggregateNode node = plans.window(
                new WindowSpec.Session(0, 5, 1, null),
                List.of(1),
                List.of(plans.call("COUNT"), plans.call("MAX", 2)),
                List.of(WindowProperty.WINDOW_START, WindowProperty.WINDOW_END),
                lateness);
        SessionOperator operator = SessionOperator.of(new WindowAggregateNode(
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
    void aSessionShowsWhatItHoldsOnceItsDelayHasPassed() {
        SessionOperator operator = operator(0, 5, -1);
        FiringLog log = new FiringLog();
        assertEquals(Long.MAX_VALUE, operator.timerNanos());
        operator.onBatch(0, batch(TestRow.of(1, 1L, 1L, 3), TestRow.of(1, 9L, 1L, 4)), log);
        assertEquals(7 + 5 * MILLI, operator.timerNanos());
        clock.nanos = 7 + 5 * MILLI;
        operator.onTimer(log);
        assertEquals(Long.MAX_VALUE, operator.timerNanos());
        operator.onBatch(0, batch(TestRow.of(1, 5L, 1L, 1)), log);
        clock.nanos += 5 * MILLI;
        operator.onTimer(log);
        operator.onBatch(0, batch(TestRow.of(1, 10L, 1L, 9)), log);
        operator.onWatermark(20, log);
        assertEquals(
                List.of(
                        "+ 1 1 3 1 6",
                        "+ 1 1 4 9 14",
                        "- 1 1 4 9 14",
                        "+ 1 3 4 1 14",
                        "- 1 1 3 1 6",
                        "- 1 3 4 1 14",
                        "+ 1 4 9 1 15"),
                log.lines);
    }

    @Test
    void aSessionThatGrowsShowsItselfBeforeTheWatermarkPassesTheEndThatWasShown() {
        SessionOperator operator = operator(0, 5, -1);
        FiringLog log = new FiringLog();
        operator.onBatch(0, batch(TestRow.of(1, 1L, 1L, 3)), log);
        clock.nanos += 5 * MILLI;
        operator.onTimer(log);
        operator.onBatch(0, batch(TestRow.of(1, 4L, 1L, 4)), log);
        operator.onWatermark(5, log);
        assertEquals(List.of("+ 1 1 3 1 6"), log.lines);
        operator.onWatermark(6, log);
        assertEquals(List.of("+ 1 1 3 1 6", "- 1 1 3 1 6", "+ 1 2 4 1 9"), log.lines);
        operator.onWatermark(9, log);
        assertEquals(3, log.lines.size(), "what has been shown is not shown again");
    }

    @Test
    void lateRowsAreShownTogetherAndBeforeTheirSessionCloses() {
        SessionOperator operator = operator(20, -1, 5);
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
                List.of("+ 1 1 3 1 6", "- 1 1 3 1 6 @11", "+ 1 3 5 1 8 @11", "- 1 3 5 1 8 @11", "+ 1 4 6 1 9 @11"),
                log.lines);
        assertEquals(1, log.late);
    }

    @Test
    void aRunWithoutEarlyFiringTakesBackWhatAnEarlierOneHasShown() {
        SessionOperator shows = operator(0, 5, -1);
        FiringLog log = new FiringLog();
        shows.onBatch(0, batch(TestRow.of(1, 1L, 1L, 3)), log);
        clock.nanos += 5 * MILLI;
        shows.onTimer(log);
        SessionOperator plain = restored(shows, 0, -1, -1);
        plain.onBatch(0, batch(TestRow.of(1, 2L, 1L, 4)), log);
        plain.onWatermark(30, log);
        assertEquals(List.of("+ 1 1 3 1 6", "- 1 1 3 1 6", "+ 1 2 4 1 7"), log.lines);
    }

    private SessionOperator restored(SessionOperator from, long lateness, long early, long late) {
        MemoryState state = new MemoryState();
        from.snapshot(state);
        SessionOperator operator = operator(lateness, early, late);
        operator.restore(state.reader());
        return operator;
    }

    /** Fails where an operator below that groups by the end of sessions would refuse a change as late. */
    private static Output notLate(FiringLog log, long watermark, long lateness, String what) {
        return new Output() {
            @Override
            public void emit(Batch batch) {
                for (int i = 0; i < batch.rowCount; i++) {
                    long time = ((LongColumn) batch.columns[END_COLUMN]).values[i] - 1;
                    long before = batch.rowWatermarks == null ? watermark : batch.rowWatermarks[i];
                    assertTrue(time + lateness > before, () -> what + ": time " + time + " behind " + before);
                }
                log.emit(batch);
            }

            @Override
            public void emitLate(Batch batch) {
                log.emitLate(batch);
            }
        };
    }

    /** Against the operator without early and late firing, with timers and restores at random moments. */
    private void checkSame(long lateness, long early, long late, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SessionOperator plain = operator(lateness, -1, -1);
        SessionOperator fired = operator(lateness, early, late);
        FiringLog expected = new FiringLog();
        FiringLog found = new FiringLog();
        String what = "lateness " + lateness + " early " + early + " late " + late + " seed " + seed;
        long time = -30;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < 200; i++) {
            Output out = notLate(found, fired.outputWatermark(watermark), lateness, what);
            time += random.nextInt(4);
            long at = time - (random.nextInt(3) == 0 ? random.nextInt(25) : 0);
            TestRow row = new TestRow(0, Arrays.asList(at, (long) random.nextInt(3), random.nextInt(9)), 1, watermark);
            Batch rows = batch(row).withRowWatermarks(new long[] {watermark});
            plain.onBatch(0, rows, expected);
            fired.onBatch(0, rows, out);
            clock.nanos += random.nextInt(3) * MILLI;
            if (fired.timerNanos() <= clock.nanos) {
                fired.onTimer(out);
            }
            if (random.nextInt(6) == 0) {
                fired = restored(fired, lateness, early, late);
            }
            watermark = Math.max(watermark, at - 6);
            plain.onWatermark(watermark, expected);
            fired.onWatermark(watermark, out);
        }
        plain.onWatermark(Long.MAX_VALUE, expected);
        fired.onWatermark(Long.MAX_VALUE, found);
        assertEquals(expected.rows, found.rows, what);
        assertEquals(expected.late, found.late, what);
        assertTrue(early < 0 || found.lines.size() > expected.lines.size(), what + ": nothing was shown early");
        MemoryState state = new MemoryState();
        fired.snapshot(state);
        assertEquals(0, state.bytes("sessions"), what + ": state is left");
        assertEquals(0, state.bytes("shown"), what + ": state is left");
    }

    @Test
    void whatStandsInTheEndIsTheSame() {
        for (long seed = 0; seed < 60; seed++) {
            checkSame(0, 3, -1, seed);
            checkSame(0, 0, -1, seed);
            checkSame(12, 3, -1, seed);
            checkSame(12, -1, 4, seed);
            checkSame(12, -1, 40, seed);
            checkSame(12, 2, 4, seed);
            checkSame(3, 4, 9, seed);
        }
    }
}
