package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.KeyHash;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** Two tasks that have come differently far, one task that goes on from both: no window fires twice for a key. */
class KeyGroupProgressTest {
    private static final int KEYS = 40;

    private final TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT");
    private final Map<String, Long> rows = new TreeMap<>();
    private long late;

    private final Output output = new Output() {
        @Override
        public void emit(Batch batch) {
            for (int i = 0; i < batch.rowCount; i++) {
                long weight = batch.weight(i);
                rows.merge(TestRow.text(batch, i), weight, (a, b) -> a + b == 0 ? null : Long.valueOf(a + b));
            }
        }

        @Override
        public void emitLate(Batch batch) {
            late += batch.rowCount;
        }
    };

    private WindowAggregateNode node(WindowSpec spec, long lateness) {
        return plans.window(
                spec, List.of(1), List.of(plans.call("COUNT")), List.of(WindowProperty.WINDOW_END), lateness);
    }

    private Batch rowsOfAll(int task, int tasks, long... times) {
        List<TestRow> out = new ArrayList<>();
        for (long time : times) {
            for (long key = 0; key < KEYS; key++) {
                TestRow row = TestRow.of(1, time, key);
                int[] hash = new int[1];
                KeyHash.hash(TestRow.batch(plans.type(), List.of(row)), List.of(1), hash);
                int group = KeyHash.keyGroup(hash[0], TestPlans.KEY_GROUPS);
                if (KeyGroupRange.task(TestPlans.KEY_GROUPS, tasks, group) == task) {
                    out.add(row);
                }
            }
        }
        return TestRow.batch(plans.type(), out);
    }

    private static OperatorContext context(int task, int tasks) {
        return TestPlans.context(KeyGroupRange.of(TestPlans.KEY_GROUPS, tasks, task), task, tasks);
    }

    /** Both tasks take rows at 5 and 15; one has seen watermark 12, the other 3. Then one task takes rows at 7. */
    private void run(Supplier<Operator> operators) {
        MemoryState state = new MemoryState();
        long[] watermarks = {12, 3};
        for (int task = 0; task < 2; task++) {
            Operator operator = operators.get();
            operator.open(context(task, 2));
            operator.onBatch(0, rowsOfAll(task, 2, 5, 15), output);
            operator.onWatermark(watermarks[task], output);
            operator.snapshot(state);
        }
        assertTrue(rowsOfAll(0, 2, 0).rowCount > 5 && rowsOfAll(1, 2, 0).rowCount > 5, "keys on both sides");
        Operator restored = operators.get();
        restored.open(context(0, 1));
        restored.restore(state.reader());
        MemoryState again = new MemoryState();
        restored.snapshot(again);
        Operator twice = operators.get();
        twice.open(context(0, 1));
        twice.restore(again.reader());
        twice.onBatch(0, rowsOfAll(0, 1, 7), output);
        twice.onWatermark(11, output);
        twice.onWatermark(Long.MAX_VALUE, output);
    }

    private long rowsOf(String counts) {
        return rows.entrySet().stream()
                .filter(e -> e.getKey().matches("\\d+ " + counts) && e.getValue() == 1)
                .count();
    }

    @Test
    void lateRowsOfTheAllowedLatenessReplaceWhatTheirKeyHadEmitted() {
        run(() -> new WindowAggregateOperator(node(new WindowSpec.Tumble(0, 10, 0, 1, null), 100)));
        assertEquals(KEYS, rowsOf("2 10"), rows.toString());
        assertEquals(KEYS, rowsOf("1 20"), rows.toString());
        assertEquals(2L * KEYS, rows.size());
    }

    @Test
    void windowsThatShareSlicesFireOnceForEachKey() {
        run(() -> new WindowAggregateOperator(node(new WindowSpec.Hop(0, 10, 20, 0, 1, null), 0)));
        int ahead = rowsOfAll(0, 2, 0).rowCount;
        // For the keys that were ahead the window to 10 had closed, and the row counts in the one to 20 only.
        assertEquals(ahead, rowsOf("1 10"), rows.toString());
        assertEquals(KEYS - ahead, rowsOf("2 10"), rows.toString());
        assertEquals(KEYS, rowsOf("3 20"), rows.toString());
        assertEquals(KEYS, rowsOf("1 30"), rows.toString());
        assertEquals(3L * KEYS, rows.size());
    }

    @Test
    void rowsThatWereLateForTheirKeyAreLateStill() {
        run(() -> new WindowAggregateOperator(node(new WindowSpec.Tumble(0, 10, 0, 1, null), 0)));
        int ahead = rowsOfAll(0, 2, 0).rowCount;
        assertEquals(ahead, late);
        assertEquals(ahead, rowsOf("1 10"), rows.toString());
        assertEquals(KEYS - ahead, rowsOf("2 10"), rows.toString());
    }

    @Test
    void sessionsThatHadFiredAreTakenBack() {
        run(() -> SessionOperator.of(node(new WindowSpec.Session(0, 4, 1, null), 100)));
        assertEquals(KEYS, rowsOf("2 11"), rows.toString());
        assertEquals(KEYS, rowsOf("1 19"), rows.toString());
        assertEquals(2L * KEYS, rows.size());
    }

    @Test
    void growingWindowsFireOnceForEachKey() {
        run(() -> new WindowAggregateOperator(node(new WindowSpec.Cumulate(0, 10, 20, 0, 1, null), 0)));
        int ahead = rowsOfAll(0, 2, 0).rowCount;
        assertEquals(ahead, rowsOf("1 10"), rows.toString());
        assertEquals(KEYS - ahead, rowsOf("2 10"), rows.toString());
        assertEquals(KEYS, rowsOf("3 20"), rows.toString());
        assertEquals(2L * KEYS, rows.size());
    }
}
