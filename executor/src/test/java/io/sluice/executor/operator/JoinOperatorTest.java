package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.operator.OperatorHarness.Mode;
import io.sluice.executor.operator.OperatorHarness.Result;
import io.sluice.executor.operator.OperatorHarness.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Joins under inserts and retractions in any order, against a nested loop over all changes. */
class JoinOperatorTest {
    private static final String LEFT = JoinOracle.LEFT;
    private static final String RIGHT = JoinOracle.RIGHT;

    private static void check(long seed, List<Integer> leftKeys, List<Integer> rightKeys, boolean insertOnly) {
        for (JoinType type : JoinType.values()) {
            for (int form = 0; form < 4; form++) {
                check(seed, type, leftKeys, rightKeys, insertOnly, (form & 1) != 0, (form & 2) != 0);
            }
        }
    }

    private static void check(
            long seed,
            JoinType type,
            List<Integer> leftKeys,
            List<Integer> rightKeys,
            boolean insertOnly,
            boolean finalOnly,
            boolean conditional) {
        SplittableRandom random = new SplittableRandom(seed);
        TestPlans left = new TestPlans(LEFT, insertOnly);
        TestPlans right = new TestPlans(RIGHT, insertOnly);
        JoinNode plain = left.join(type, right, leftKeys, rightKeys, finalOnly);
        JoinNode node = conditional ? JoinOracle.withCondition(plain) : plain;
        List<TestRow> rows = JoinOracle.randomRows(random, 36, 3, insertOnly);
        Map<String, Long> expected = JoinOracle.nestedLoop(node, rows);
        for (int batchRows : new int[] {1, 3, 36}) {
            for (Mode mode : Mode.forBatchesOf(batchRows)) {
                String what = node + " seed " + seed + " batches of " + batchRows + " " + mode;
                Result result = JoinOracle.harness(node, left, right).run(JoinOracle.steps(rows, batchRows), mode);
                assertEquals(expected, result.rows, what);
                assertTrue(!node.insertOnly() || result.batches.stream().allMatch(b -> b.weights == null), what);
                List<Step> inTurn = new ArrayList<>(JoinOracle.steps(ofInput(rows, 1), batchRows));
                inTurn.add(Step.end(1));
                inTurn.addAll(JoinOracle.steps(ofInput(rows, 0), batchRows));
                assertEquals(expected, JoinOracle.harness(node, left, right).run(inTurn, mode).rows, what);
            }
        }
    }

    private static List<TestRow> ofInput(List<TestRow> rows, int input) {
        return rows.stream().filter(r -> r.input() == input).toList();
    }

    @Test
    void joinsEqualANestedLoop() {
        for (long seed = 0; seed < 2; seed++) {
            for (boolean insertOnly : new boolean[] {true, false}) {
                check(seed, List.of(0), List.of(1), insertOnly);
                check(seed, List.of(1), List.of(2), insertOnly);
                check(seed, List.of(0, 1), List.of(1, 2), insertOnly);
                check(seed, List.of(), List.of(), insertOnly);
            }
        }
    }

    /** A stored row must not be alone after one of two partners has gone, and one change is one batch. */
    @Test
    void aRowWithoutPartnerIsTakenBackWithItsFirstPartner() {
        TestPlans left = new TestPlans("k BIGINT", false);
        TestPlans right = new TestPlans("k BIGINT, v INT", false);
        JoinNode node = left.join(JoinType.LEFT, right, List.of(0), List.of(0), false);
        List<Step> steps = List.of(
                Step.rows(TestRow.parse(left.type(), 0, "+ 1")),
                Step.rows(TestRow.parse(right.type(), 1, "+ 1 7")),
                Step.rows(TestRow.parse(right.type(), 1, "+ 1 8")),
                Step.rows(TestRow.parse(right.type(), 1, "- 1 7")),
                Step.rows(TestRow.parse(right.type(), 1, "- 1 8")));
        Result result = JoinOracle.harness(node, left, right).run(steps, Mode.WHOLE);
        assertEquals(
                List.of("+1 1 . .", "-1 1 . .", "+1 1 1 7", "+1 1 1 8", "-1 1 1 7", "-1 1 1 8", "+1 1 . ."),
                result.log);
        assertEquals(5, result.batches.size());
    }

    @Test
    void nothingIsKeptOfRowsTakenBack() {
        TestPlans left = new TestPlans(LEFT, false);
        TestPlans right = new TestPlans(RIGHT, false);
        JoinNode node = left.join(right, List.of(0, 1), List.of(1, 2));
        List<TestRow> rows = new ArrayList<>(JoinOracle.randomRows(new SplittableRandom(3), 80, 3, true));
        for (TestRow row : List.copyOf(rows)) {
            rows.add(new TestRow(row.input(), row.values(), -1, Long.MIN_VALUE));
        }
        for (Mode mode : Mode.values()) {
            Result result = JoinOracle.harness(node, left, right).run(JoinOracle.steps(rows, 4), mode);
            assertEquals(Map.of(), result.rows);
            assertEquals(0, result.lastState.bytes("left") + result.lastState.bytes("right"), mode.toString());
        }
        JoinOperator running = new JoinOperator(node, null);
        running.open(TestPlans.context());
        for (TestRow row : rows) {
            TestPlans side = row.input() == 0 ? left : right;
            running.onBatch(row.input(), TestRow.batch(side.type(), List.of(row)), new OutputLog());
        }
        MemoryState state = new MemoryState();
        running.snapshot(state);
        assertEquals(0, state.bytes("left") + state.bytes("right"));
    }

    /** Slots of rows that went down are used again, also where rows are only added. */
    @Test
    void rowsThatAreOnlyAddedGoDownAndComeUp() {
        TestPlans left = new TestPlans("k BIGINT, t STRING");
        TestPlans right = new TestPlans("k BIGINT, t STRING");
        JoinNode node = left.join(JoinType.FULL, right, List.of(0), List.of(0), false);
        List<TestRow> rows = new ArrayList<>();
        for (int i = 0; i < 120; i++) {
            List<Object> values = List.of((long) (i * 7 % 10), "row " + i);
            rows.add(new TestRow(i / 3 % 2, values, 1, Long.MIN_VALUE));
        }
        Map<String, Long> expected = JoinOracle.nestedLoop(node, rows);
        for (Mode mode : Mode.values()) {
            Result result = JoinOracle.harness(node, left, right).run(JoinOracle.steps(rows, 3), mode);
            assertEquals(expected, result.rows, mode.toString());
            // Both inputs have ended: all rows have met all.
            assertEquals(0, result.lastState.bytes("left") + result.lastState.bytes("right"), mode.toString());
        }
    }

    /** Rows of other columns are not taken for what they are not. */
    @Test
    void stateOfOtherColumnsIsRefusedByName() {
        TestPlans wide = new TestPlans("k BIGINT, t STRING");
        TestPlans narrow = new TestPlans("k BIGINT, t INT");
        JoinNode before = wide.join(JoinType.LEFT, wide, List.of(0), List.of(0), false);
        JoinOperator written = new JoinOperator(before, null);
        written.open(TestPlans.context());
        written.onBatch(1, TestRow.batch(wide.type(), TestRow.parse(wide.type(), 1, "+ 1 a")), new OutputLog());
        MemoryState state = new MemoryState();
        written.snapshot(state);
        for (JoinNode now : List.of(
                wide.join(JoinType.LEFT, narrow, List.of(0), List.of(0), false),
                wide.join(JoinType.LEFT, wide, List.of(1), List.of(1), false),
                wide.join(JoinType.FULL, wide, List.of(0), List.of(0), false))) {
            JoinOperator other = new JoinOperator(now, null);
            other.open(TestPlans.context());
            SluiceException e = assertThrows(SluiceException.class, () -> other.restore(state.reader()));
            assertEquals(ErrorCode.STATE_INCOMPATIBLE, e.code());
            assertTrue(e.getMessage().contains("'right'"), e.getMessage());
        }
    }

    @Test
    void manyMatchesComeInSeveralBatches() {
        TestPlans left = new TestPlans("k BIGINT, n INT");
        TestPlans right = new TestPlans("k BIGINT, n INT");
        JoinNode node = left.join(right, List.of(0), List.of(0));
        List<TestRow> many = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            many.add(TestRow.of(1, 7L, i));
        }
        List<TestRow> others = many.stream()
                .map(r -> new TestRow(1, r.values(), 1, Long.MIN_VALUE))
                .toList();
        Result result =
                JoinOracle.harness(node, left, right).run(List.of(Step.rows(many), Step.rows(others)), Mode.WHOLE);
        assertEquals(40_000, result.rows.size());
    }

    @Test
    void aFurtherConditionIsAskedOfWhatTheKeysLetThrough() {
        TestPlans left = new TestPlans("k BIGINT, n INT");
        TestPlans right = new TestPlans("k BIGINT, n INT");
        JoinNode node = JoinOracle.withCondition(left.join(right, List.of(0), List.of(0)));
        Kernel leftIsLess = batch -> {
            int[] rows = IntStream.range(0, batch.rowCount)
                    .filter(i -> (Integer) batch.columns[1].value(i) < (Integer) batch.columns[3].value(i))
                    .toArray();
            return batch.gather(rows, rows.length);
        };
        OperatorHarness harness = new OperatorHarness(
                () -> new JoinOperator(node, leftIsLess),
                List.of(left.type(), right.type()),
                List.of(List.of(0), List.of(0)),
                -1);
        List<Step> steps = List.of(
                Step.rows(TestRow.parse(left.type(), 0, "+ 1 5\n+ 1 7\n+ 2 1")),
                Step.rows(TestRow.parse(right.type(), 1, "+ 1 6\n+ 2 1\n+ 2 9")));
        for (Mode mode : Mode.values()) {
            assertEquals(Map.of("1 5 1 6", 1L, "2 1 2 9", 1L), harness.run(steps, mode).rows);
        }
        assertThrows(IllegalArgumentException.class, () -> new JoinOperator(node, null));
    }

    @Test
    void aProductOfWeightsThatDoesNotFitIsAnError() {
        TestPlans left = new TestPlans("k BIGINT", false);
        TestPlans right = new TestPlans("k BIGINT", false);
        JoinNode node = left.join(right, List.of(0), List.of(0));
        List<Step> steps = List.of(
                Step.rows(List.of(TestRow.of(1L << 40, 1L))),
                Step.rows(List.of(new TestRow(1, List.of(1L), 1L << 40, Long.MIN_VALUE))));
        SluiceException e = assertThrows(SluiceException.class, () -> JoinOracle.harness(node, left, right)
                .run(steps, Mode.WHOLE));
        assertEquals(ErrorCode.NUMERIC_OVERFLOW, e.code());
    }
}
