package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.KeyConflictNode;
import io.sluice.core.plan.KeyConflictNode.Action;
import io.sluice.core.plan.OperatorId;
import io.sluice.executor.operator.OperatorHarness.Mode;
import io.sluice.executor.operator.OperatorHarness.Result;
import io.sluice.executor.operator.OperatorHarness.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** One row a key: the first, the last, or the only one, under inserts and retractions, against lists of rows. */
class KeyConflictOperatorTest {
    private static KeyConflictNode node(TestPlans input, Action action, boolean finalOnly) {
        return new KeyConflictNode(
                new OperatorId("conflict", "", "conflict"), input.input(), List.of(0), action, finalOnly);
    }

    private static OperatorHarness harness(TestPlans input, KeyConflictNode node) {
        return new OperatorHarness(() -> new KeyConflictOperator(node), List.of(input.type()), List.of(List.of(0)), -1);
    }

    /** Inserts, and retractions of rows that stand. */
    private static List<TestRow> randomRows(SplittableRandom r, boolean insertOnly) {
        List<TestRow> out = new ArrayList<>();
        List<TestRow> standing = new ArrayList<>();
        for (int i = 0; i < 80; i++) {
            if (!insertOnly && !standing.isEmpty() && r.nextInt(5) < 2) {
                TestRow gone = standing.remove(r.nextInt(standing.size()));
                out.add(new TestRow(0, gone.values(), -1, Long.MIN_VALUE));
            } else {
                Object k = r.nextInt(6) == 0 ? null : (Object) (long) r.nextInt(3);
                TestRow row = new TestRow(0, Arrays.asList(k, "t" + r.nextInt(4)), 1, Long.MIN_VALUE);
                standing.add(row);
                out.add(row);
            }
        }
        return out;
    }

    /** The row of each key that counts, from lists of all rows. Of equal rows the first counts, or the last. */
    private static Map<String, Long> counting(Action action, List<TestRow> rows) {
        Map<Object, List<TestRow>> byKey = new HashMap<>();
        for (TestRow row : rows) {
            List<TestRow> all = byKey.computeIfAbsent(row.values().get(0), k -> new ArrayList<>());
            if (row.weight() > 0) {
                all.add(row);
                continue;
            }
            List<TestRow> equal = all.stream()
                    .filter(o -> Objects.equals(o.text(), row.text()))
                    .toList();
            TestRow gone = equal.get(action == Action.DEDUPLICATE ? 0 : equal.size() - 1);
            all.removeIf(o -> o == gone);
        }
        Map<String, Long> out = new TreeMap<>();
        for (List<TestRow> all : byKey.values()) {
            if (!all.isEmpty()) {
                out.put(
                        all.get(action == Action.DEDUPLICATE ? all.size() - 1 : 0)
                                .text(),
                        1L);
            }
        }
        return out;
    }

    private static List<Step> steps(SplittableRandom r, List<TestRow> rows) {
        List<Step> steps = new ArrayList<>();
        for (int from = 0; from < rows.size(); ) {
            int to = Math.min(rows.size(), from + 1 + r.nextInt(6));
            steps.add(Step.rows(rows.subList(from, to)));
            from = to;
        }
        return steps;
    }

    @Test
    void oneRowOfEachKeyCounts() {
        for (long seed = 0; seed < 60; seed++) {
            for (int form = 0; form < 8; form++) {
                SplittableRandom r = new SplittableRandom(seed);
                TestPlans input = new TestPlans("k BIGINT, t STRING", (form & 1) != 0);
                Action action = (form & 2) != 0 ? Action.NOTHING : Action.DEDUPLICATE;
                KeyConflictNode node = node(input, action, (form & 4) != 0);
                List<TestRow> rows = randomRows(r, (form & 1) != 0);
                List<Step> steps = steps(r, rows);
                for (Mode mode : Mode.values()) {
                    Result result = harness(input, node).run(steps, mode);
                    String what = node.action() + " form " + form + " seed " + seed + " " + mode;
                    assertEquals(counting(action, rows), result.rows, what);
                    assertTrue(!node.insertOnly() || result.log.stream().noneMatch(l -> l.startsWith("-")), what);
                }
            }
        }
    }

    @Test
    void theLastRowGoesBackToTheOneBefore() {
        TestPlans input = new TestPlans("k BIGINT, t STRING", false);
        List<Step> steps = List.of(
                Step.rows(TestRow.parse(input.type(), 0, "+ 1 a")),
                Step.rows(TestRow.parse(input.type(), 0, "+ 1 b\n+ 1 c")),
                Step.rows(TestRow.parse(input.type(), 0, "- 1 b")),
                Step.rows(TestRow.parse(input.type(), 0, "- 1 c")),
                Step.rows(TestRow.parse(input.type(), 0, "- 1 a")));
        for (Mode mode : Mode.forBatchesOf(2)) {
            Result last = harness(input, node(input, Action.DEDUPLICATE, false)).run(steps, mode);
            assertEquals(List.of("+1 1 a", "-1 1 a", "+1 1 c", "-1 1 c", "+1 1 a", "-1 1 a"), last.log);
            assertEquals(0, last.lastState.bytes("rows"), mode.toString());
            Result first = harness(input, node(input, Action.NOTHING, false)).run(steps, mode);
            assertEquals(List.of("+1 1 a", "-1 1 a"), first.log);
        }
    }

    @Test
    void rowsThatAreOnlyAddedAreKeptOnceAKey() {
        TestPlans input = new TestPlans("k BIGINT, t STRING", true);
        List<TestRow> rows = new ArrayList<>();
        for (int i = 0; i < 2_000; i++) {
            rows.add(new TestRow(0, List.of((long) (i % 2), "row " + i), 1, Long.MIN_VALUE));
        }
        for (Action action : List.of(Action.NOTHING, Action.DEDUPLICATE)) {
            Result result = harness(input, node(input, action, false)).run(List.of(Step.rows(rows)), Mode.ROW_BY_ROW);
            assertEquals(2, result.rows.size());
            assertTrue(result.lastState.bytes("rows") < 200, action + " keeps " + result.lastState.bytes("rows"));
        }
    }

    @Test
    void twoRowsOfAKeyFail() {
        TestPlans input = new TestPlans("k BIGINT, t STRING", true);
        List<Step> steps = List.of(
                Step.rows(TestRow.parse(input.type(), 0, "+ 1 a\n+ 2 a")),
                Step.rows(TestRow.parse(input.type(), 0, "+ 2 b")));
        for (Mode mode : Mode.values()) {
            SluiceException error =
                    assertThrows(SluiceException.class, () -> harness(input, node(input, Action.ERROR, false))
                            .run(steps, mode));
            assertEquals(ErrorCode.SINK_KEY_CONFLICT, error.code());
            assertTrue(error.getMessage().contains("(k = 2)"), error.getMessage());
        }
    }

    @Test
    void twoRowsBetweenChangesDoNotFail() {
        TestPlans input = new TestPlans("k BIGINT, t STRING", false);
        OperatorHarness harness = harness(input, node(input, Action.ERROR, false));
        List<Step> fine = List.of(
                Step.rows(TestRow.parse(input.type(), 0, "+ 1 a")),
                Step.rows(TestRow.parse(input.type(), 0, "+ 1 b")),
                Step.rows(TestRow.parse(input.type(), 0, "- 1 a")));
        assertEquals(Map.of("1 b", 1L), harness.run(fine, Mode.WHOLE).rows);
        assertFalse(harness.run(fine, Mode.ROW_BY_ROW).log.isEmpty());
        List<Step> two = fine.subList(0, 2);
        assertThrows(SluiceException.class, () -> harness.run(two, Mode.WHOLE));
        assertThrows(SluiceException.class, () -> harness.run(fine, Mode.RESTORED));
    }

    /** Where rows lie in a store the key is found there, and one that has one row again is fine. */
    @Test
    void twoRowsAreFoundInAStore() {
        TestPlans input = new TestPlans("k BIGINT, t STRING", false);
        OperatorHarness harness = harness(input, node(input, Action.ERROR, false));
        List<Step> fine = List.of(
                Step.rows(TestRow.parse(input.type(), 0, "+ 1 a\n+ 2 a")),
                Step.rows(TestRow.parse(input.type(), 0, "+ 1 b")),
                Step.rows(TestRow.parse(input.type(), 0, "- 1 a")));
        assertEquals(Map.of("1 b", 1L, "2 a", 1L), harness.run(fine, Mode.EVICTED).rows);
        SluiceException error =
                assertThrows(SluiceException.class, () -> harness.run(fine.subList(0, 2), Mode.EVICTED));
        assertEquals(ErrorCode.SINK_KEY_CONFLICT, error.code());
        assertTrue(error.getMessage().contains("(k = 1)"), error.getMessage());
    }

    private static KeyConflictOperator opened(TestPlans input, Action action) {
        KeyConflictOperator operator = new KeyConflictOperator(node(input, action, false));
        operator.open(TestPlans.context());
        return operator;
    }

    private static MemoryState twoRowsKeptBy(Action action) {
        TestPlans input = new TestPlans("k BIGINT, t STRING", false);
        KeyConflictOperator operator = opened(input, action);
        operator.onBatch(
                0, TestRow.batch(input.type(), TestRow.parse(input.type(), 0, "+ 1 a\n+ 1 b")), new OutputLog());
        MemoryState state = new MemoryState();
        operator.snapshot(state);
        return state;
    }

    /** Rows that were fine before are judged by what is asked for now. */
    @Test
    void rowsKeptByAnotherActionAreJudged() {
        MemoryState state = twoRowsKeptBy(Action.NOTHING);
        KeyConflictOperator now = opened(new TestPlans("k BIGINT, t STRING", false), Action.ERROR);
        now.restore(state.reader());
        SluiceException error = assertThrows(SluiceException.class, () -> now.snapshot(new MemoryState()));
        assertEquals(ErrorCode.SINK_KEY_CONFLICT, error.code());
    }

    @Test
    void stateOfOtherColumnsIsRefusedByName() {
        MemoryState state = twoRowsKeptBy(Action.NOTHING);
        KeyConflictOperator now = opened(new TestPlans("k BIGINT, t INT", false), Action.NOTHING);
        SluiceException error = assertThrows(SluiceException.class, () -> now.restore(state.reader()));
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, error.code());
        assertTrue(error.getMessage().contains("'rows'"), error.getMessage());
    }
}
