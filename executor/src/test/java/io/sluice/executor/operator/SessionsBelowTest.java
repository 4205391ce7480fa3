package io.sluice.executor.operator;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.io.BytesReader;
import io.sluice.core.io.BytesWriter;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowProperty;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.state.ByteStore;
import io.sluice.core.state.MemoryByteStores;
import io.sluice.core.state.StoreFiles;
import io.sluice.executor.state.KeyGroupRange;
import io.sluice.executor.state.StateCapture;
import io.sluice.executor.state.StateReader;
import io.sluice.executor.state.StateWriter;
import io.sluice.executor.state.keyed.LocalStores;
import io.sluice.executor.state.keyed.StoredFiles;
import io.sluice.executor.state.keyed.StoredState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Sessions that lie in a store when their time comes, also those that an earlier run has put there. */
class SessionsBelowTest {
    private static final KeyGroupRange ALL = new KeyGroupRange(0, TestPlans.KEY_GROUPS - 1);
    private static final int KEYS = 10_000;

    private final TestPlans plans = new TestPlans("ts TIMESTAMP(6), k BIGINT, v INT");
    private final HandClock clock = new HandClock();
    private final FiringLog log = new FiringLog();

    @TempDir
    private Path directory;

    private LocalStores stores;
    private OperatorContext context;

    @BeforeEach
    void openStores() {
        stores = new LocalStores("memory", new MemoryByteStores().share(0), "below", directory + "/stores");
    }

    @AfterEach
    void closeStores() {
        stores.close();
    }

    private SessionOperator operator(long lateness, long early, Optional<StateReader> state) {
        return operator(lateness, early, Long.MAX_VALUE, state);
    }

    private SessionOperator operator(long lateness, long early, long memory, Optional<StateReader> state) {
        WindowAggregateNode node = plans.window(
                new WindowSpec.Session(0, 5, 1, null),
                List.of(1),
                List.of(plans.call("COUNT"), plans.call("MAX", 2)),
                List.of(WindowProperty.WINDOW_START, WindowProperty.WINDOW_END),
                lateness);
        SessionOperator operator = SessionOperator.of(new WindowAggregateNode(
                node.id(),
                node.input(),
                node.window(),
                node.keys(),
                node.aggregates(),
                node.properties(),
                lateness,
                early,
                -1,
                node.rowType()));
        context = TestPlans.context(ALL, 0, 1, TestPlans.memory(memory), clock, Optional.of(stores));
        operator.open(context);
        state.ifPresent(operator::restore);
        return operator;
    }

    private void feed(SessionOperator operator, TestRow... rows) {
        operator.onBatch(0, TestRow.batch(plans.type(), List.of(rows)), log);
        context.state().evict();
    }

    /** Goes on from files of the store, as a job with the same key groups does. */
    private StateReader captured(SessionOperator operator) {
        CapturedWriter out = new CapturedWriter();
        operator.snapshot(out);
        return new CapturedReader(out.rest.reader(), out.files);
    }

    @Test
    void aStoreOfAnEarlierRunTellsWhatIsDue() {
        SessionOperator operator = operator(0, -1, Optional.empty());
        feed(operator, TestRow.of(1, 1L, 1L, 3), TestRow.of(1, 9L, 2L, 4), TestRow.of(1, 2L, 3L, 5));
        SessionOperator next = operator(0, -1, Optional.of(captured(operator)));
        assertEquals(0, context.state().keyCount(), "all lies below");
        next.onWatermark(7, log);
        assertEquals(List.of("+ 1 1 3 1 6", "+ 3 1 5 2 7"), log.lines);
        feed(next, TestRow.of(1, 12L, 2L, 9));
        next.onWatermark(14, log);
        assertEquals(2, log.lines.size(), "the session has grown");
        next.onWatermark(17, log);
        assertEquals("+ 2 2 9 9 17", log.lines.get(2));
        assertEquals(0, context.state().keyCount());
    }

    @Test
    void whatAnEarlierRunHasShownIsTakenBackWhenItChanges() {
        SessionOperator operator = operator(0, 5, Optional.empty());
        feed(operator, TestRow.of(1, 1L, 1L, 3));
        clock.nanos += 5 * HandClock.MILLI;
        operator.onTimer(log);
        feed(operator, TestRow.of(1, 4L, 1L, 4));
        SessionOperator next = operator(0, -1, Optional.of(captured(operator)));
        next.onWatermark(6, log);
        assertEquals(List.of("+ 1 1 3 1 6", "- 1 1 3 1 6", "+ 1 2 4 1 9"), log.lines);
        context.state().evict();
        next.onWatermark(9, log);
        assertEquals(3, log.lines.size());
    }

    @Test
    void sessionsThatLieBelowShowThemselvesEarly() {
        SessionOperator operator = operator(0, 5, Optional.empty());
        feed(operator, TestRow.of(1, 1L, 1L, 3), TestRow.of(1, 1L, 2L, 3));
        clock.nanos += 5 * HandClock.MILLI;
        operator.onTimer(log);
        context.state().evict();
        feed(operator, TestRow.of(1, 2L, 2L, 7));
        clock.nanos += 5 * HandClock.MILLI;
        operator.onTimer(log);
        assertEquals(Set.of("+ 1 1 3 1 6", "+ 2 1 3 1 6"), Set.copyOf(log.lines.subList(0, 2)));
        assertEquals(List.of("- 2 1 3 1 6", "+ 2 2 7 1 7"), log.lines.subList(2, log.lines.size()));
    }

    @Test
    void manySessionsComeUpPartByPartInTheOrderOfTheirEnds() {
        SessionOperator operator = operator(20, -1, Optional.empty());
        int batch = 1000;
        for (int from = 0; from < KEYS; from += batch) {
            List<TestRow> rows = new ArrayList<>();
            for (long key = from; key < from + batch; key++) {
                rows.add(TestRow.of(1, KEYS - key, key, 1));
            }
            feed(operator, rows.toArray(TestRow[]::new));
        }
        assertEquals(0, context.state().keyCount());
        operator.onWatermark(KEYS * 2L, log);
        assertEquals(KEYS, log.lines.size());
        for (int i = 0; i < KEYS; i++) {
            long key = KEYS - 1 - i;
            assertEquals("+ " + key + " 1 1 " + (KEYS - key) + " " + (KEYS - key + 5), log.lines.get(i));
        }
        assertEquals(0, context.state().keyCount());
    }

    @Test
    void moreKeysThanMemoryHoldsFireInOneRiseOfTheWatermark() {
        SessionOperator operator = operator(0, 5, 64 << 10, Optional.empty());
        for (long time : new long[] {1, 4}) {
            for (int from = 0; from < KEYS; from += 1000) {
                List<TestRow> rows = new ArrayList<>();
                for (long key = from; key < from + 1000; key++) {
                    rows.add(TestRow.of(1, time, key, 1));
                }
                feed(operator, rows.toArray(TestRow[]::new));
            }
            if (time == 1) {
                clock.nanos += 5 * HandClock.MILLI;
                operator.onTimer(log);
                assertEquals(KEYS, log.lines.size(), "all have shown an end that will not be theirs");
                context.state().evict();
            }
        }
        operator.onWatermark(100, log);
        Set<String> standing = new HashSet<>();
        for (String line : log.lines) {
            boolean changed =
                    line.startsWith("+") ? standing.add(line.substring(2)) : standing.remove(line.substring(2));
            assertTrue(changed, line);
        }
        assertEquals(KEYS, standing.size());
        assertTrue(standing.contains("7 2 1 1 9"), "as it is in the end");
        assertEquals(0, context.state().keyCount());
    }

    @Test
    void goingDownAndComingUpOverAndOverLeavesNothingBehind() {
        SessionOperator operator = operator(0, -1, Optional.empty());
        for (int i = 0; i < 20_000; i++) {
            feed(operator, TestRow.of(1, 1_000_000L, (long) (i % 10), 1));
        }
        assertTrue(context.state().bytes() < 200_000, context.state().bytes() + " bytes");
        operator.onWatermark(2_000_000, log);
        assertEquals(10, log.lines.size());
    }

    /** A snapshot whose keyed state is files of the store. */
    private final class CapturedWriter implements StateWriter {
        private final MemoryState rest = new MemoryState();
        private final List<StoredFiles> files = new ArrayList<>();

        @Override
        public BytesWriter keyed(String name, int keyGroup) {
            return rest.keyed(name, keyGroup);
        }

        @Override
        public BytesWriter entry(String name) {
            return rest.entry(name);
        }

        @Override
        public void later(StateCapture capture) {
            rest.later(capture);
        }

        @Override
        public void stored(StoredState state) {
            Path captured = directory.resolve("captured").toAbsolutePath();
            files.add(new CapturedFiles(
                    captured, state.store().capture(captured.toString()), Map.copyOf(state.layouts())));
        }
    }

    private record CapturedReader(StateReader rest, List<StoredFiles> stored) implements StateReader {
        @Override
        public Set<String> names() {
            return rest.names();
        }

        @Override
        public Optional<BytesReader> keyed(String name, int keyGroup) {
            return rest.keyed(name, keyGroup);
        }

        @Override
        public Iterable<BytesReader> parts(String name, int keyGroup) {
            return rest.parts(name, keyGroup);
        }

        @Override
        public List<BytesReader> entries(String name) {
            return rest.entries(name);
        }
    }

    private record CapturedFiles(Path captured, List<ByteStore.StoreFile> files, Map<String, String> layouts)
            implements StoredFiles {
        @Override
        public String kind() {
            return "memory";
        }

        @Override
        public KeyGroupRange keyGroups() {
            return ALL;
        }

        @Override
        public void check() {
            // Nothing has touched them.
        }

        @Override
        public void fetch(String target) {
            StoreFiles.makeDirectory(target);
            for (ByteStore.StoreFile file : files) {
                try {
                    Files.copy(captured.resolve(file.name()), Path.of(target, file.name()));
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }
}
