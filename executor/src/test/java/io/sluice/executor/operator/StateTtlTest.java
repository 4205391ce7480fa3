package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.state.ByteStore;
import io.sluice.core.state.ByteStores;
import io.sluice.core.state.Entries;
import io.sluice.core.state.MemoryByteStores;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.keyed.LocalStores;
import io.sluice.executor.state.keyed.StateStores;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** State that is over some time after it was written, on the heap and in stores, by a clock that is moved by hand. */
class StateTtlTest {
    private static final long TTL = 100;

    private final TestPlans plans = new TestPlans("k BIGINT, v INT", false);
    private final HandClock clock = new HandClock();
    private OperatorContext context;
    private final FiringLog log = new FiringLog();
    private int runs;

    private OperatorContext context(long ttl, Optional<StateStores> stores) {
        OperatorContext made = TestPlans.context(
                new KeyGroupRange(0, TestPlans.KEY_GROUPS - 1), 0, 1, TestPlans.memory(Long.MAX_VALUE), clock, stores);
        made.state().expiringAfter(ttl, clock);
        return made;
    }

    private Operator groups(long ttl, Optional<StateStores> stores, MemoryState state) {
        context = context(ttl, stores);
        Operator operator = new GroupAggregateOperator(
                plans.group(List.of(0), List.of(plans.call("COUNT"), plans.call("SUM", 1)), false));
        operator.open(context);
        if (state != null) {
            operator.restore(state.reader());
        }
        return operator;
    }

    private void feed(Operator operator, TestRow... rows) {
        operator.onBatch(0, TestRow.batch(plans.type(), List.of(rows)), log);
        context.state().batchDone(rows.length);
    }

    private void pass(long millis) {
        clock.nanos += millis * HandClock.MILLI;
    }

    private static MemoryState snapshot(Operator operator) {
        MemoryState state = new MemoryState();
        operator.snapshot(state);
        return state.complete();
    }

    /** Runs on the heap, and over a store to which all goes down after each step. */
    private void everywhere(Consumer<Optional<StateStores>> test) {
        test.accept(Optional.empty());
        log.lines.clear();
        log.rows.clear();
        try (LocalStores stores =
                new LocalStores("memory", new MemoryByteStores().share(0), "ttl", "target/ttl-stores/" + ++runs)) {
            test.accept(Optional.of(stores));
        }
    }

    private void passAndEvict(long millis) {
        context.state().evict();
        pass(millis);
    }

    @Test
    void aGroupBeginsAnewWhenItsTimeHasPassed() {
        everywhere(stores -> {
            Operator operator = groups(TTL, stores, null);
            feed(operator, TestRow.of(1, 1L, 5));
            passAndEvict(TTL - 1);
            feed(operator, TestRow.of(1, 1L, 6));
            passAndEvict(TTL - 1);
            feed(operator, TestRow.of(1, 1L, 7));
            passAndEvict(TTL);
            feed(operator, TestRow.of(1, 1L, 8));
            assertEquals(List.of("+ 1 1 5", "- 1 1 5", "+ 1 2 11", "- 1 2 11", "+ 1 3 18", "+ 1 1 8"), log.lines);
        });
    }

    @Test
    void whatTakesBackAForgottenRowIsCountedAndDropped() {
        everywhere(stores -> {
            Operator operator = groups(TTL, stores, null);
            feed(operator, TestRow.of(1, 1L, 5), TestRow.of(1, 2L, 9));
            passAndEvict(TTL);
            feed(operator, TestRow.of(-1, 1L, 5), TestRow.of(1, 1L, 6), TestRow.of(-1, 2L, 9));
            feed(operator, TestRow.of(-1, 1L, 6));
            assertEquals(2, context.metrics().refusedRows.sum());
            assertEquals(List.of("+ 1 1 5", "+ 2 1 9", "+ 1 1 6", "- 1 1 6"), log.lines);
            context.state().batchDone(100);
            assertEquals(0, context.state().keyCount());
        });
    }

    @Test
    void rowsThatComeOutOfOrderAreNotDroppedWhereStateIsKept() {
        Operator operator = groups(0, Optional.empty(), null);
        feed(operator, TestRow.of(-1, 1L, 5));
        pass(Long.MAX_VALUE / HandClock.MILLI / 2);
        feed(operator, TestRow.of(1, 1L, 5));
        assertEquals(0, context.metrics().refusedRows.sum());
        assertEquals(0, context.state().keyCount());
    }

    @Test
    void whatNobodyAsksForGoesToo() {
        Operator operator = groups(TTL, Optional.empty(), null);
        List<TestRow> rows = new ArrayList<>();
        for (long key = 0; key < 1000; key++) {
            rows.add(TestRow.of(1, key, 1));
        }
        feed(operator, rows.toArray(TestRow[]::new));
        assertEquals(1000, context.state().keyCount());
        pass(TTL);
        for (int i = 0; i < 40; i++) {
            feed(operator, TestRow.of(1, 5000L, 1));
        }
        assertEquals(1, context.state().keyCount());
    }

    @Test
    void whatLiesBelowAndNobodyAsksForGoesToo() {
        List<ByteStore> opened = new ArrayList<>();
        try (LocalStores stores = new LocalStores("memory", new Noting(opened), "ttl", "target/ttl-stores/" + ++runs)) {
            Operator operator = groups(TTL, Optional.of(stores), null);
            int keys = 5000;
            List<TestRow> rows = new ArrayList<>();
            for (long key = 0; key < keys; key++) {
                rows.add(TestRow.of(1, key, 1));
            }
            feed(operator, rows.toArray(TestRow[]::new));
            context.state().evict();
            assertEquals(keys, entriesOf(opened.get(0)));
            pass(TTL - 1);
            feed(operator, TestRow.of(1, 7L, 1));
            context.state().evict();
            for (int i = 0; i < 4 * TestPlans.KEY_GROUPS; i++) {
                context.state().batchDone(10_000);
            }
            assertEquals(keys, entriesOf(opened.get(0)), "not before their time");
            pass(1);
            for (int i = 0; i < 4 * TestPlans.KEY_GROUPS; i++) {
                context.state().batchDone(10_000);
            }
            assertEquals(1, entriesOf(opened.get(0)));
            feed(operator, TestRow.of(1, 7L, 1));
            assertEquals("+ 7 3 3", log.lines.get(log.lines.size() - 1));
        }
    }

    private static int entriesOf(ByteStore store) {
        int count = 0;
        Entries entries = new Entries();
        try (ByteStore.View view = store.view();
                ByteStore.Cursor cursor = view.scan(new byte[] {0}, new byte[] {-1})) {
            while (cursor.next(entries, 1000, 1 << 20)) {
                count += entries.count();
            }
        }
        return count;
    }

    /** Notes the stores that are made. */
    private record Noting(List<ByteStore> made) implements ByteStores.Shared {
        private static final ByteStores.Shared MEMORY = new MemoryByteStores().share(0);

        @Override
        public ByteStore create(String directory) {
            made.add(MEMORY.create(directory));
            return made.get(made.size() - 1);
        }

        @Override
        public ByteStore open(String directory, String from, List<ByteStore.StoreFile> files) {
            return MEMORY.open(directory, from, files);
        }

        @Override
        public void close() {
            // Nothing is shared.
        }
    }

    @Test
    void aSnapshotForgetsNothingOfTheTime() {
        everywhere(stores -> {
            Operator operator = groups(TTL, stores, null);
            feed(operator, TestRow.of(1, 1L, 5));
            pass(TTL / 2);
            feed(operator, TestRow.of(1, 2L, 5));
            MemoryState state = snapshot(operator);
            pass(TTL / 2);
            operator = groups(TTL, stores, state);
            assertEquals(1, context.state().keyCount());
            feed(operator, TestRow.of(1, 1L, 6), TestRow.of(1, 2L, 6));
            assertEquals(List.of("+ 1 1 5", "+ 2 1 5", "+ 1 1 6", "- 2 1 5", "+ 2 2 11"), log.lines);
        });
    }

    @Test
    void stateOfARunWithoutItCountsAsWrittenWhenItIsReadAndTheOtherWayAbout() {
        everywhere(stores -> {
            Operator kept = groups(0, stores, null);
            feed(kept, TestRow.of(1, 1L, 5));
            MemoryState state = snapshot(kept);
            pass(10 * TTL);
            Operator expiring = groups(TTL, stores, state);
            pass(TTL - 1);
            feed(expiring, TestRow.of(1, 1L, 6));
            MemoryState dated = snapshot(expiring);
            pass(10 * TTL);
            feed(groups(0, stores, dated), TestRow.of(1, 1L, 7));
            assertEquals(List.of("+ 1 1 5", "- 1 1 5", "+ 1 2 11", "- 1 2 11", "+ 1 3 18"), log.lines);
        });
    }

    @Test
    void windowsAndSessionsKeepTheirsUntilTheyClose() {
        TestPlans timed = new TestPlans("ts TIMESTAMP(6), k BIGINT, v INT");
        for (WindowSpec window :
                List.of(new WindowSpec.Session(0, 5, 1, null), new WindowSpec.Tumble(0, 5, 0, 1, null))) {
            WindowAggregateNode node = timed.window(
                    window, List.of(1), List.of(timed.call("COUNT")), List.of(WindowProperty.WINDOW_START), 0);
            context = context(TTL, Optional.empty());
            Operator operator =
                    window instanceof WindowSpec.Session ? SessionOperator.of(node) : new WindowAggregateOperator(node);
            operator.open(context);
            operator.onBatch(0, TestRow.batch(timed.type(), List.of(TestRow.of(1, 10L, 1L, 3))), log);
            pass(TTL * 2);
            context.state().batchDone(1000);
            operator.onBatch(0, TestRow.batch(timed.type(), List.of(TestRow.of(1, 11L, 1L, 3))), log);
            operator.onWatermark(100, log);
        }
        assertEquals(List.of("+ 1 2 10", "+ 1 2 10"), log.lines);
    }
}
