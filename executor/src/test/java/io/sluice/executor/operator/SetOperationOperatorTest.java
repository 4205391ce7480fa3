package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.SetOperationNode;
import io.sluice.core.plan.SetOperationNode.Kind;
import io.sluice.executor.operator.OperatorHarness.Mode;
import io.sluice.executor.operator.OperatorHarness.Result;
import io.sluice.executor.operator.OperatorHarness.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** INTERSECT and EXCEPT under inserts and retractions in any order, against counting. */
class SetOperationOperatorTest {
    private static List<TestRow> randomRows(SplittableRandom r, boolean insertOnly) {
        List<TestRow> out = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            Object k = r.nextInt(6) == 0 ? null : (Object) (long) r.nextInt(3);
            TestRow row = new TestRow(r.nextInt(2), java.util.Arrays.asList(k, "t" + r.nextInt(2)), 1, Long.MIN_VALUE);
            out.add(row);
            if (!insertOnly && r.nextInt(2) == 0) {
                TestRow some = out.get(r.nextInt(out.size()));
                out.add(
                        r.nextInt(out.size() + 1),
                        new TestRow(some.input(), some.values(), -some.weight(), Long.MIN_VALUE));
            }
        }
        return out;
    }

    private static Map<String, Long> counted(Kind kind, boolean all, List<TestRow> rows) {
        Map<String, long[]> counts = new TreeMap<>();
        rows.forEach(row -> counts.computeIfAbsent(row.text(), t -> new long[2])[row.input()] += row.weight());
        Map<String, Long> out = new TreeMap<>();
        counts.forEach((text, count) -> {
            long left = Math.max(0, count[0]);
            long right = Math.max(0, count[1]);
            long times = kind == Kind.INTERSECT
                    ? (all ? Math.min(left, right) : Math.min(1, left * right))
                    : (all ? Math.max(0, left - right) : right > 0 ? 0 : Math.min(1, left));
            if (times > 0) {
                out.put(text, times);
            }
        });
        return out;
    }

    private static void check(long seed, Kind kind, boolean all, boolean insertOnly, boolean finalOnly) {
        TestPlans side = new TestPlans("k BIGINT, t STRING", insertOnly);
        SetOperationNode node = new SetOperationNode(
                new OperatorId("set", "", "set"), kind, all, side.input(), side.input(), finalOnly, side.type());
        List<TestRow> rows = randomRows(new SplittableRandom(seed), insertOnly);
        Map<String, Long> expected = counted(kind, all, rows);
        OperatorHarness harness = new OperatorHarness(
                () -> new SetOperationOperator(node),
                List.of(side.type(), side.type()),
                List.of(List.of(0, 1), List.of(0, 1)),
                -1);
        List<Step> steps = rows.stream().map(r -> Step.rows(List.of(r))).toList();
        for (Mode mode : Mode.values()) {
            Result result = harness.run(steps, mode);
            assertEquals(expected, result.rows, node + " seed " + seed + " " + mode);
            assertTrue(!node.insertOnly() || result.log.stream().noneMatch(l -> l.startsWith("-")), node.toString());
        }
    }

    @Test
    void rowsComeOutAsOftenAsTheirCountsSay() {
        for (long seed = 0; seed < 8; seed++) {
            for (Kind kind : Kind.values()) {
                for (int form = 0; form < 8; form++) {
                    check(seed, kind, (form & 1) != 0, (form & 2) != 0, (form & 4) != 0);
                }
            }
        }
    }

    @Test
    void nothingIsKeptOfRowsTakenBack() {
        TestPlans side = new TestPlans("k BIGINT", false);
        SetOperationNode node = new SetOperationNode(
                new OperatorId("set", "", "set"), Kind.EXCEPT, true, side.input(), side.input(), false, side.type());
        OperatorHarness harness = new OperatorHarness(
                () -> new SetOperationOperator(node),
                List.of(side.type(), side.type()),
                List.of(List.of(0), List.of(0)),
                -1);
        List<Step> steps = List.of(
                Step.rows(TestRow.parse(side.type(), 0, "+ 1\n+ 1\n+ 2")),
                Step.rows(TestRow.parse(side.type(), 1, "+ 1\n+ .")),
                Step.rows(TestRow.parse(side.type(), 0, "- 1\n- 2\n- 1")),
                Step.rows(TestRow.parse(side.type(), 1, "- .\n- 1")));
        for (Mode mode : Mode.values()) {
            Result result = harness.run(steps, mode);
            assertEquals(Map.of(), result.rows);
            assertEquals(0, result.lastState.bytes("rows"), mode.toString());
        }
    }

    private static SetOperationOperator opened(TestPlans side) {
        SetOperationOperator operator = new SetOperationOperator(new SetOperationNode(
                new OperatorId("set", "", "set"), Kind.EXCEPT, true, side.input(), side.input(), false, side.type()));
        operator.open(TestPlans.context());
        return operator;
    }

    @Test
    void stateOfOtherColumnsIsRefusedByName() {
        TestPlans side = new TestPlans("k BIGINT, t STRING");
        SetOperationOperator written = opened(side);
        written.onBatch(0, TestRow.batch(side.type(), TestRow.parse(side.type(), 0, "+ 1 a")), new OutputLog());
        MemoryState state = new MemoryState();
        written.snapshot(state);
        SetOperationOperator now = opened(new TestPlans("k STRING, t BIGINT"));
        SluiceException error = assertThrows(SluiceException.class, () -> now.restore(state.reader()));
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, error.code());
        assertTrue(error.getMessage().contains("'rows'"), error.getMessage());
    }
}
