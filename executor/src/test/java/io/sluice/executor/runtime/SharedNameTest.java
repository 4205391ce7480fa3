package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
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
import org.junit.jupiter.api.Test;

/** Jobs without checkpoints share their default name with every other INSERT into the same table. */
class SharedNameTest {
    private final MemoryTables tables = new MemoryTables();
    private final MemoryFileSystem files = new MemoryFileSystem();
    private final SeededScheduler scheduler = new SeededScheduler(1);
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> settings = new TreeMap<>(Map.of("parallelism.default", "2"));

    private static PhysicalPlan copy() {
        return plan(into("out", scan("t")));
    }

    private Job toEnd(PhysicalPlan plan) {
        Jobs jobs = new Jobs(tables, files, scheduler);
        jobs.listener = new JobListener() {
            @Override
            public void onWarning(String warning) {
                warnings.add(warning);
            }
        };
        Job job = jobs.job(plan, settings);
        job.start();
        scheduler.runUntil(() -> job.state().isFinal(), 1_000_000);
        return job;
    }

    private void twoSplits() {
        tables.put("t", "a", List.of(new long[] {1, 1}));
        tables.put("t", "b", List.of(new long[] {2, 2}));
    }

    @Test
    void whatAnotherJobOfTheNameIsWritingIsLeftAlone() {
        twoSplits();
        toEnd(copy());
        toEnd(copy());
        assertEquals(2, tables.cleanedUp.size());
        assertNotEquals(tables.cleanedUp.get(0), tables.cleanedUp.get(1));
        settings.put("execution.checkpointing.interval", "1 h");
        settings.put("execution.checkpointing.dir", "/state");
        toEnd(copy());
        assertEquals("job", tables.cleanedUp.get(2), "its folder is locked: nobody else has the name");
    }

    @Test
    void theCheckpointsOfAnotherJobOfTheNameAreLeftAlone() throws IOException {
        twoSplits();
        files.create("/state/job/chk-1/task-0-0").close();
        settings.put("execution.checkpointing.dir", "/state");
        assertEquals(JobState.FINISHED, toEnd(copy()).state());
        assertTrue(files.exists("/state/job/chk-1/task-0-0"), "a checkpoint that was being written");
    }

    @Test
    void aJobThatContinuesOneIsFinishedOnceEvenWithoutAnInterval() {
        twoSplits();
        settings.put("pipeline.name", "job");
        settings.put("execution.checkpointing.dir", "/state");
        settings.put("execution.state-recovery.path", "latest");
        assertEquals(JobState.FINISHED, toEnd(copy()).state());
        assertEquals(JobState.FINISHED, toEnd(copy()).state());
        assertEquals(List.of("1 1", "2 2"), tables.rows("out"));
        assertEquals(List.of("job 'job' has finished before: there is nothing to do"), warnings);
    }

    @Test
    void aJobWhoseEndIsHalfCommittedIsNotBegunAgain() {
        twoSplits();
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", "3");
        int[] commits = {0};
        tables.onCommit = () -> {
            if (++commits[0] == 2) {
                throw SluiceException.of(ErrorCode.IO_ERROR, "the disk is gone");
            }
        };
        Job job = toEnd(copy());
        assertEquals(JobState.FAILED, job.state());
        assertEquals(0, job.restarts());
        assertEquals(1, tables.rows("out").size(), "no row twice");
    }

    @Test
    void countsAreKeptAfterTheEnd() {
        twoSplits();
        Job job = toEnd(plan(into("out", count(byKey(scan("t"))))));
        assertEquals(
                2,
                job.metrics().stream()
                        .filter(r -> r.name().startsWith("scan"))
                        .mapToLong(OperatorReport::rowsOut)
                        .sum());
    }
}
