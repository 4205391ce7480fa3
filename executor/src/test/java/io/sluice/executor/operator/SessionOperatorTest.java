package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.SessionAssignNode;
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
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Sessions against a row-by-row recomputation, over random input and in every mode of the harness. */
class SessionOperatorTest {
    private static final String COLUMNS = "ts TIMESTAMP(6), k STRING, v INT";
    private static final List<WindowProperty> BOUNDS = List.of(WindowProperty.values());

    private record Case(long gap, long unit, long lateness, long spread, int keys) {
        WindowAggregateNode aggregate() {
            TestPlans plans = new TestPlans(COLUMNS);
            return plans.window(
                    new WindowSpec.Session(0, gap, unit, null),
                    List.of(1),
                    List.of(
                            plans.call("COUNT"),
                            plans.call("SUM", 2),
                            plans.call("MAX", 2),
                            plans.call("COUNT", true, -1, 2)),
                    BOUNDS,
                    lateness);
        }

        SessionAssignNode assign() {
            TestPlans plans = new TestPlans(COLUMNS);
            return new SessionAssignNode(
                    new OperatorId("s", "", "session rows(k)"),
                    plans.input(),
                    new WindowSpec.Session(0, gap, unit, null),
                    List.of(1),
                    lateness,
                    TestPlans.rowType(COLUMNS + ", s TIMESTAMP(6), e TIMESTAMP(6), t TIMESTAMP(6)"));
        }
    }

    private static List<TestRow> randomRows(Case c, SplittableRandom random, int count) {
        List<TestRow> rows = new ArrayList<>();
        long clock = -50 * c.unit;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < count; i++) {
            clock += random.nextLong(c.spread / 2 + 1);
            long time = clock - (random.nextInt(3) == 0 ? random.nextLong(c.spread * 4) : 0);
            time = Math.floorDiv(time, c.unit) * c.unit;
            Object value = random.nextInt(5) == 0 ? null : random.nextInt(-5, 6);
            rows.add(new TestRow(0, Arrays.asList(time, "k" + random.nextInt(c.keys), value), 1, watermark));
            watermark = Math.max(watermark, time - c.spread);
        }
        return rows;
    }

    private static List<Step> steps(Case c, List<TestRow> rows, int batchRows) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batchRows) {
            List<TestRow> chunk = rows.subList(from, Math.min(rows.size(), from + batchRows));
            TestRow last = chunk.get(chunk.size() - 1);
            steps.add(new Step(
                    chunk, Math.max(last.watermark(), (Long) last.values().get(0) - c.spread)));
        }
        return steps;
    }

    private static List<Object> aggregate(List<TestRow> rows) {
        List<Integer> values = rows.stream()
                .map(r -> (Integer) r.values().get(2))
                .filter(Objects::nonNull)
                .toList();
        Long sum = values.isEmpty() ? null : values.stream().mapToLong(v -> v).sum();
        Integer max = values.stream().max(Integer::compare).orElse(null);
        return Arrays.asList(
                (long) rows.size(), sum, max, values.stream().distinct().count());
    }

    private static long check(Case c, long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        List<TestRow> rows = randomRows(c, random, count);
        SessionOracle oracle = new SessionOracle(c.gap, c.unit, c.lateness);
        for (TestRow row : rows) {
            oracle.add(row, row.values().get(1), (Long) row.values().get(0));
        }
        int[] batches = {1, 2, 7, 1 + random.nextInt(count), count};
        verify(
                c,
                seed,
                rows,
                batches,
                () -> SessionOperator.of(c.aggregate()),
                oracle,
                oracle.aggregates(SessionOperatorTest::aggregate));
        verify(c, seed, rows, batches, () -> SessionOperator.of(c.assign()), oracle, oracle.rows());
        return oracle.lateRows;
    }

    private static void verify(
            Case c,
            long seed,
            List<TestRow> rows,
            int[] batches,
            Supplier<Operator> operator,
            SessionOracle oracle,
            Map<String, Long> expected) {
        OperatorHarness harness =
                new OperatorHarness(operator, List.of(TestPlans.rowType(COLUMNS)), List.of(List.of(1)), 0);
        for (int batchRows : batches) {
            for (Mode mode : Mode.forBatchesOf(batchRows)) {
                String what = c + " seed " + seed + " batches of " + batchRows + " " + mode;
                Result result = harness.run(steps(c, rows, batchRows), mode);
                assertEquals(expected, result.rows, what);
                assertEquals(oracle.late, result.late, what);
                assertEquals(oracle.lateRows, result.lateRows, what);
                assertEquals(result.rowsIn, oracle.accepted + result.lateRows, what);
                assertEquals(0, result.lastState.bytes("sessions"), what + ": state is left");
            }
        }
    }

    @Test
    void sessionsWithLateRows() {
        long late = 0;
        for (long seed = 0; seed < 20; seed++) {
            late += check(new Case(5, 1, 0, 8, 3), seed, 60);
            late += check(new Case(12, 1, 0, 3, 2), seed, 60);
        }
        assertTrue(late > 50, late + " late rows prove little");
    }

    @Test
    void sessionsOfMillisecondTime() {
        for (long seed = 100; seed < 110; seed++) {
            check(new Case(5_000, 1_000, 0, 8_000, 3), seed, 60);
        }
    }

    @Test
    void allowedLatenessChangesSessionsThatHaveFired() {
        for (long seed = 200; seed < 220; seed++) {
            check(new Case(5, 1, 9, 4, 2), seed, 60);
            check(new Case(3, 1, 40, 6, 3), seed, 60);
        }
    }

    @Test
    void manySessionsFireInTheOrderOfTheirEnds() {
        Case c = new Case(10, 1, 0, 0, 1);
        OperatorHarness harness = new OperatorHarness(
                () -> SessionOperator.of(c.aggregate()), List.of(TestPlans.rowType(COLUMNS)), List.of(List.of(1)), -1);
        List<TestRow> rows = List.of(
                TestRow.of(1, 100L, "b", 1),
                TestRow.of(1, 0L, "a", 2),
                TestRow.of(1, 10L, "a", 3),
                TestRow.of(1, 15L, "c", 4),
                TestRow.of(1, 31L, "a", 5));
        Result result = harness.run(
                List.of(Step.rows(rows), Step.watermark(19), Step.watermark(20), Step.watermark(60)), Mode.WHOLE);
        assertEquals(
                List.of(
                        "+1 a 2 5 3 2 0 20 19",
                        "+1 c 1 4 4 1 15 25 24",
                        "+1 a 1 5 5 1 31 41 40",
                        "+1 b 1 1 1 1 100 110 109"),
                result.log);
    }

    @Test
    void aSessionThatIsChangedLateIsTakenBackWithTheRowsWatermark() {
        Case c = new Case(10, 1, 100, 0, 1);
        OperatorHarness harness = new OperatorHarness(
                () -> SessionOperator.of(c.aggregate()), List.of(TestPlans.rowType(COLUMNS)), List.of(List.of(1)), 0);
        List<TestRow> rows = List.of(
                new TestRow(0, Arrays.asList(5L, "a", 2), 1, Long.MIN_VALUE),
                new TestRow(0, Arrays.asList(40L, "b", 3), 1, 5),
                new TestRow(0, Arrays.asList(12L, "a", 4), 1, 40));
        Result result = harness.run(List.of(new Step(rows, 40)), Mode.WHOLE);
        assertEquals(
                List.of(
                        "+1 a 1 2 2 1 5 15 14",
                        "-1 a 1 2 2 1 5 15 14 @39",
                        "+1 a 2 6 4 2 5 22 21 @39",
                        "+1 b 1 3 3 1 40 50 49"),
                result.log);
    }

    @Test
    void timesAtTheEndOfTheRangeDoNotWrap() {
        Case c = new Case(10, 1, 5, 0, 1);
        OperatorHarness harness = new OperatorHarness(
                () -> SessionOperator.of(c.assign()), List.of(TestPlans.rowType(COLUMNS)), List.of(List.of(1)), -1);
        List<TestRow> rows = List.of(TestRow.of(1, Long.MAX_VALUE, "a", 1), TestRow.of(1, Long.MAX_VALUE - 3, "a", 2));
        Result result = harness.run(List.of(Step.rows(rows)), Mode.WHOLE);
        assertEquals(2, result.rows.size(), result.log.toString());
        assertTrue(
                result.log.stream()
                        .allMatch(l -> l.endsWith((Long.MAX_VALUE - 3) + " " + Long.MAX_VALUE + " " + Long.MAX_VALUE)),
                result.log.toString());
    }
}
