package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.plan.SortKey;
import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.operator.OperatorHarness.Mode;
import io.sluice.executor.operator.OperatorHarness.Result;
import io.sluice.executor.operator.OperatorHarness.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** ORDER BY, LIMIT and window functions without aggregates. */
class OrderOperatorsTest {
    private static final TestPlans PLANS = new TestPlans("a INT, t STRING, n INT");
    private static final TestPlans UPDATING = new TestPlans("a INT, t STRING, n INT", false);
    private static final List<Mode> ONE_TASK =
            List.of(Mode.WHOLE, Mode.ROW_BY_ROW, Mode.RESTORED, Mode.RESTORED_ROW_BY_ROW);

    private static List<Step> steps(List<TestRow> rows, int batchRows) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batchRows) {
            steps.add(Step.rows(rows.subList(from, Math.min(rows.size(), from + batchRows))));
        }
        return steps;
    }

    private static List<TestRow> randomRows(long seed, int count) {
        SplittableRandom r = new SplittableRandom(seed);
        List<TestRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Object a = r.nextInt(4) == 0 ? null : (Object) r.nextInt(4);
            rows.add(TestRow.of(1, a, r.nextInt(5) == 0 ? null : "t" + r.nextInt(3), i));
        }
        return rows;
    }

    private static OperatorHarness sort(TestPlans plans, List<SortKey> keys, long offset, long fetch) {
        return new OperatorHarness(
                () -> new SortOperator(plans.sort(keys, offset, fetch)), List.of(plans.type()), List.of(List.of()), -1);
    }

    @Test
    void sortsStablyWithNullsWhereTheyAreAskedFor() {
        for (long seed = 0; seed < 20; seed++) {
            List<TestRow> rows = randomRows(seed, 50);
            boolean nullsFirst = seed % 2 == 0;
            List<SortKey> keys = List.of(new SortKey(0, seed % 3 != 0, nullsFirst), new SortKey(1, true, !nullsFirst));
            Comparator<Integer> byA = seed % 3 != 0 ? Comparator.naturalOrder() : Comparator.reverseOrder();
            Comparator<String> byT = Comparator.naturalOrder();
            Comparator<TestRow> order = Comparator.<TestRow, Integer>comparing(
                            row -> (Integer) row.values().get(0),
                            nullsFirst ? Comparator.nullsFirst(byA) : Comparator.nullsLast(byA))
                    .thenComparing(
                            row -> (String) row.values().get(1),
                            nullsFirst ? Comparator.nullsLast(byT) : Comparator.nullsFirst(byT));
            List<String> all =
                    rows.stream().sorted(order).map(r -> "+1 " + r.text()).toList();
            for (Mode mode : ONE_TASK) {
                assertEquals(all, sort(PLANS, keys, 0, -1).run(steps(rows, 7), mode).log, "seed " + seed);
                assertEquals(all.subList(5, 15), sort(PLANS, keys, 5, 10).run(steps(rows, 7), mode).log);
                assertEquals(all, sort(UPDATING, keys, 0, -1).run(steps(rows, 7), mode).log);
            }
        }
    }

    @Test
    void onlyTheFirstRowsAreKeptWhenFewAreFetched() {
        SplittableRandom r = new SplittableRandom(5);
        List<TestRow> rows = new ArrayList<>();
        for (int i = 0; i < 30_000; i++) {
            rows.add(TestRow.of(1, r.nextInt(1000), "t", i));
        }
        List<SortKey> keys = List.of(new SortKey(0, false, false));
        List<String> expected = rows.stream()
                .sorted(Comparator.comparing(
                        (TestRow row) -> -(Integer) row.values().get(0)))
                .skip(3)
                .limit(40)
                .map(row -> "+1 " + row.text())
                .toList();
        Result result = sort(PLANS, keys, 3, 40).run(steps(rows, 1000), Mode.WHOLE);
        assertEquals(expected, result.log);
        assertEquals(0, result.lastState.bytes("rows"));
        assertTrue(result.lastState.entryBytes("rows") < 9_000L * 30, "all rows are still there");
    }

    @Test
    void foldsRowsTakenBackAndRepeatsEqualOnes() {
        List<SortKey> keys = List.of(new SortKey(0, true, true));
        String text = "+ 2 b 1\n- 1 a 1\n+3 2 a 1\n+ 1 a 1\n+ 1 c 1\n- 2 a 1\n- 2 b 1\n+ 2 b 1";
        for (Mode mode : ONE_TASK) {
            Result result = sort(UPDATING, keys, 0, -1).run(steps(TestRow.parse(PLANS.type(), 0, text), 2), mode);
            assertEquals(List.of("+1 1 c 1", "+1 2 a 1", "+1 2 a 1", "+1 2 b 1"), result.log, mode.toString());
        }
    }

    @Test
    void limitLetsThroughTheRowsAskedForAndThenIsSatisfied() {
        List<TestRow> rows = randomRows(1, 30);
        List<String> all = rows.stream().map(r -> "+1 " + r.text()).toList();
        for (long[] bounds : new long[][] {{0, 5}, {3, 10}, {25, 10}, {0, 0}, {40, 1}, {4, -1}}) {
            OperatorHarness harness = new OperatorHarness(
                    () -> new LimitOperator(PLANS.limit(bounds[0], bounds[1])),
                    List.of(PLANS.type()),
                    List.of(List.of()),
                    -1);
            List<String> expected = all.stream()
                    .skip(bounds[0])
                    .limit(bounds[1] < 0 ? Long.MAX_VALUE : bounds[1])
                    .collect(Collectors.toList());
            for (Mode mode : ONE_TASK) {
                assertEquals(expected, harness.run(steps(rows, 4), mode).log, bounds[0] + " " + bounds[1]);
            }
        }
        LimitOperator limit = new LimitOperator(PLANS.limit(1, 2));
        Output nowhere = new OutputLog();
        limit.onBatch(0, TestRow.batch(PLANS.type(), rows.subList(0, 2)), nowhere);
        assertFalse(limit.isSatisfied());
        limit.onBatch(0, TestRow.batch(PLANS.type(), rows.subList(2, 3)), nowhere);
        assertTrue(limit.isSatisfied());
    }

    @Test
    void limitCountsWeights() {
        OperatorHarness harness = new OperatorHarness(
                () -> new LimitOperator(PLANS.limit(2, 4)), List.of(PLANS.type()), List.of(List.of()), -1);
        List<TestRow> rows = TestRow.parse(PLANS.type(), 0, "+3 1 a 1\n+2 2 a 1\n+9 3 a 1\n+ 4 a 1");
        assertEquals(List.of("+1 1 a 1", "+2 2 a 1", "+1 3 a 1"), harness.run(steps(rows, 4), Mode.WHOLE).log);
    }

    @Test
    void windowFunctionsGiveARowPerWindow() {
        TestPlans plans = new TestPlans("ts TIMESTAMP(3), n INT", false);
        OperatorHarness hop = new OperatorHarness(
                () -> new WindowAssignOperator(plans.assign(new WindowSpec.Hop(0, 5000, 10000, 0, 1000, null))),
                List.of(plans.type()),
                List.of(List.of()),
                0);
        List<TestRow> rows = List.of(
                new TestRow(0, List.of(7000L, 1), 1, Long.MIN_VALUE), new TestRow(0, List.of(-1000L, 2), -1, 6000));
        List<String> expected = List.of(
                "+1 7000 1 0 10000 9000 @-9223372036854775808",
                "+1 7000 1 5000 15000 14000 @-9223372036854775808",
                "-1 -1000 2 -10000 0 -1000 @6000",
                "-1 -1000 2 -5000 5000 4000 @6000");
        assertEquals(expected, hop.run(List.of(Step.rows(rows)), Mode.WHOLE).log);
        OperatorHarness tumble = new OperatorHarness(
                () -> new WindowAssignOperator(
                        plans.assign(new WindowSpec.Tumble(0, 3_600_000_000L, 0, 1000, "Asia/Kolkata"))),
                List.of(plans.type()),
                List.of(List.of()),
                -1);
        assertEquals(
                List.of("+1 0 1 18000000000 21600000000 1799999000"),
                tumble.run(List.of(Step.rows(List.of(TestRow.of(1, 0L, 1)))), Mode.WHOLE).log);
    }
}
