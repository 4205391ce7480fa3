package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.id;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.Batch;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ExchangeNode;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.ObjectPath;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.executor.operator.GroupAggregateOperator;
import io.sluice.executor.operator.Operator;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.fixture.SimpleOperators;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import io.sluice.executor.view.ViewContents;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Jobs of materialized views, step by step in one thread. A view counts rows by key, so every row changes it. */
class ViewJobTest {
    private static final int MOST_STEPS = 1_000_000;
    private static final int KEYS = 50;

    private final MemoryTables tables = new MemoryTables();
    private final MemoryFileSystem files = new MemoryFileSystem();
    private SeededScheduler scheduler = new SeededScheduler(1);
    private ViewContents contents = new ViewContents();
    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "pipeline.name", "job",
            "parallelism.default", "2",
            "execution.checkpointing.interval", "1 h",
            "execution.checkpointing.dir", "/state",
            "execution.checkpointing.externalized-checkpoint-retention", "retain-on-cancellation",
            "execution.state-recovery.path", "latest"));

    /** The counts, spread by both columns, so that the old row and the new one of a key go different ways. */
    private static PhysicalPlan view() {
        GroupAggregateNode counts = count(byKey(scan("t")));
        PlanNode changing = new GroupAggregateNode(
                counts.id(), counts.input(), counts.keys(), counts.aggregates(), false, counts.rowType());
        PlanNode spread = new ExchangeNode(changing, new Distribution.Hash(List.of(0, 1)));
        return plan(new PlanRoot.View(id("view"), spread, new ObjectPath("c", "d", "v")));
    }

    private static List<long[]> rows(int count, long seed) {
        Random random = new Random(seed);
        List<long[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new long[] {random.nextInt(KEYS), i});
        }
        return rows;
    }

    private Job start() {
        Jobs jobs = new Jobs(tables, files, scheduler);
        jobs.view = Optional.of(contents);
        jobs.operators = new SimpleOperators() {
            @Override
            public Operator create(PlanNode node) {
                return node instanceof GroupAggregateNode group
                        ? new GroupAggregateOperator(group)
                        : super.create(node);
            }
        };
        Job job = jobs.job(view(), settings);
        job.start();
        return job;
    }

    private void runUntil(BooleanSupplier condition) {
        scheduler.runUntil(condition, MOST_STEPS);
    }

    private void runUntilDone(CompletableFuture<?> future) {
        runUntil(future::isDone);
        future.join();
    }

    private void cancel(Job job) {
        job.cancel();
        runUntil(() -> job.state().isFinal());
        assertEquals(JobState.CANCELED, job.state());
    }

    private static long rowsRead(Job job) {
        return job.metrics().stream()
                .filter(r -> r.name().startsWith("scan"))
                .mapToLong(OperatorReport::rowsOut)
                .sum();
    }

    /** The count of each key; fails when a key is there twice, or has a count that no row stands for. */
    private Map<Long, Long> shown() {
        Map<Long, Long> counts = new TreeMap<>();
        for (Batch batch : contents.current().orElseThrow()) {
            for (int i = 0; i < batch.rowCount; i++) {
                assertEquals(1, batch.weight(i));
                Long before = counts.put((Long) batch.columns[0].value(i), (Long) batch.columns[1].value(i));
                assertEquals(null, before, "a key is there twice");
            }
        }
        return counts;
    }

    private long rowsShown() {
        return shown().values().stream().mapToLong(Long::longValue).sum();
    }

    private static Map<Long, Long> counted(Stream<long[]> rows) {
        Map<Long, Long> counts = new TreeMap<>();
        rows.forEach(row -> counts.merge(row[0], 1L, Long::sum));
        return counts;
    }

    @TestFactory
    Stream<DynamicTest> whatIsShownIsTheEffectOfWholeRows() {
        return Stream.iterate(1L, seed -> seed + 1)
                .limit(30)
                .map(seed -> DynamicTest.dynamicTest("seed " + seed, () -> whole(seed)));
    }

    private void whole(long seed) {
        Random random = new Random(seed);
        scheduler = new SeededScheduler(seed);
        contents = new ViewContents();
        settings.put("parallelism.default", String.valueOf(1 + random.nextInt(3)));
        settings.put("execution.checkpointing.dir", "/state-" + seed);
        tables.put("t", "a", rows(30_000, seed));
        tables.put("t", "b", rows(30_000, -seed));
        Job job = start();
        long before = 0;
        int looks = 0;
        while (!contents.complete().isDone()) {
            int steps = random.nextInt(12);
            int until = scheduler.stepCount() + steps;
            runUntil(() -> scheduler.stepCount() >= until || contents.complete().isDone());
            if (random.nextInt(4) == 0) {
                job.triggerCheckpoint();
            }
            CompletableFuture<Void> first = job.showView();
            CompletableFuture<Void> second = random.nextBoolean() ? job.showView() : first;
            runUntilDone(CompletableFuture.allOf(first, second));
            long now = rowsShown();
            assertTrue(now >= before, () -> "the view went back");
            before = now;
            looks++;
        }
        assertTrue(looks > 1);
        assertEquals(counted(Stream.concat(rows(30_000, seed).stream(), rows(30_000, -seed).stream())), shown());
        cancel(job);
    }

    @Test
    void aJobWhoseInputHasEndedStaysAndIsCheckpointed() {
        tables.put("t", "a", rows(500, 1));
        Job job = start();
        runUntilDone(contents.complete());
        assertEquals(JobState.RUNNING, job.state());
        runUntilDone(job.showView());
        assertEquals(500, rowsShown());
        runUntilDone(job.triggerCheckpoint());
        cancel(job);

        contents = new ViewContents();
        settings.put("parallelism.default", "3");
        Job again = start();
        runUntilDone(contents.complete());
        assertEquals(counted(rows(500, 1).stream()), shown());
        runUntilDone(again.triggerCheckpoint());
        assertEquals(JobState.RUNNING, again.state());
        cancel(again);
    }

    @Test
    void whatIsKeptGoesOnAtAnyParallelism() {
        List<long[]> all = new ArrayList<>();
        for (String parallelism : List.of("2", "3", "1", "4")) {
            settings.put("parallelism.default", parallelism);
            tables.put("t", "split-" + parallelism, rows(400, all.size()));
            all.addAll(rows(400, all.size()));
            contents = new ViewContents();
            tables.endless = true;
            Job job = start();
            runUntil(() -> rowsRead(job) == all.size());
            runUntilDone(job.showView());
            assertEquals(counted(all.stream()), shown());
            runUntilDone(job.triggerCheckpoint());
            cancel(job);
        }
    }

    @Test
    void afterAFailureTheViewGoesOnFromTheCheckpoint() {
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", "3");
        settings.put("restart-strategy.fixed-delay.delay", "1 s");
        settings.put("execution.checkpointing.interval", "5 ms");
        tables.put("t", "a", rows(200_000, 1));
        tables.put("t", "b", rows(200_000, 2));
        boolean[] fails = {false};
        tables.onRead = (split, row) -> {
            if (fails[0]) {
                fails[0] = false;
                throw new IllegalStateException("lost");
            }
        };
        Job job = start();
        runUntilDone(job.triggerCheckpoint());
        runUntilDone(job.showView());
        fails[0] = true;
        runUntil(() -> job.state() == JobState.RESTARTING);
        assertTrue(rowsShown() > 0, "readers have what was there before");
        CompletableFuture<Void> later = job.showView();
        assertFalse(later.isDone());
        runUntilDone(later);
        runUntilDone(contents.complete());
        assertEquals(1, job.restarts());
        assertEquals(counted(Stream.concat(rows(200_000, 1).stream(), rows(200_000, 2).stream())), shown());
        cancel(job);
    }

    @Test
    void aReaderOfAJobThatEndsDoesNotWaitForEver() {
        tables.endless = true;
        tables.put("t", "a", rows(10, 1));
        Job job = start();
        runUntil(() -> job.state() == JobState.RUNNING);
        CompletableFuture<Void> asked = job.showView();
        job.cancel();
        runUntilDone(asked);
        runUntil(() -> job.state().isFinal());
        runUntilDone(job.showView());
        assertFalse(contents.complete().isDone());
    }

    @Test
    void drainingEndsTheJobAndLeavesTheRows() {
        tables.endless = true;
        tables.put("t", "a", rows(100, 1));
        Job job = start();
        runUntilDone(job.showView());
        runUntilDone(job.stopWithSavepoint("/savepoint", true));
        runUntil(() -> job.state().isFinal());
        assertEquals(JobState.FINISHED, job.state());
        assertTrue(contents.complete().isDone());
    }
}
