package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static io.sluice.executor.runtime.fixture.Plans.timedScan;
import static io.sluice.executor.runtime.fixture.Plans.tumble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Savepoints of a running job and what starts from them, step by step in one thread. */
class SavepointTest {
    private static final int MOST_STEPS = 1_000_000;

    private final MemoryTables tables = new MemoryTables();
    private final MemoryFileSystem files = new MemoryFileSystem();
    private final SeededScheduler scheduler = new SeededScheduler(1);
    private boolean diskIsFull;
    private final Jobs jobs = new Jobs(tables, FaultyFileSystem.full(files, () -> diskIsFull), scheduler);
    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "pipeline.name", "job",
            "parallelism.default", "2",
            "execution.checkpointing.interval", "1 h",
            "execution.checkpointing.dir", "/state",
            "table.exec.mini-batch.size", "10"));

    private final List<long[]> rows = new ArrayList<>();

    SavepointTest() {
        tables.put("t", "a", rows);
        tables.endless = true;
    }

    private static PhysicalPlan copies() {
        return plan(into("out", scan("t")));
    }

    private static PhysicalPlan counts() {
        return plan(into("out", count(byKey(scan("t")))));
    }

    private void addRows(int count) {
        for (int i = 0; i < count; i++) {
            rows.add(new long[] {rows.size() % 7, rows.size()});
        }
    }

    private void runUntil(BooleanSupplier condition) {
        scheduler.runUntil(condition, MOST_STEPS);
    }

    private Job start(PhysicalPlan plan) {
        Job job = jobs.job(plan, settings);
        job.start();
        runUntil(() -> job.state().isFinal() || readRows(job) == rows.size());
        assertEquals(JobState.RUNNING, job.state(), () -> String.valueOf(job.failure()));
        return job;
    }

    private static long readRows(Job job) {
        return job.metrics().stream()
                .filter(r -> r.name().startsWith("scan"))
                .mapToLong(OperatorReport::rowsOut)
                .sum();
    }

    private void toEnd(Job job) {
        tables.endless = false;
        runUntil(() -> job.state().isFinal());
        assertEquals(JobState.FINISHED, job.state(), () -> String.valueOf(job.failure()));
    }

    private <T> T wait(CompletableFuture<T> future) {
        runUntil(future::isDone);
        return future.join();
    }

    private void assertCopied(int count) {
        List<String> values = tables.rows("out").stream()
                .map(row -> row.split(" ")[1])
                .sorted()
                .toList();
        assertEquals(
                rows.stream()
                        .limit(count)
                        .map(r -> String.valueOf(r[1]))
                        .sorted()
                        .toList(),
                values);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "2", "3"})
    void aMovedSavepointStartsAJobAtAnyParallelism(String parallelism) throws IOException {
        addRows(100);
        Job job = start(counts());
        wait(job.savepoint("/mine/s1"));
        assertEquals(JobState.RUNNING, job.state());
        job.cancel();
        runUntil(() -> job.state().isFinal());

        files.rename("/mine/s1", "/elsewhere/s");
        settings.put("parallelism.default", parallelism);
        settings.put("execution.state-recovery.path", "/elsewhere/s");
        List<Integer> readAgain = new ArrayList<>();
        tables.onRead = (split, row) -> readAgain.add(row);
        addRows(50);
        toEnd(start(counts()));
        assertEquals(50, readAgain.size());
        assertEquals(
                150,
                tables.rows("out").stream()
                        .mapToInt(r -> Integer.parseInt(r.split(" ")[1]))
                        .sum());
    }

    @Test
    void theJobRunsOnAndWhatWasPreparedIsVisibleOnce() {
        addRows(100);
        Job job = start(copies());
        wait(job.savepoint("/s"));
        assertEquals(List.of(), tables.rows("out"));
        addRows(20);
        runUntil(() -> readRows(job) == 120);
        wait(job.triggerCheckpoint());
        assertCopied(120);
        toEnd(job);
        assertCopied(120);
    }

    @Test
    void aFailureAfterASavepointGoesBackToTheCheckpointBeforeIt() {
        addRows(50);
        Job job = start(copies());
        wait(job.triggerCheckpoint());
        addRows(50);
        runUntil(() -> readRows(job) == 100);
        wait(job.savepoint("/s"));
        boolean[] fail = {true};
        tables.onRead = (split, row) -> {
            if (row == 100 && fail[0]) {
                fail[0] = false;
                throw new IllegalStateException("broken once");
            }
        };
        addRows(10);
        runUntil(() -> job.restarts() == 1 && readRows(job) == 110);
        toEnd(job);
        assertCopied(110);
    }

    @Test
    void stoppingCommitsAndTheLatestIsTheSavepoint() {
        addRows(100);
        Job job = start(copies());
        CompletableFuture<Long> stopped = job.stopWithSavepoint("/s", false);
        addRows(1000);
        wait(stopped);
        runUntil(() -> job.state().isFinal());
        assertEquals(JobState.FINISHED, job.state());
        int visible = tables.rows("out").size();
        assertTrue(visible >= 100 && visible < 1100, visible + " rows");
        assertCopied(visible);

        settings.put("execution.state-recovery.path", "latest");
        toEnd(start(copies()));
        assertCopied(1100);
    }

    @Test
    void drainingFiresAllWindows() {
        addRows(100);
        PhysicalPlan windows = plan(into("out", tumble(byKey(timedScan("t", 0, 0)), 1000)));
        Job job = start(windows);
        wait(job.stopWithSavepoint("/s", true));
        runUntil(() -> job.state().isFinal());
        assertEquals(JobState.FINISHED, job.state(), () -> String.valueOf(job.failure()));
        assertFalse(tables.rows("out").isEmpty());
    }

    @Test
    void aSavepointThatCannotBeWrittenLeavesTheJobRunning() {
        addRows(100);
        Job job = start(copies());
        diskIsFull = true;
        CompletableFuture<Long> stopped = job.stopWithSavepoint("/s", false);
        runUntil(stopped::isDone);
        diskIsFull = false;
        String message = assertThrows(CompletionException.class, stopped::join)
                .getCause()
                .getMessage();
        assertTrue(message.contains("no savepoint was taken to /s: no space left"), message);
        addRows(10);
        runUntil(() -> readRows(job) == 110);
        toEnd(job);
        assertCopied(110);
    }

    @Test
    void oneThatIsWantedAtTheEndOfTheJobIsRefused() {
        addRows(100);
        tables.endless = false;
        boolean taken = true;
        boolean hadEnded = false;
        for (int steps = 0; !hadEnded; steps++) {
            settings.put("pipeline.name", "job-" + steps);
            Job job = jobs.job(copies(), settings);
            job.start();
            int until = scheduler.stepCount() + steps;
            runUntil(() -> scheduler.stepCount() >= until || job.state().isFinal());
            hadEnded = job.state().isFinal();
            CompletableFuture<Long> wanted = job.savepoint("/s-" + steps);
            CompletableFuture<Long> checkpoint = job.triggerCheckpoint();
            runUntil(() -> job.state().isFinal());
            assertTrue(wanted.isDone() && checkpoint.isDone(), "nobody answers after " + steps + " steps");
            taken = !wanted.isCompletedExceptionally();
        }
        assertFalse(taken);
    }

    @Test
    void nothingIsWrittenOver() {
        addRows(10);
        Job job = start(copies());
        wait(job.savepoint("/s"));
        CompletableFuture<Long> again = job.savepoint("/s");
        runUntil(again::isDone);
        String message =
                assertThrows(CompletionException.class, again::join).getCause().getMessage();
        assertTrue(message.endsWith("/s is there already"), message);
        toEnd(job);
    }
}
