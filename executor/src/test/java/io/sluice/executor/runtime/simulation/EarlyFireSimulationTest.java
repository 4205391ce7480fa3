package io.sluice.executor.runtime.simulation;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.timedScan;
import static io.sluice.executor.runtime.fixture.Plans.tumble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Expr;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.RowType;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.operator.Operator;
import io.sluice.executor.operator.SessionOperator;
import io.sluice.executor.operator.WindowAggregateOperator;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobState;
import io.sluice.executor.runtime.OperatorFactory;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.fixture.Plans;
import io.sluice.executor.runtime.fixture.SimpleOperators;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * Whole jobs whose windows show themselves early, under a clock that only the scheduler moves: whatever was shown and
 * taken back in whichever order of steps and after whichever failures, the same rows stand in the end.
 */
class EarlyFireSimulationTest {
    private static final int ROWS = 200;
    private static final int KEYS = 5;
    private static final int SIZE = 10;
    /** How a row that is taken back begins. */
    private static final String BACK = "(-1) ";

    private static final long NEVER = -1;
    private static final int MOST_STEPS = 2_000_000;

    /** Real operators for windows, which the other simulations do without. */
    private static final class WindowOperators implements OperatorFactory {
        private final OperatorFactory others = new SimpleOperators();

        @Override
        public Operator create(PlanNode node) {
            if (!(node instanceof WindowAggregateNode window)) {
                return others.create(node);
            }
            return window.window() instanceof WindowSpec.Session
                    ? SessionOperator.of(window)
                    : new WindowAggregateOperator(window);
        }

        @Override
        public Kernel kernel(RowType input, Optional<Expr> condition, List<Expr> projections) {
            return others.kernel(input, condition, projections);
        }
    }

    private final List<long[]> input = new ArrayList<>();
    private final Map<String, Integer> perWindow = new TreeMap<>();

    /** The input, and its windows by the definition of a watermark. */
    EarlyFireSimulationTest() {
        Random random = new Random(7);
        Map<String, Integer> counts = new HashMap<>();
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < ROWS; i++) {
            long time = Math.max(0, i + random.nextInt(25) - 12);
            long key = random.nextInt(KEYS);
            input.add(new long[] {key, time});
            long start = time / SIZE * SIZE;
            if (watermark < start + SIZE - 1) {
                counts.merge(key + " % " + start, 1, Integer::sum);
            }
            watermark = Math.max(watermark, time);
        }
        counts.forEach((window, n) -> perWindow.put(window.replace("%", n.toString()), 1));
    }

    private static WindowAggregateNode window(String name, WindowSpec spec, long earlyMillis) {
        WindowAggregateNode node = tumble(byKey(timedScan("timed", 0, 0)), SIZE);
        return new WindowAggregateNode(
                new OperatorId(name, "", name),
                node.input(),
                spec,
                node.keys(),
                node.aggregates(),
                node.properties(),
                0,
                earlyMillis,
                NEVER,
                node.rowType());
    }

    /** The tables that a job has written into. */
    private MemoryTables run(long seed, long earlyMillis, int failOneIn) {
        Random random = new Random(seed);
        MemoryTables tables = new MemoryTables();
        tables.put("timed", "only", input);
        tables.onRead = (split, row) -> {
            if (failOneIn > 0 && random.nextInt(failOneIn) == 0) {
                throw SluiceException.of(ErrorCode.IO_ERROR, "the disk is gone");
            }
        };
        SeededScheduler scheduler = new SeededScheduler(random.nextLong());
        Jobs jobs = new Jobs(tables, new MemoryFileSystem(), scheduler);
        jobs.operators = new WindowOperators();
        Map<String, String> settings = new TreeMap<>(Map.of(
                "execution.checkpointing.interval", "3 ms",
                "execution.checkpointing.dir", "/state",
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "100000"));
        settings.put("parallelism.default", String.valueOf(1 + random.nextInt(4)));
        settings.put("execution.batch-rows", String.valueOf(1 + random.nextInt(5)));
        Job job = jobs.job(
                Plans.plan(
                        into("tumbles", window("tumble", new WindowSpec.Tumble(1, SIZE, 0, 1, null), earlyMillis)),
                        into("sessions", window("session", new WindowSpec.Session(1, 4, 1, null), earlyMillis))),
                settings);
        job.start();
        scheduler.runUntil(() -> job.state().isFinal(), MOST_STEPS);
        assertEquals(JobState.FINISHED, job.state(), () -> "seed " + seed + " " + jobs.details);
        return tables;
    }

    private static Map<String, Integer> standing(List<String> changes) {
        Map<String, Integer> rows = new TreeMap<>();
        for (String change : changes) {
            boolean back = change.startsWith(BACK);
            rows.merge(
                    back ? change.substring(BACK.length()) : change,
                    back ? -1 : 1,
                    (a, b) -> a + b == 0 ? null : (Integer) (a + b));
        }
        return rows;
    }

    private static long takenBack(MemoryTables tables, String table) {
        return tables.rows(table).stream().filter(row -> row.startsWith(BACK)).count();
    }

    @Test
    void whatStandsInTheEndIsTheSame() {
        MemoryTables plain = run(0, NEVER, 0);
        Map<String, Integer> sessions = standing(plain.rows("sessions"));
        assertEquals(perWindow, standing(plain.rows("tumbles")));
        assertFalse(sessions.isEmpty());
        assertEquals(0, takenBack(plain, "tumbles") + takenBack(plain, "sessions"));
        long tumblesBack = 0;
        long sessionsBack = 0;
        for (long seed = 1; seed <= 80; seed++) {
            MemoryTables tables = run(seed, seed % 3, seed % 2 == 0 ? 0 : 300);
            assertEquals(perWindow, standing(tables.rows("tumbles")), "tumbles of seed " + seed);
            assertEquals(sessions, standing(tables.rows("sessions")), "sessions of seed " + seed);
            tumblesBack += takenBack(tables, "tumbles");
            sessionsBack += takenBack(tables, "sessions");
        }
        assertTrue(tumblesBack > 200, tumblesBack + " rows of TUMBLE were taken back");
        assertTrue(sessionsBack > 200, sessionsBack + " rows of SESSION were taken back");
    }
}
