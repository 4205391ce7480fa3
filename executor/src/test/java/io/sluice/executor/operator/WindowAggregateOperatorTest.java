package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.operator.OperatorHarness.Mode;
import io.sluice.executor.operator.OperatorHarness.Result;
import io.sluice.executor.operator.OperatorHarness.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Window aggregates against a row-by-row recomputation, over random input and in every mode of the harness. */
class WindowAggregateOperatorTest {
    private static final List<WindowProperty> BOUNDS =
            List.of(WindowProperty.WINDOW_START, WindowProperty.WINDOW_END, WindowProperty.WINDOW_TIME);

    /** What one random case looks like. */
    private record Case(
            boolean growing,
            long slide,
            long size,
            long unit,
            long lateness,
            String zone,
            boolean insertOnly,
            long base,
            long spread) {
        Case(long slide, long size, long unit, long lateness, String zone, boolean insertOnly, long base, long spread) {
            this(false, slide, size, unit, lateness, zone, insertOnly, base, spread);
        }

        static Case growing(long slide, long size, long lateness, boolean insertOnly, long spread) {
            return new Case(true, slide, size, 1, lateness, null, insertOnly, -50, spread);
        }

        TestPlans plans() {
            return new TestPlans("ts TIMESTAMP(6), k BIGINT, v INT, t STRING", insertOnly);
        }

        WindowAggregateNode node() {
            TestPlans plans = plans();
            WindowSpec spec = growing
                    ? new WindowSpec.Cumulate(0, slide, size, 0, unit, zone)
                    : slide == size
                            ? new WindowSpec.Tumble(0, size, 0, unit, zone)
                            : new WindowSpec.Hop(0, slide, size, 0, unit, zone);
            return plans.window(
                    spec,
                    List.of(1),
                    List.of(
                            plans.call("COUNT"),
                            plans.call("SUM", 2),
                            plans.call("MAX", 2),
                            plans.call("MIN", 3),
                            plans.call("COUNT", true, -1, 2)),
                    BOUNDS,
                    lateness);
        }
    }

    private static List<TestRow> randomRows(Case c, SplittableRandom random, int count) {
        List<TestRow> rows = new ArrayList<>();
        List<TestRow> live = new ArrayList<>();
        long clock = c.base;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            clock += random.nextLong(c.spread / 4 + 1);
            long time = clock - (random.nextInt(3) == 0 ? random.nextLong(c.spread * 3) : 0);
            time = Math.floorDiv(time, c.unit) * c.unit;
            TestRow row = TestRow.of(
                    1,
                    time,
                    (long) random.nextInt(4),
                    random.nextInt(5) == 0 ? null : random.nextInt(-5, 6),
                    random.nextInt(6) == 0 ? null : "t" + random.nextInt(4));
            if (!c.insertOnly && !live.isEmpty() && random.nextInt(3) == 0) {
                row = live.remove(random.nextInt(live.size()));
                row = new TestRow(0, row.values(), -1, watermark);
            } else {
                row = new TestRow(0, row.values(), 1, watermark);
                live.add(row);
            }
            rows.add(row);
            watermark = Math.max(watermark, (Long) row.values().get(0) - c.spread);
        }
        return rows;
    }

    private static List<Step> steps(Case c, List<TestRow> rows, int batchRows) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batchRows) {
            List<TestRow> chunk = rows.subList(from, Math.min(rows.size(), from + batchRows));
            TestRow last = chunk.get(chunk.size() - 1);
            long watermark = Math.max(last.watermark(), (Long) last.values().get(0) - c.spread);
            steps.add(new Step(chunk, watermark));
        }
        return steps;
    }

    private static List<Object> aggregate(List<TestRow> rows) {
        long count = rows.stream().mapToLong(TestRow::weight).sum();
        Map<Object, Long> values = weights(rows, 2);
        Map<Object, Long> texts = weights(rows, 3);
        Long sum = values.isEmpty()
                ? null
                : values.entrySet().stream()
                        .mapToLong(e -> (Integer) e.getKey() * e.getValue())
                        .sum();
        Integer max = values.keySet().stream()
                .map(v -> (Integer) v)
                .max(Integer::compare)
                .orElse(null);
        String min = texts.keySet().stream()
                .map(v -> (String) v)
                .min(String::compareTo)
                .orElse(null);
        return Arrays.asList(count, sum, max, min, (long) values.size());
    }

    private static Map<Object, Long> weights(List<TestRow> rows, int column) {
        Map<Object, Long> out = new java.util.HashMap<>();
        for (TestRow row : rows) {
            Object value = row.values().get(column);
            if (value != null) {
                out.merge(value, row.weight(), (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
            }
        }
        return out;
    }

    private static void check(Case c, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TestRow> rows = randomRows(c, random, count);
        WindowOracle oracle = new WindowOracle(c.growing, c.slide, c.size, c.unit, c.lateness, c.zone);
        for (TestRow row : rows) {
            oracle.add(row, List.of(row.values().get(1)), (Long) row.values().get(0));
        }
        Map<String, Long> expected = oracle.rows(WindowAggregateOperatorTest::aggregate);
        OperatorHarness harness = new OperatorHarness(
                () -> new WindowAggregateOperator(c.node()), List.of(c.plans().type()), List.of(List.of(1)), 0);
        for (int batchRows : new int[] {1, 2, 7, 1 + random.nextInt(count), count}) {
            for (Mode mode : Mode.forBatchesOf(batchRows)) {
                String what = c + " seed " + seed + " batches of " + batchRows + " " + mode;
                Result result = harness.run(steps(c, rows, batchRows), mode);
                assertEquals(expected, result.rows, what);
                assertEquals(oracle.late, result.late, what);
                assertEquals(oracle.lateRows, result.lateRows, what);
                assertEquals(oracle.partlyLateRows, result.partlyLateRows, what);
                assertEquals(result.rowsIn, oracle.accepted + result.lateRows, what);
                assertEquals(0, result.lastState.bytes("groups"), what + ": state is left");
            }
        }
    }

    private static final long SECOND = 1_000_000;

    @Test
    void tumblingWindowsWithLateRows() {
        for (long seed = 0; seed < 15; seed++) {
            check(new Case(10, 10, 1, 0, null, true, -50, 8), seed, 60);
        }
    }

    @Test
    void tumblingWindowsOfMillisecondTime() {
        for (long seed = 0; seed < 10; seed++) {
            check(new Case(10_000, 10_000, 1000, 0, null, true, -50_000, 8_000), seed, 60);
        }
    }

    @Test
    void tumblingWindowsUnderRetraction() {
        for (long seed = 100; seed < 110; seed++) {
            check(new Case(10, 10, 1, 0, null, false, -50, 30), seed, 60);
        }
    }

    @Test
    void hoppingWindowsWithLateRows() {
        for (long seed = 200; seed < 215; seed++) {
            check(new Case(5, 15, 1, 0, null, true, -50, 8), seed, 60);
        }
    }

    @Test
    void hoppingWindowsUnderRetraction() {
        for (long seed = 300; seed < 308; seed++) {
            check(new Case(5, 20, 1, 0, null, false, -50, 9), seed, 60);
        }
    }

    @Test
    void growingWindowsWithLateRows() {
        for (long seed = 600; seed < 612; seed++) {
            check(Case.growing(5, 20, 0, true, 8), seed, 60);
            check(Case.growing(4, 40, 0, true, 3), seed, 60);
        }
    }

    @Test
    void growingWindowsUnderRetraction() {
        for (long seed = 620; seed < 628; seed++) {
            check(Case.growing(5, 20, 0, false, 9), seed, 60);
        }
    }

    @Test
    void allowedLatenessRefiresGrowingWindows() {
        for (long seed = 640; seed < 648; seed++) {
            check(Case.growing(5, 20, 7, true, 6), seed, 60);
            check(Case.growing(5, 20, 30, false, 6), seed, 60);
        }
    }

    @Test
    void growingWindowsOfAZoneAcrossAClockChange() {
        long halfHour = 1800 * SECOND;
        long base = 1_711_846_800L * SECOND - 3 * 3600 * SECOND;
        for (long seed = 660; seed < 662; seed++) {
            check(
                    new Case(true, halfHour, halfHour * 4, 1000, 0, "Europe/Berlin", true, base, 1200 * SECOND),
                    seed,
                    60);
        }
    }

    @Test
    void allowedLatenessRefiresWindows() {
        for (long seed = 400; seed < 410; seed++) {
            check(new Case(10, 10, 1, 12, null, true, -50, 6), seed, 60);
            check(new Case(5, 15, 1, 7, null, true, -50, 6), seed, 60);
            check(new Case(5, 15, 1, 7, null, false, -50, 6), seed, 60);
        }
    }

    @Test
    void windowsAlignedInAZoneAcrossBothClockChanges() {
        long spring = 1_711_846_800L * SECOND; // 2024-03-31 01:00 UTC, Berlin 02:00 -> 03:00
        long autumn = 1_729_990_800L * SECOND; // 2024-10-27 01:00 UTC, Berlin 03:00 -> 02:00
        for (long change : new long[] {spring, autumn}) {
            for (long seed = 500; seed < 502; seed++) {
                long halfHour = 1800 * SECOND;
                long base = change - 3 * 3600 * SECOND;
                check(new Case(halfHour, halfHour, 1, 0, "Europe/Berlin", true, base, 1200 * SECOND), seed, 60);
                check(
                        new Case(halfHour, halfHour * 4, 1000, halfHour, "Europe/Berlin", true, base, 1200 * SECOND),
                        seed,
                        60);
                check(
                        new Case(
                                24 * 2 * halfHour,
                                24 * 2 * halfHour,
                                1000,
                                0,
                                "Europe/Berlin",
                                true,
                                base,
                                9000 * SECOND),
                        seed,
                        60);
                check(new Case(halfHour * 2, halfHour * 2, 1, 0, "+05:30", true, base, 1200 * SECOND), seed, 60);
            }
        }
    }

    @Test
    void boundsAtTheEndsOfTheRangeDoNotWrap() {
        TestPlans plans = new TestPlans("ts TIMESTAMP(6)");
        for (WindowSpec spec : List.of(
                new WindowSpec.Tumble(0, 10, 3, 1, null),
                new WindowSpec.Hop(0, 10, 30, 3, 1, null),
                new WindowSpec.Cumulate(0, 10, 10, 3, 1, null))) {
            WindowAggregateNode node = plans.window(spec, List.of(), List.of(plans.call("COUNT")), BOUNDS, 0);
            OperatorHarness harness = new OperatorHarness(
                    () -> new WindowAggregateOperator(node), List.of(plans.type()), List.of(List.of()), -1);
            List<TestRow> rows =
                    List.of(TestRow.of(1, Long.MIN_VALUE), TestRow.of(1, Long.MAX_VALUE), TestRow.of(1, -1L));
            Result result = harness.run(List.of(Step.rows(rows)), Mode.WHOLE);
            int windows = spec instanceof WindowSpec.Hop ? 3 : 1;
            assertEquals(
                    3L * windows,
                    result.rows.values().stream().mapToLong(v -> v).sum(),
                    result.log.toString());
            assertTrue(result.log.stream().noneMatch(l -> l.startsWith("-")), result.log.toString());
            assertTrue(result.log.contains("+1 1 -7 3 2") || windows == 3, result.log.toString());
        }
    }

    @Test
    void firesInOrderOfWindowEndsWhenTheLastUnitHasPassed() {
        TestPlans plans = new TestPlans("ts TIMESTAMP(3), k BIGINT");
        WindowAggregateNode node = plans.window(
                new WindowSpec.Tumble(0, 10_000, 0, 1000, null), List.of(1), List.of(plans.call("COUNT")), BOUNDS, 0);
        WindowAggregateOperator operator = new WindowAggregateOperator(node);
        OperatorHarness harness = new OperatorHarness(() -> operator, List.of(plans.type()), List.of(List.of(1)), -1);
        List<Step> steps = List.of(
                Step.rows(TestRow.parse(plans.type(), 0, "+ 12000 1\n+ 3000 1\n+ 3000 2")),
                Step.watermark(8_999),
                Step.watermark(9_000),
                Step.watermark(19_000));
        Result result = harness.run(steps, Mode.WHOLE);
        assertEquals(List.of("+1 1 1 0 10000 9000", "+1 2 1 0 10000 9000", "+1 1 1 10000 20000 19000"), result.log);
    }

    @Test
    void aReFiredWindowIsAPairThatCarriesTheRowsWatermark() {
        Case c = new Case(10, 10, 1, 100, null, true, 0, 0);
        List<TestRow> rows = List.of(
                new TestRow(0, Arrays.asList(5L, 1L, 2, "a"), 1, Long.MIN_VALUE),
                new TestRow(0, Arrays.asList(25L, 1L, 3, "a"), 1, 5),
                new TestRow(0, Arrays.asList(7L, 1L, 4, "b"), 1, 25));
        OperatorHarness harness = new OperatorHarness(
                () -> new WindowAggregateOperator(c.node()), List.of(c.plans().type()), List.of(List.of(1)), 0);
        Result result = harness.run(List.of(new Step(rows, 25)), Mode.WHOLE);
        assertEquals(
                List.of(
                        "+1 1 1 2 2 a 1 0 10 9",
                        "-1 1 1 2 2 a 1 0 10 9 @25",
                        "+1 1 2 6 4 a 2 0 10 9 @25",
                        "+1 1 1 3 3 a 1 20 30 29"),
                result.log);
    }

    @Test
    void attachedWindowsAreKeptApartByBothBounds() {
        TestPlans plans = new TestPlans("s TIMESTAMP(6), e TIMESTAMP(6), k BIGINT");
        WindowAggregateNode node = plans.window(
                new WindowSpec.Attached(0, 1, 1, null), List.of(2), List.of(plans.call("COUNT")), BOUNDS, 0);
        OperatorHarness harness = new OperatorHarness(
                () -> new WindowAggregateOperator(node), List.of(plans.type()), List.of(List.of(2)), -1);
        String rows = "+ 0 10 1\n+ 5 10 1\n+ 0 10 1\n+ 0 20 1\n+ 0 10 2\n+ 5 10 1";
        for (Mode mode : Mode.values()) {
            Result result =
                    harness.run(List.of(Step.rows(TestRow.parse(plans.type(), 0, rows)), Step.watermark(9)), mode);
            assertEquals(Map.of("1 2 0 10 9", 1L, "1 2 5 10 9", 1L, "2 1 0 10 9", 1L, "1 1 0 20 19", 1L), result.rows);
        }
    }

    @Test
    void aNullRowTimeIsAnError() {
        TestPlans plans = new TestPlans("ts TIMESTAMP(6)");
        WindowAggregateNode node = plans.window(
                new WindowSpec.Tumble(0, 10, 0, 1, null), List.of(), List.of(plans.call("COUNT")), List.of(), 0);
        OperatorHarness harness = new OperatorHarness(
                () -> new WindowAggregateOperator(node), List.of(plans.type()), List.of(List.of()), -1);
        SluiceException e = assertThrows(
                SluiceException.class,
                () -> harness.run(List.of(Step.rows(TestRow.parse(plans.type(), 0, "+ .\n+ 1"))), Mode.WHOLE));
        assertEquals(ErrorCode.NULL_ROW_TIME, e.code());
    }

    @Test
    void aNewAggregateStartsEmptyBesideOldOnes() {
        TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT, v INT");
        WindowSpec spec = new WindowSpec.Tumble(0, 10, 0, 1, null);
        WindowAggregateNode before = plans.window(spec, List.of(1), List.of(plans.call("COUNT")), List.of(), 0);
        WindowAggregateNode after =
                plans.window(spec, List.of(1), List.of(plans.call("SUM", 2), plans.call("COUNT")), List.of(), 0);
        Operator old = new WindowAggregateOperator(before);
        old.open(TestPlans.context());
        old.onBatch(0, TestRow.batch(plans.type(), TestRow.parse(plans.type(), 0, "+ 1 7 5")), null);
        MemoryState state = new MemoryState();
        old.snapshot(state);
        Operator restored = new WindowAggregateOperator(after);
        restored.open(TestPlans.context());
        restored.restore(state.reader());
        OutputLog out = new OutputLog();
        restored.onWatermark(Long.MAX_VALUE, out);
        assertEquals(List.of("+1 7 . 1"), out.rows);
    }

    @Test
    void stateOfInsertOnlyInputIsRefusedForInputThatTakesRowsBack() {
        WindowSpec spec = new WindowSpec.Tumble(0, 10, 0, 1, null);
        String columns = "ts TIMESTAMP(6), k BIGINT, v INT";
        TestPlans plans = new TestPlans(columns);
        TestPlans updating = new TestPlans(columns, false);
        Operator old = new WindowAggregateOperator(
                plans.window(spec, List.of(1), List.of(plans.call("MAX", 2)), List.of(), 0));
        old.open(TestPlans.context());
        old.onBatch(0, TestRow.batch(plans.type(), TestRow.parse(plans.type(), 0, "+ 1 7 5")), null);
        MemoryState state = new MemoryState();
        old.snapshot(state);
        Operator restored = new WindowAggregateOperator(
                updating.window(spec, List.of(1), List.of(updating.call("MAX", 2)), List.of(), 0));
        restored.open(TestPlans.context());
        SluiceException e = assertThrows(SluiceException.class, () -> restored.restore(state.reader()));
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, e.code());
    }

    @Test
    void manyKeysInManySlicesFireInChunks() {
        TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT");
        WindowAggregateNode node = plans.window(
                new WindowSpec.Tumble(0, 10, 0, 1, null), List.of(1), List.of(plans.call("COUNT")), List.of(), 0);
        OperatorHarness harness = new OperatorHarness(
                () -> new WindowAggregateOperator(node), List.of(plans.type()), List.of(List.of(1)), -1);
        List<Step> steps = new ArrayList<>();
        for (int b = 0; b < 5; b++) {
            List<TestRow> rows = new ArrayList<>();
            for (long i = 0; i < 8000; i++) {
                rows.add(TestRow.of(1, i % 3 * 10, b * 8000 + i));
            }
            steps.add(Step.rows(rows));
        }
        Result result = harness.run(steps, Mode.WHOLE);
        assertEquals(40_000, result.rows.size());
        assertTrue(result.batches.stream().filter(Objects::nonNull).anyMatch(b -> b.rowCount == 8192));
    }
}
