package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.JoinNode;
import io.sluice.core.plan.JoinType;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.operator.OperatorHarness.Mode;
import io.sluice.executor.operator.OperatorHarness.Result;
import io.sluice.executor.operator.OperatorHarness.Step;
import io.sluice.executor.spill.OperatorMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A join with hardly any memory gives what a nested loop gives, and leaves nothing behind. */
class SpilledJoinTest {
    private static final List<List<Integer>> LEFT_KEYS = List.of(List.of(0), List.of(1), List.of(0, 1), List.of());
    private static final List<List<Integer>> RIGHT_KEYS = List.of(List.of(1), List.of(2), List.of(1, 2), List.of());

    private record Plan(JoinNode node, TestPlans left, TestPlans right) {
        static Plan of(JoinType type, int keys, boolean insertOnly, boolean conditional) {
            TestPlans left = new TestPlans(JoinOracle.LEFT, insertOnly);
            TestPlans right = new TestPlans(JoinOracle.RIGHT, insertOnly);
            JoinNode node = left.join(type, right, LEFT_KEYS.get(keys), RIGHT_KEYS.get(keys), true);
            return new Plan(conditional ? JoinOracle.withCondition(node) : node, left, right);
        }

        Result run(OperatorMemory memory, List<Step> steps, Mode mode) {
            return JoinOracle.harness(node, left, right).with(memory).run(steps, mode);
        }
    }

    private static void assertNothingLeft(OperatorMemory memory, String what) throws IOException {
        assertEquals(List.of(), memory.files().list(memory.directory()), what);
        assertEquals(0, memory.budget().held(), what);
    }

    /** All rows of both inputs as they come, or those of one input first, with its end told when they are through. */
    private static List<Step> steps(SplittableRandom r, List<TestRow> rows) {
        int batchRows = 1 + r.nextInt(40);
        int first = r.nextInt(3);
        if (first == 2) {
            return JoinOracle.steps(rows, batchRows);
        }
        List<Step> steps = new ArrayList<>(JoinOracle.steps(ofInput(rows, first), batchRows));
        steps.add(Step.end(first));
        steps.addAll(JoinOracle.steps(ofInput(rows, 1 - first), batchRows));
        return steps;
    }

    private static List<TestRow> ofInput(List<TestRow> rows, int input) {
        return rows.stream().filter(row -> row.input() == input).toList();
    }

    private static void check(long seed, int count, Mode mode, long... budgets) throws IOException {
        SplittableRandom r = new SplittableRandom(seed);
        for (JoinType type : JoinType.values()) {
            for (int keys = 0; keys < LEFT_KEYS.size(); keys++) {
                boolean insertOnly = r.nextBoolean();
                Plan plan = Plan.of(type, keys, insertOnly, r.nextBoolean());
                List<TestRow> rows = JoinOracle.randomRows(r, count, 1 + r.nextInt(60), insertOnly);
                Map<String, Long> expected = JoinOracle.nestedLoop(plan.node(), rows);
                List<Step> steps = steps(r, rows);
                long budget = budgets[r.nextInt(budgets.length)];
                OperatorMemory memory = TestPlans.memory(budget);
                String what = plan.node() + " seed " + seed + " " + mode + " budget " + budget;
                Result result = plan.run(memory, steps, mode);
                assertEquals(expected, result.rows, what);
                assertTrue(!insertOnly || result.batches.stream().allMatch(b -> b.weights == null), what);
                assertNothingLeft(memory, what);
            }
        }
    }

    /** From nothing to most of it in memory. */
    @Test
    void joinsOnDiskEqualANestedLoop() throws IOException {
        for (long seed = 0; seed < 12; seed++) {
            check(seed, 240, Mode.WHOLE, 0, 4000, 16_000, 40_000, 120_000);
        }
        check(12, 60, Mode.ROW_BY_ROW, 0, 16_000);
    }

    /** A checkpoint may be as large as the budget. */
    @Test
    void whatIsOnDiskIsInCheckpoints() throws IOException {
        for (long seed = 20; seed < 23; seed++) {
            check(seed, 40, Mode.RESTORED, 10_000, 20_000);
            check(seed, 40, Mode.RESCALED, 10_000, 20_000);
        }
        check(23, 16, Mode.RESTORED_ROW_BY_ROW, 8000);
    }

    private static List<TestRow> equalKeys(int input, int count) {
        List<TestRow> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            TestRow row = input == 0 ? TestRow.of(1, 7L, "t", (double) i) : TestRow.of(1, i, 7L, "t");
            rows.add(new TestRow(input, row.values(), 1, Long.MIN_VALUE));
        }
        return rows;
    }

    private static JoinOperator opened(JoinNode node, Kernel condition, OperatorMemory memory) {
        JoinOperator join = new JoinOperator(node, condition);
        join.open(TestPlans.context(TestPlans.context().keyGroups(), 0, 1, memory));
        return join;
    }

    private static void feed(JoinOperator join, Plan plan, int rows, Output out) {
        join.onBatch(0, TestRow.batch(plan.left().type(), equalKeys(0, rows)), out);
        join.onBatch(1, TestRow.batch(plan.right().type(), equalKeys(1, rows)), out);
        join.onInputEnd(0, out);
        join.onInputEnd(1, out);
        join.onEnd(out);
    }

    /** However many rows a key has, what is left is put out a batch a step. */
    @Test
    void oneKeyWithMoreRowsThanFitComesInSteps() throws IOException {
        for (JoinType type : JoinType.values()) {
            Plan plan = Plan.of(type, 0, true, false);
            OperatorMemory memory = TestPlans.memory(0);
            JoinOperator join = opened(plan.node(), null, memory);
            OutputLog out = new OutputLog();
            feed(join, plan, 300, out);
            assertEquals(List.of(), out.rows);
            for (int before = 0; join.emitRest(out); before = out.rows.size()) {
                assertTrue(out.rows.size() - before <= Batch.MAX_ROWS);
            }
            assertEquals(90_000, out.rows.stream().distinct().count());
            assertEquals(90_000, out.rows.size());
            join.close();
            assertNothingLeft(memory, "");
        }
    }

    @Test
    void filesGoAfterAFailureAndAfterAnEarlyClose() throws IOException {
        Plan plan = Plan.of(JoinType.FULL, 0, true, true);
        Kernel failing = batch -> {
            throw SluiceException.of(ErrorCode.DIVISION_BY_ZERO, "as planned");
        };
        OperatorMemory memory = TestPlans.memory(0);
        JoinOperator failed = opened(plan.node(), failing, memory);
        OutputLog out = new OutputLog();
        feed(failed, plan, 3, out);
        assertThrows(SluiceException.class, () -> drain(failed, out));
        assertFalse(memory.files().list(memory.directory()).isEmpty());
        failed.close();
        assertNothingLeft(memory, "failed");
        for (int steps = 0; steps < 12; steps++) {
            JoinOperator cancelled =
                    opened(Plan.of(JoinType.FULL, 0, true, false).node(), null, memory);
            feed(cancelled, plan, 300, out);
            for (int i = 0; i < steps; i++) {
                assertTrue(cancelled.emitRest(out));
            }
            assertFalse(memory.files().list(memory.directory()).isEmpty());
            cancelled.close();
            assertNothingLeft(memory, "closed after " + steps);
        }
    }

    private static void drain(JoinOperator join, Output out) {
        while (join.emitRest(out)) {
            // to the end
        }
    }

    @Test
    void aCheckpointThatDoesNotFitIsRefusedByName() {
        Plan plan = Plan.of(JoinType.INNER, 0, true, false);
        JoinOperator join = opened(plan.node(), null, TestPlans.memory(10));
        join.onBatch(0, TestRow.batch(plan.left().type(), equalKeys(0, 20)), new OutputLog());
        SluiceException refused = assertThrows(SluiceException.class, () -> join.snapshot(new MemoryState()));
        assertEquals(ErrorCode.STATE_TOO_LARGE, refused.code());
        assertTrue(refused.expected().orElseThrow().contains("taskmanager.memory.managed.size"));
        join.close();
    }

    /** Rows that wait for the end of bounded inputs have no meaning to a join that must answer at once. */
    @Test
    void rowsThatWaitAreNotForgottenWhenInputsNoLongerEnd() {
        Plan plan = Plan.of(JoinType.INNER, 0, true, false);
        JoinOperator join = opened(plan.node(), null, TestPlans.memory(100));
        join.onBatch(0, TestRow.batch(plan.left().type(), equalKeys(0, 1)), new OutputLog());
        join.onBatch(1, TestRow.batch(plan.right().type(), equalKeys(1, 1)), new OutputLog());
        MemoryState state = new MemoryState();
        join.snapshot(state);
        join.close();
        JoinNode endless = plan.left().join(JoinType.INNER, plan.right(), List.of(0), List.of(1), false);
        JoinOperator other = opened(endless, null, TestPlans.memory(100));
        SluiceException refused = assertThrows(SluiceException.class, () -> other.restore(state.reader()));
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, refused.code());
        other.close();
    }

    /** Nor the other way round. */
    @Test
    void rowsOfEndlessInputsAreNotForgottenWhenInputsEnd() {
        Plan plan = Plan.of(JoinType.INNER, 0, true, false);
        JoinNode endless = plan.left().join(JoinType.INNER, plan.right(), List.of(0), List.of(1), false);
        JoinOperator join = opened(endless, null, TestPlans.memory(100));
        join.onBatch(0, TestRow.batch(plan.left().type(), equalKeys(0, 1)), new OutputLog());
        MemoryState state = new MemoryState();
        join.snapshot(state);
        join.close();
        JoinOperator other = opened(plan.node(), null, TestPlans.memory(100));
        SluiceException refused = assertThrows(SluiceException.class, () -> other.restore(state.reader()));
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, refused.code());
        other.close();
    }

    /** A join that must answer at once puts nothing aside. */
    @Test
    void aJoinOfEndlessInputsWritesNothing() throws IOException {
        Plan plan = Plan.of(JoinType.LEFT, 0, true, false);
        JoinNode endless = plan.left().join(JoinType.LEFT, plan.right(), List.of(0), List.of(1), false);
        OperatorMemory memory = TestPlans.memory(0);
        JoinOperator join = opened(endless, null, memory);
        OutputLog out = new OutputLog();
        join.onBatch(0, TestRow.batch(plan.left().type(), equalKeys(0, 2)), out);
        join.onBatch(1, TestRow.batch(plan.right().type(), equalKeys(1, 2)), out);
        assertEquals(8, out.rows.size());
        assertNothingLeft(memory, "open");
        join.close();
    }
}
