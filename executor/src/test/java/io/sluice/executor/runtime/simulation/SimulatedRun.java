package io.sluice.executor.runtime.simulation;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static io.sluice.executor.runtime.fixture.Plans.timedScan;
import static io.sluice.executor.runtime.fixture.Plans.tumble;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.WindowAggregateNode;
import io.sluice.executor.runtime.Job;
import io.sluice.executor.runtime.JobListener;
import io.sluice.executor.runtime.JobState;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.fixture.Plans;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One experiment from a seed: a job over three tables that is made to fail in its tasks and commits, and whose process
 * dies now and then, losing what it had not synced; each new process continues from the latest checkpoint at another
 * parallelism, until the job has finished.
 */
final class SimulatedRun {
    private static final int MOST_STEPS = 2_000_000;
    private static final int MOST_LIVES = 40;

    /**
     * What a run may suffer: one in so many reads, commits, steps and changes of files fails; 0 means none.
     *
     * @param slowMillis how long whatever blocks may take, such as writing a checkpoint
     */
    record Faults(int reads, int commits, int lifeSteps, int writes, int slowMillis) {
        static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    }

    final MemoryTables tables = new MemoryTables();
    final MemoryFileSystem files = new MemoryFileSystem();
    long trace = 17;
    int lives;
    int restarts;
    int failedCheckpoints;
    long lateRows;

    private final Random random;
    private final Faults faults;

    SimulatedRun(long seed, Faults faults) {
        this.random = new Random(seed);
        this.faults = faults;
        tables.onRead = (split, row) -> maybeFail(faults.reads, "the disk is gone");
        tables.onCommit = () -> maybeFail(faults.commits, "the server does not answer");
    }

    private void maybeFail(int oneIn, String message) {
        if (oneIn > 0 && random.nextInt(oneIn) == 0) {
            throw SluiceException.of(ErrorCode.IO_ERROR, message);
        }
    }

    private boolean writeFails() {
        return faults.writes > 0 && random.nextInt(faults.writes) == 0;
    }

    private static PhysicalPlan plan() {
        WindowAggregateNode window = tumble(byKey(timedScan("timed", 0, 0)), 10);
        return Plans.plan(
                into("windows", window),
                into("late", new LateRowsNode(window)),
                into("counts", count(byKey(scan("plain")))));
    }

    void run() {
        JobState state = JobState.RUNNING;
        while (state != JobState.FINISHED) {
            if (++lives > MOST_LIVES) {
                throw new IllegalStateException("not finished after " + MOST_LIVES + " lives");
            }
            state = live();
        }
    }

    private JobState live() {
        SeededScheduler scheduler = new SeededScheduler(random.nextLong());
        Jobs jobs = new Jobs(tables, FaultyFileSystem.full(files, this::writeFails), scheduler);
        Map<String, String> settings = new TreeMap<>(Map.of(
                "pipeline.name", "simulated",
                "execution.checkpointing.interval", "5 ms",
                "execution.checkpointing.dir", "/state",
                "execution.checkpointing.tolerable-failed-checkpoints", "3",
                "execution.checkpointing.num-retained", "2",
                "execution.checkpointing.timeout", "25 ms",
                "execution.state-recovery.path", "latest",
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "100000"));
        settings.put("parallelism.default", String.valueOf(1 + random.nextInt(4)));
        settings.put("execution.batch-rows", String.valueOf(1 + random.nextInt(20)));
        scheduler.slowDownBlocking(faults.slowMillis * 1_000_000L);
        jobs.listener = new JobListener() {
            @Override
            public void onCheckpointFailed(long checkpointId, String reason) {
                failedCheckpoints++;
            }
        };
        Job job = jobs.job(plan(), settings);
        job.start();
        int[] left = {faults.lifeSteps == 0 ? Integer.MAX_VALUE : 1 + random.nextInt(faults.lifeSteps)};
        scheduler.runUntil(() -> job.state().isFinal() || left[0]-- == 0, MOST_STEPS);
        trace = trace * 31 + scheduler.trace();
        restarts += job.restarts();
        if (job.state() == JobState.FAILED) {
            throw new IllegalStateException(
                    "job failed " + jobs.details, job.failure().orElseThrow());
        }
        if (!job.state().isFinal()) {
            files.crash(random);
        }
        lateRows = job.metrics().stream().mapToLong(r -> r.lateRows()).sum();
        return job.state();
    }
}
