package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whole jobs that fail as soon as they run: how often they begin again and after how long, by a clock of their own. */
class RestartJobTest {
    private static final int MOST_STEPS = 1_000_000;
    /** What an attempt takes by that clock, at most. */
    private static final long ATTEMPT_MILLIS = 20;

    private final MemoryTables tables = new MemoryTables();
    private final SeededScheduler scheduler = new SeededScheduler(3);
    private final Jobs jobs = new Jobs(tables, new MemoryFileSystem(), scheduler);
    private final List<Long> failedAtMillis = new ArrayList<>();
    private int failures = Integer.MAX_VALUE;
    private SluiceException failure = SluiceException.of(ErrorCode.IO_ERROR, "the server does not answer");

    RestartJobTest() {
        tables.put("t", "a", List.of(new long[] {1, 1}, new long[] {2, 2}));
        tables.onRead = (split, row) -> {
            if (failedAtMillis.size() < failures) {
                failedAtMillis.add(scheduler.clock().nanos() / 1_000_000);
                throw failure;
            }
        };
    }

    private Job run(String settings) {
        Map<String, String> values = new TreeMap<>(Map.of("parallelism.default", "1"));
        for (String setting : settings.split(";")) {
            if (!setting.isBlank()) {
                values.put(setting.split("=")[0].trim(), setting.split("=")[1].trim());
            }
        }
        Job job = jobs.job(plan(into("out", count(byKey(scan("t"))))), values);
        job.start();
        scheduler.runUntil(() -> job.state().isFinal(), MOST_STEPS);
        return job;
    }

    private void assertWaits(long... millis) {
        assertEquals(millis.length, failedAtMillis.size() - 1);
        for (int i = 0; i < millis.length; i++) {
            long waited = failedAtMillis.get(i + 1) - failedAtMillis.get(i);
            assertTrue(waited >= millis[i] && waited <= millis[i] + ATTEMPT_MILLIS, "wait " + i + " was " + waited);
        }
    }

    private static long[] millis(String waits) {
        return waits == null
                ? new long[0]
                : java.util.Arrays.stream(waits.trim().split(" "))
                        .mapToLong(Long::parseLong)
                        .toArray();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
            ''                                                                                     |
            restart-strategy.type=none; execution.checkpointing.interval=1 h                        |
            restart-strategy.type=fixed-delay                                                      | 1000
            restart-strategy=fixed-delay                                                           | 1000
            restart-strategy.type=fixed-delay; restart-strategy.fixed-delay.attempts=3; restart-strategy.fixed-delay.delay=7 s | 7000 7000 7000
            restart-strategy.type=failure-rate                                                     | 1000
            restart-strategy.type=failure-rate; restart-strategy.failure-rate.max-failures-per-interval=4; restart-strategy.failure-rate.delay=2 s | 2000 2000 2000 2000
            restart-strategy.type=exponential-delay; restart-strategy.exponential-delay.jitter-factor=0; restart-strategy.exponential-delay.attempts-before-reset-backoff=4 | 1000 1500 2250 3375
            """)
    void aJobThatAlwaysFailsGivesUpAfterTheseWaits(String settings, String waits) {
        Job job = run(settings);
        assertEquals(JobState.FAILED, job.state());
        assertWaits(millis(waits));
        assertEquals(millis(waits).length, job.restarts());
    }

    @Test
    void aRateThatIsNotReachedRestartsWithoutEnd() {
        failures = 50;
        Job job = run("restart-strategy.type=failure-rate; restart-strategy.failure-rate.failure-rate-interval=10 s;"
                + "restart-strategy.failure-rate.delay=11 s");
        assertEquals(JobState.FINISHED, job.state());
        assertEquals(50, job.restarts());
        assertEquals(List.of("1 1", "2 1"), tables.rows("out"));
    }

    @Test
    void withCheckpointsAJobRestartsWithoutEndUnlessItIsTold() {
        failures = 60;
        Job job = run("execution.checkpointing.interval=1 h");
        assertEquals(JobState.FINISHED, job.state(), () -> String.valueOf(job.failure()));
        assertEquals(60, job.restarts());
        long last = failedAtMillis.get(59) - failedAtMillis.get(58);
        assertTrue(last >= 54_000 && last <= 60_000 + ATTEMPT_MILLIS, "the last wait was " + last);
    }

    @ParameterizedTest
    @CsvSource({"MALFORMED_RECORD", "NUMERIC_OVERFLOW", "SOURCE_CHANGED", "FUNCTION_FAILED"})
    void anErrorOfTheUserIsNeverRestarted(ErrorCode code) {
        failure = SluiceException.of(code, "the row is wrong");
        Job job = run("restart-strategy.type=fixed-delay; restart-strategy.fixed-delay.attempts=9");
        assertEquals(JobState.FAILED, job.state());
        assertEquals(0, job.restarts());
        assertEquals(code, job.failure().orElseThrow().code());
    }

    /** Checkpoints that are taken between the failures do not hide that it is the same one. */
    @Test
    void aBugAtTheSameRowEndsTheJobThoughOtherRowsAreReadMeanwhile() {
        List<long[]> many = new ArrayList<>();
        for (int i = 0; i < 3000; i++) {
            many.add(new long[] {i % 9, i});
        }
        tables.put("t", "b", many);
        int[] hits = {0};
        tables.onRead = (split, row) -> {
            if (split.equals("b") && row == 400) {
                hits[0]++;
                throw new IllegalStateException("a bug");
            }
        };
        Job job = run("execution.checkpointing.interval=1 ms; execution.batch-rows=5");
        assertEquals(JobState.FAILED, job.state());
        assertEquals(ErrorCode.INTERNAL_ERROR, job.failure().orElseThrow().code());
        assertTrue(hits[0] >= 2 && hits[0] <= 4, hits[0] + " attempts");
    }

    @Test
    void severalTasksThatFailAtOnceAreOneFailure() {
        for (String split : List.of("b", "c", "d")) {
            tables.put("t", split, List.of(new long[] {1, 1}));
        }
        int[] attempts = {0};
        tables.onRead = (split, row) -> {
            attempts[0]++;
            throw failure;
        };
        Job job = run("parallelism.default=4; restart-strategy.type=fixed-delay;"
                + "restart-strategy.fixed-delay.attempts=2");
        assertEquals(JobState.FAILED, job.state());
        assertEquals(2, job.restarts());
        assertTrue(attempts[0] > 3, attempts[0] + " tasks failed");
    }

    @Test
    void waitsThatCannotBeMeantAreRefusedWhenTheJobBegins() {
        SluiceException e = assertThrows(
                SluiceException.class,
                () -> run(
                        "restart-strategy.type=exponential-delay; restart-strategy.exponential-delay.max-backoff=9 ms"));
        assertEquals(ErrorCode.INVALID_SETTING, e.code());
    }
}
