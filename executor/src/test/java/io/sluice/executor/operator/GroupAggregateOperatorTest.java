package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Literal;
import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.executor.operator.OperatorHarness.Mode;
import io.sluice.executor.operator.OperatorHarness.Result;
import io.sluice.executor.operator.OperatorHarness.Step;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Aggregates per key: all functions over all types, against recomputation, under retraction and in every mode. */
class GroupAggregateOperatorTest {
    private static final String COLUMNS = "k STRING, k2 BIGINT, ti TINYINT, i INT, l BIGINT, d DECIMAL(10, 2), "
            + "w DECIMAL(30, 4), f FLOAT, x DOUBLE, b BOOLEAN, s STRING, day DATE, pass BOOLEAN";
    private static final int PASS = 12;

    private static List<AggregateCall> allCalls(TestPlans plans) {
        List<AggregateCall> calls = new ArrayList<>();
        calls.add(plans.call("COUNT"));
        calls.add(plans.call("COUNT", false, PASS));
        for (int column = 2; column < PASS; column++) {
            boolean numeric = plans.type().type(column).isNumeric();
            for (String function :
                    numeric ? List.of("COUNT", "MIN", "MAX", "SUM", "AVG") : List.of("COUNT", "MIN", "MAX")) {
                calls.add(plans.call(function, false, -1, column));
                calls.add(plans.call(function, true, -1, column));
                calls.add(plans.call(function, column % 2 == 0, PASS, column));
            }
        }
        return calls;
    }

    /** The other functions: variances, those of rows in order, those that collect. */
    private static List<AggregateCall> rarerCalls(TestPlans plans) {
        List<AggregateCall> calls = new ArrayList<>();
        calls.add(plans.call("COUNT", false, -1, 9, 10));
        calls.add(plans.call("COUNT", true, PASS, 9, 10));
        addDeviations(plans, calls);
        for (int column = 2; column < PASS; column++) {
            addOrdered(plans, calls, column);
        }
        return calls;
    }

    private static void addDeviations(TestPlans plans, List<AggregateCall> calls) {
        Literal quarter = new Literal(0.25, SqlType.of(TypeRoot.DOUBLE).notNull());
        for (int column = 2; column < PASS; column++) {
            if (plans.type().type(column).isNumeric()) {
                boolean large = column == 4; // of which the variance does not fit
                calls.add(plans.call(large ? "STDDEV_SAMP" : "VAR_POP", false, -1, column));
                calls.add(plans.call(large ? "STDDEV_POP" : "VAR_SAMP", true, -1, column));
                calls.add(plans.call("STDDEV_POP", column % 2 == 0, PASS, column));
                calls.add(plans.call("STDDEV_SAMP", false, PASS, column));
                calls.add(plans.call(
                        plans.call("PERCENTILE", column % 2 == 0, -1, column), false, List.of(), List.of(quarter)));
            }
        }
    }

    private static void addOrdered(TestPlans plans, List<AggregateCall> calls, int column) {
        List<Integer> byDayBack = List.of(~11, 10);
        calls.add(plans.call("FIRST_VALUE", false, -1, column));
        calls.add(plans.call("LAST_VALUE", false, PASS, column));
        calls.add(plans.call(plans.call("FIRST_VALUE", column), true, byDayBack, List.of()));
        calls.add(plans.call(plans.call("LAST_VALUE", column), column % 2 == 0, List.of(8), List.of()));
        calls.add(plans.call("COLLECT", column % 2 == 0, column % 3 == 0 ? PASS : -1, column));
        calls.add(plans.call(plans.call("ARRAY_AGG", column), true, List.of(), List.of()));
        calls.add(plans.call(plans.call("ARRAY_AGG", true, PASS, column), column % 2 == 0, List.of(3, ~8), List.of()));
        if (plans.type().type(column).isText()) {
            Literal comma = new Literal(", ", SqlType.string().notNull());
            calls.add(plans.call(plans.call("LISTAGG", column), false, List.of(), List.of(comma)));
            calls.add(plans.call(plans.call("LISTAGG", true, -1, column), false, byDayBack, List.of(comma)));
            calls.add(plans.call(plans.call("LISTAGG", false, PASS, column), false, List.of(column), List.of(comma)));
        }
    }

    private static TestRow randomRow(SplittableRandom r) {
        double[] doubles = {
            0.25, -3.5, 1e10, -0.0, 0.0, 7, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
        };
        double x = doubles[r.nextInt(r.nextInt(4) == 0 ? doubles.length : 6)];
        Object[] values = {
            "k" + r.nextInt(4),
            r.nextInt(5) == 0 ? null : (Long) (long) r.nextInt(2),
            r.nextInt(-3, 4),
            r.nextInt(-1000, 1000),
            r.nextInt(3) == 0 ? Long.MIN_VALUE / 1000 : r.nextLong(-5, 5),
            r.nextLong(-300, 300),
            new BigInteger("123456789012345678901234").multiply(BigInteger.valueOf(r.nextInt(-3, 4))),
            (float) x,
            x,
            r.nextBoolean(),
            "s" + r.nextInt(5),
            r.nextInt(10),
            r.nextBoolean()
        };
        for (int c = 2; c < values.length; c++) {
            if (r.nextInt(6) == 0) {
                values[c] = null;
            }
        }
        return TestRow.of(1, values);
    }

    /** Rows; when not insert-only, some taken back, even before they were given when {@code disorder}. */
    private static List<TestRow> randomRows(SplittableRandom r, int count, boolean insertOnly, boolean disorder) {
        List<TestRow> out = new ArrayList<>();
        List<TestRow> live = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (!insertOnly && !live.isEmpty() && r.nextInt(5) < 2) {
                TestRow row = live.remove(r.nextInt(live.size()));
                TestRow back = new TestRow(0, row.values(), -row.weight(), Long.MIN_VALUE);
                out.add(disorder ? r.nextInt(out.size() + 1) : out.size(), back);
            } else {
                TestRow row = randomRow(r);
                row = new TestRow(0, row.values(), r.nextInt(5) == 0 ? 3 : 1, Long.MIN_VALUE);
                live.add(row);
                out.add(row);
            }
        }
        return out;
    }

    private static Map<String, Long> expected(GroupAggregateNode node, List<TestRow> rows) {
        Map<List<Object>, List<TestRow>> groups = new HashMap<>();
        for (TestRow row : rows) {
            List<Object> key = new ArrayList<>();
            node.keys().forEach(k -> key.add(AggregateOracle.normal(row.values().get(k))));
            groups.computeIfAbsent(key, k -> new ArrayList<>()).add(row);
        }
        if (node.keys().isEmpty()) {
            groups.putIfAbsent(List.of(), List.of());
        }
        Map<String, Long> out = new TreeMap<>();
        groups.forEach((key, members) -> {
            if (node.keys().isEmpty()
                    || members.stream().mapToLong(TestRow::weight).sum() != 0) {
                List<Object> values = new ArrayList<>(key);
                values.addAll(AggregateOracle.row(node.aggregates(), members));
                out.put(TestRow.of(1, values.toArray()).text(), 1L);
            }
        });
        return out;
    }

    private static List<Step> steps(List<TestRow> rows, int batchRows) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += batchRows) {
            steps.add(Step.rows(rows.subList(from, Math.min(rows.size(), from + batchRows))));
        }
        return steps;
    }

    private static void check(long seed, List<Integer> keys, boolean insertOnly, boolean disorder, boolean finalOnly) {
        SplittableRandom random = new SplittableRandom(seed);
        TestPlans plans = new TestPlans(COLUMNS, insertOnly);
        List<AggregateCall> calls = seed % 2 == 0 ? allCalls(plans) : rarerCalls(plans);
        GroupAggregateNode node = plans.group(keys, calls, finalOnly);
        int count = 36;
        List<TestRow> rows = randomRows(random, count, insertOnly, disorder);
        OperatorHarness harness =
                new OperatorHarness(() -> new GroupAggregateOperator(node), List.of(plans.type()), List.of(keys), -1);
        Map<String, Long> expected = expected(node, rows);
        for (int batchRows : new int[] {1, 1 + random.nextInt(count), count}) {
            for (Mode mode : Mode.forBatchesOf(batchRows)) {
                if (keys.isEmpty() && mode == Mode.RESCALED) {
                    continue; // A global aggregate has one task.
                }
                String what = "seed " + seed + " batches of " + batchRows + " " + mode;
                Result result = harness.run(steps(rows, batchRows), mode);
                assertEquals(expected, result.rows, what);
                assertChangesArePaired(result, keys.size(), what);
            }
        }
    }

    /** At any time there is at most one row per group, and what is taken back is there. */
    private static void assertChangesArePaired(Result result, int keyCount, String what) {
        Set<String> there = new HashSet<>();
        Set<String> groups = new HashSet<>();
        for (String change : result.log) {
            String row = change.substring(change.indexOf(' ') + 1);
            String group = String.join(" ", List.of(row.split(" ")).subList(0, keyCount));
            if (change.startsWith("-1 ")) {
                assertTrue(there.remove(row), what + ": takes back " + row);
                groups.remove(group);
            } else {
                assertTrue(change.startsWith("+1 ") && groups.add(group) && there.add(row), what + ": adds " + row);
            }
        }
    }

    @Test
    void insertOnlyInput() {
        for (long seed = 0; seed < 4; seed++) {
            check(seed, List.of(0), true, false, false);
            check(seed, List.of(1), true, false, false);
            check(seed, List.of(0, 1), true, false, false);
            check(seed, List.of(), true, false, false);
            check(seed, List.of(0, 1), true, false, true);
        }
    }

    @Test
    void inputThatTakesRowsBack() {
        for (long seed = 100; seed < 104; seed++) {
            check(seed, List.of(0), false, false, false);
            check(seed, List.of(1), false, false, false);
            check(seed, List.of(8), false, false, false);
            check(seed, List.of(), false, false, false);
            check(seed, List.of(6, 9), false, false, true);
        }
    }

    @Test
    void changesOutOfOrder() {
        for (long seed = 200; seed < 204; seed++) {
            check(seed, List.of(0), false, true, true);
            check(seed, List.of(0, 1), false, true, false);
        }
    }

    @Test
    void nothingIsEmittedForAGroupThatDoesNotChange() {
        TestPlans plans = new TestPlans("k INT, v INT", false);
        GroupAggregateNode node = plans.group(List.of(0), List.of(plans.call("MAX", 1)), false);
        OperatorHarness harness = new OperatorHarness(
                () -> new GroupAggregateOperator(node), List.of(plans.type()), List.of(List.of(0)), -1);
        Result result = harness.run(
                List.of(
                        Step.rows(TestRow.parse(plans.type(), 0, "+ 1 5\n+ 1 3\n+ 2 7")),
                        Step.rows(TestRow.parse(plans.type(), 0, "+ 1 4\n- 2 7")),
                        Step.rows(TestRow.parse(plans.type(), 0, "- 1 5"))),
                Mode.WHOLE);
        assertEquals(List.of("+1 1 5", "+1 2 7", "-1 2 7", "-1 1 5", "+1 1 4"), result.log);
    }

    @Test
    void stateOfVanishedGroupsIsForgotten() {
        TestPlans plans = new TestPlans(COLUMNS, false);
        List<AggregateCall> calls = allCalls(plans);
        calls.addAll(rarerCalls(plans));
        GroupAggregateNode node = plans.group(List.of(0, 1), calls, false);
        OperatorHarness harness = new OperatorHarness(
                () -> new GroupAggregateOperator(node), List.of(plans.type()), List.of(List.of(0, 1)), -1);
        List<TestRow> rows = new ArrayList<>(randomRows(new SplittableRandom(7), 80, true, false));
        for (TestRow row : List.copyOf(rows)) {
            rows.add(new TestRow(0, row.values(), -row.weight(), Long.MIN_VALUE));
        }
        for (Mode mode : Mode.values()) {
            Result result = harness.run(steps(rows, 9), mode);
            assertEquals(Map.of(), result.rows);
            assertEquals(0, result.lastState.bytes("groups"), mode.toString());
        }
    }

    @Test
    void anEmptyInputHasOneRowWithoutKeysAndNoneWithKeys() {
        TestPlans plans = new TestPlans("v INT");
        for (boolean finalOnly : new boolean[] {true, false}) {
            GroupAggregateNode global =
                    plans.group(List.of(), List.of(plans.call("COUNT"), plans.call("SUM", 0)), finalOnly);
            OperatorHarness harness = new OperatorHarness(
                    () -> new GroupAggregateOperator(global), List.of(plans.type()), List.of(List.of()), -1);
            assertEquals(List.of("+1 0 ."), harness.run(List.of(), Mode.RESTORED).log);
            GroupAggregateNode keyed = plans.group(List.of(0), List.of(plans.call("COUNT")), finalOnly);
            OperatorHarness withKeys = new OperatorHarness(
                    () -> new GroupAggregateOperator(keyed), List.of(plans.type()), List.of(List.of(0)), -1);
            assertEquals(List.of(), withKeys.run(List.of(), Mode.WHOLE).log);
        }
    }

    @Test
    void finalRowsStandInTheOrderInWhichGroupsCame() {
        TestPlans plans = new TestPlans("k STRING");
        GroupAggregateNode node = plans.group(List.of(0), List.of(plans.call("COUNT")), true);
        OperatorHarness harness = new OperatorHarness(
                () -> new GroupAggregateOperator(node), List.of(plans.type()), List.of(List.of(0)), -1);
        Result result = harness.run(steps(TestRow.parse(plans.type(), 0, "+ z\n+ a\n+ m\n+ a"), 2), Mode.WHOLE);
        assertEquals(List.of("+1 z 1", "+1 a 2", "+1 m 1"), result.log);
    }

    private static Result sum(String type, String function, String rows) {
        TestPlans plans = new TestPlans("v " + type, false);
        GroupAggregateNode node = plans.group(List.of(), List.of(plans.call(function, 0)), true);
        OperatorHarness harness = new OperatorHarness(
                () -> new GroupAggregateOperator(node), List.of(plans.type()), List.of(List.of()), -1);
        return harness.run(List.of(Step.rows(TestRow.parse(plans.type(), 0, rows))), Mode.WHOLE);
    }

    @Test
    void sumsThatDoNotFitAreErrorsForIntegersAndNullForDecimals() {
        SluiceException e = assertThrows(SluiceException.class, () -> sum("TINYINT", "SUM", "+ 100\n+ 28"));
        assertEquals(ErrorCode.NUMERIC_OVERFLOW, e.code());
        assertEquals("SUM does not fit TINYINT", e.getMessage());
        assertEquals(List.of("+1 127"), sum("TINYINT", "SUM", "+ 100\n+ 27").log);
        String most = Long.toString(Long.MAX_VALUE);
        assertThrows(SluiceException.class, () -> sum("BIGINT", "SUM", "+ " + most + "\n+ 1"));
        assertEquals(List.of("+1 " + most), sum("BIGINT", "SUM", "+ " + most + "\n+ 1\n- 1").log);
        assertEquals(List.of("+1 " + most), sum("BIGINT", "AVG", "+5 " + most).log);
        String nines = "9".repeat(38);
        assertEquals(List.of("+1 ."), sum("DECIMAL(38, 0)", "SUM", "+ " + nines + "\n+ 1").log);
        assertEquals(List.of("+1 " + nines), sum("DECIMAL(38, 0)", "SUM", "+3 " + nines + "\n-2 " + nines).log);
    }

    @Test
    void floatSumsComeBackAfterSpecialValuesAndLargeOnes() {
        assertEquals(List.of("+1 0.1"), sum("DOUBLE", "SUM", "+ 0.1\n+ NaN\n+ Infinity\n- NaN\n- Infinity").log);
        assertEquals(List.of("+1 0.1"), sum("DOUBLE", "SUM", "+ 1e300\n+ 0.1\n- 1e300").log);
        assertEquals(List.of("+1 NaN"), sum("DOUBLE", "SUM", "+ Infinity\n+ -Infinity").log);
    }

    @Test
    void functionsThatAreNotBuiltSaySo() {
        SluiceException e = assertThrows(SluiceException.class, () -> sum("INT", "MEDIAN", ""));
        assertEquals(ErrorCode.NOT_BUILT_YET, e.code());
    }
}
