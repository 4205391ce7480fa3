package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.result;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static io.sluice.executor.runtime.fixture.Plans.timedScan;
import static io.sluice.executor.runtime.fixture.Plans.tumble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.fixture.Rows;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Event time, idle splits and backpressure of whole jobs, under a virtual clock. */
class JobTimeTest {
    private static final int MOST_STEPS = 1_000_000;
    private static final long MINUTE_NANOS = 60_000_000_000L;

    private final MemoryTables tables = new MemoryTables();
    private final SeededScheduler scheduler = new SeededScheduler(5);
    private final Jobs jobs = new Jobs(tables, new MemoryFileSystem(), scheduler);

    private static List<long[]> minutes(int count) {
        List<long[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new long[] {1, i});
        }
        return rows;
    }

    private static long rowsOut(Job job, String operator) {
        return job.metrics().stream()
                .filter(r -> r.name().equals(operator))
                .mapToLong(OperatorReport::rowsOut)
                .sum();
    }

    /** Split a stops at 5, split b goes on to 99: windows of 10 are held back by a, unless it is idle. */
    @ParameterizedTest
    @CsvSource({"1, 0, 0", "2, 0, 0", "1, 100, 10", "2, 100, 10", "4, 100, 10"})
    void anIdleSplitHoldsNobodyBack(int parallelism, long idleTimeoutMillis, int windows) {
        tables.endless = true;
        tables.put("t", "a", minutes(6));
        tables.put("t", "b", minutes(100));
        Job job = jobs.job(
                plan(into("out", tumble(byKey(timedScan("t", 0, idleTimeoutMillis)), 10))),
                Map.of("parallelism.default", String.valueOf(parallelism), "execution.batch-rows", "7"));
        job.start();
        long end = scheduler.clock().nanos() + MINUTE_NANOS;
        scheduler.runUntil(() -> scheduler.clock().nanos() > end, MOST_STEPS);
        assertEquals(106, rowsOut(job, "scan-t"));
        assertEquals(windows, rowsOut(job, "tumble"));
        job.cancel();
        scheduler.runUntil(() -> job.state().isFinal(), MOST_STEPS);
    }

    @Test
    void aRowWithoutTimeIsAnErrorThatNamesItsPlace() {
        List<long[]> rows = minutes(20);
        rows.get(13)[1] = Long.MIN_VALUE;
        tables.put("t", "file", rows);
        Job job = jobs.job(plan(into("out", timedScan("t", 0, 0))), Map.of("execution.batch-rows", "5"));
        job.start();
        scheduler.runUntil(() -> job.state().isFinal(), MOST_STEPS);
        assertEquals(ErrorCode.NULL_ROW_TIME, job.failure().orElseThrow().code());
        assertEquals(
                "job 'job', scan-t, task 0-0: row 14 of file has no row time",
                job.failure().orElseThrow().getMessage());
    }

    @Test
    void aResultComesInTheOrderOfTheSplitsAndNoFasterThanItIsTaken() {
        tables.put("t", "a", minutes(20));
        tables.put("t", "b", minutes(30));
        SlowConsumer consumer = new SlowConsumer();
        jobs.results = Optional.of(consumer);
        Job job = jobs.job(plan(result(scan("t"))), Map.of("parallelism.default", "4", "execution.batch-rows", "8"));
        job.start();
        int taken = 0;
        while (!job.state().isFinal()) {
            scheduler.runUntil(() -> !consumer.hasRoom() || job.state().isFinal(), MOST_STEPS);
            assertTrue(consumer.waiting.size() <= 1, () -> consumer.waiting.size() + " batches wait");
            taken += consumer.take();
        }
        taken += consumer.take();
        assertEquals(50, taken);
        List<String> expected = new ArrayList<>();
        minutes(20).forEach(r -> expected.add(r[0] + " " + r[1]));
        minutes(30).forEach(r -> expected.add(r[0] + " " + r[1]));
        assertEquals(expected, consumer.rows);
    }

    private static final class SlowConsumer implements ResultConsumer {
        private final List<Batch> waiting = new ArrayList<>();
        private final List<String> rows = new ArrayList<>();
        private Runnable wake;

        @Override
        public boolean hasRoom() {
            return waiting.isEmpty();
        }

        @Override
        public void accept(Batch batch) {
            waiting.add(batch);
        }

        @Override
        public void whenRoom(Runnable newWake) {
            wake = newWake;
        }

        int take() {
            int before = rows.size();
            waiting.forEach(batch -> rows.addAll(Rows.of(batch)));
            waiting.clear();
            wake.run();
            return rows.size() - before;
        }
    }
}
