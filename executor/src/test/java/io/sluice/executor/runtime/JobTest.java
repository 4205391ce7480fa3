package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.call;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.filter;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.limit;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.ref;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static io.sluice.executor.runtime.fixture.Plans.single;
import static io.sluice.executor.runtime.fixture.Plans.timedScan;
import static io.sluice.executor.runtime.fixture.Plans.tumble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.core.time.Clock;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.schedule.WorkerPool;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole jobs on real threads. */
class JobTest {
    private final MemoryTables tables = new MemoryTables();
    private final WorkerPool pool = new WorkerPool(2, Clock.SYSTEM);
    private final Jobs jobs = new Jobs(tables, new MemoryFileSystem(), pool);

    @AfterEach
    void close() {
        pool.close();
    }

    private Job run(PhysicalPlan plan, int parallelism) {
        Job job = jobs.job(plan, Map.of("parallelism.default", String.valueOf(parallelism)));
        job.start();
        job.await();
        return job;
    }

    private static void assertFinished(Job job) {
        assertEquals(JobState.FINISHED, job.state(), () -> String.valueOf(job.failure()));
    }

    private static List<long[]> rows(int count, int keys, long seed) {
        Random random = new Random(seed);
        List<long[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new long[] {random.nextInt(keys), i});
        }
        return rows;
    }

    @Test
    void filtersFromSourceToSinkInOneTask() {
        tables.put("t", "only", List.of(new long[] {1, 10}, new long[] {5, 11}, new long[] {2, 12}));
        Job job = run(plan(into("out", filter(scan("t"), call(">", ref(0), 1)))), 4);
        assertFinished(job);
        assertEquals(List.of("5 11", "2 12"), tables.rowsInOrder("out"));
        assertEquals(
                List.of("scan-t 1 0 3", "calc 1 3 2", "sink-out 1 2 0"),
                job.metrics().stream()
                        .map(r -> r.name() + " " + r.tasks() + " " + r.rowsIn() + " " + r.rowsOut())
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void countsByKeyAlikeAtAnyParallelism(int parallelism) {
        tables.put("t", "a", rows(20_000, 100, 1));
        tables.put("t", "b", rows(30_000, 100, 2));
        assertFinished(run(plan(into("out", count(byKey(scan("t"))))), parallelism));
        assertEquals(100, tables.rows("out").size());
        assertEquals(
                50_000,
                tables.rows("out").stream()
                        .mapToInt(r -> Integer.parseInt(r.split(" ")[1]))
                        .sum());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void sendsLateRowsToTheirTable(int parallelism) {
        tables.put("t", "a", List.of(new long[] {1, 5}, new long[] {1, 25}, new long[] {1, 7}, new long[] {2, 26}));
        WindowAggregateNode window = tumble(byKey(timedScan("t", 0, 0)), 10);
        Job job = run(plan(into("out", window), into("late", new LateRowsNode(window))), parallelism);
        assertFinished(job);
        assertEquals(List.of("1 1 0", "1 1 20", "2 1 20"), tables.rows("out"));
        assertEquals(List.of("1 7"), tables.rows("late"));
        assertEquals(
                1, job.metrics().stream().mapToLong(OperatorReport::lateRows).sum());
    }

    @Test
    void endsEarlyWhenSatisfied() {
        tables.endless = true;
        tables.put("t", "a", rows(100, 10, 1));
        assertFinished(run(plan(into("out", limit(single(scan("t")), 7))), 2));
        assertEquals(7, tables.rows("out").size());
    }

    @Test
    void aUsersErrorNamesJobOperatorAndTask() {
        tables.put("t", "a", rows(100, 10, 1));
        tables.onRead = (split, row) -> {
            if (row == 50) {
                throw SluiceException.of(ErrorCode.MALFORMED_RECORD, "line 51 is no number");
            }
        };
        Job job = run(plan(into("out", scan("t"))), 1);
        assertEquals(JobState.FAILED, job.state());
        assertEquals(
                "job 'job', scan-t, task 0-0: line 51 is no number",
                job.failure().orElseThrow().getMessage());
        assertEquals(List.of(), tables.rows("out"));
    }

    @Test
    void aBugSaysThatItIsOne() {
        tables.put("t", "a", rows(100, 10, 1));
        tables.onRead = (split, row) -> {
            throw new IllegalStateException("secret");
        };
        Job job = run(plan(into("out", scan("t"))), 1);
        assertEquals(ErrorCode.INTERNAL_ERROR, job.failure().orElseThrow().code());
        assertEquals(
                "job 'job', scan-t, task 0-0: this is a bug of Sluice; the details are in the test",
                job.failure().orElseThrow().getMessage());
        assertEquals("secret", jobs.details.get(0).getMessage());
    }

    @Test
    void aJobWithoutEndIsCancelled() {
        tables.endless = true;
        tables.put("t", "a", rows(100, 10, 1));
        Job job = jobs.job(plan(into("out", count(byKey(scan("t"))))), Map.of("parallelism.default", "2"));
        job.start();
        job.cancel();
        assertEquals(JobState.CANCELED, job.await());
        assertTrue(job.failure().isEmpty());
    }

    @Test
    void aMissingTableFailsTheStart() {
        Job job = run(plan(into("out", scan("none"))), 1);
        assertEquals(JobState.FAILED, job.state());
        assertEquals(ErrorCode.TABLE_NOT_FOUND, job.failure().orElseThrow().code());
    }
}
