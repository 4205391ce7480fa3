package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Restarts that the user wants, and what a job says of each restart. */
class JobRestartTest {
    private static final int MOST_STEPS = 1_000_000;

    private final MemoryTables tables = new MemoryTables();
    private final SeededScheduler scheduler = new SeededScheduler(1);
    private final Jobs jobs = new Jobs(tables, new MemoryFileSystem(), scheduler);
    private final List<String> warnings = new ArrayList<>();
    private final List<long[]> rows = new ArrayList<>();

    JobRestartTest() {
        tables.put("t", "a", rows);
        tables.endless = true;
        jobs.listener = new JobListener() {
            @Override
            public void onWarning(String warning) {
                warnings.add(warning);
            }
        };
        for (int i = 0; i < 100; i++) {
            rows.add(new long[] {i % 7, i});
        }
    }

    private Job start(String... more) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "pipeline.name", "job",
                "execution.checkpointing.interval", "1 h",
                "table.exec.mini-batch.size", "10"));
        for (int i = 0; i < more.length; i += 2) {
            settings.put(more[i], more[i + 1]);
        }
        Job job = jobs.job(plan(into("out", count(byKey(scan("t"))))), settings);
        job.start();
        return job;
    }

    private <T> T wait(CompletableFuture<T> future) {
        scheduler.runUntil(future::isDone, MOST_STEPS);
        return future.join();
    }

    private void end(Job job) {
        tables.endless = false;
        scheduler.runUntil(() -> job.state().isFinal(), MOST_STEPS);
    }

    @Test
    void aRunningJobGoesOnFromItsCheckpointInMemory() {
        Job job = start();
        long checkpoint = wait(job.triggerCheckpoint());
        wait(job.restart());
        assertEquals(1, job.restarts());
        assertEquals(
                List.of("job 'job' restarts now from checkpoint " + checkpoint + " (restart 1), because: RESTART JOB"),
                warnings);
        assertEquals(Optional.of("checkpoint " + checkpoint), job.startedFrom());
        end(job);
        assertEquals(JobState.FINISHED, job.state());
        assertEquals(7, tables.rows("out").size(), tables.rows("out").toString());
    }

    @Test
    void askedWhileItStartsAJobIsWaitedFor() {
        Job job = start();
        wait(job.savepoint("/s"));
        assertEquals(JobState.RUNNING, job.state());
        assertTrue(job.checkpoints().get(0).savepoint());
        assertEquals(CheckpointReport.Status.COMPLETED, job.checkpoints().get(0).status());
        job.cancel();
        end(job);
        assertTrue(job.savepoint("/late").isCompletedExceptionally());
        assertTrue(job.restart().isCompletedExceptionally());
    }

    @Test
    void whatACancelledJobCanGoOnWith() {
        Job none = start();
        wait(none.savepoint("/s1"));
        none.cancel();
        end(none);
        assertEquals(Continuation.AS_IT_BEGAN, none.continuation());

        tables.endless = true;
        Job deleted = start("execution.checkpointing.dir", "/state");
        wait(deleted.triggerCheckpoint());
        deleted.cancel();
        end(deleted);
        assertEquals(Continuation.NONE, deleted.continuation());

        tables.endless = true;
        Job kept = start("execution.checkpointing.dir", "/state");
        wait(kept.triggerCheckpoint());
        kept.cancelKeepingCheckpoints();
        end(kept);
        assertEquals(Continuation.LATEST_CHECKPOINT, kept.continuation());
        Job again = kept.again(Optional.empty());
        again.start();
        end(again);
        assertEquals(JobState.FINISHED, again.state());
        assertTrue(
                again.startedFrom().orElse("").startsWith("/state/job/chk-"),
                again.startedFrom().toString());
        assertEquals(Continuation.NONE, again.continuation());
    }
}
