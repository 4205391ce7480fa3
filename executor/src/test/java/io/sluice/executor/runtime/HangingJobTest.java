package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.time.Clock;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.schedule.WorkerPool;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Connectors that never come back, on real threads: cancelling ends the job, and others run on. */
@Timeout(120)
class HangingJobTest {
    /** So that a second of patience is soon over. */
    private static final int FASTER = 50;

    private final Clock clock = new Clock() {
        @Override
        public long millis() {
            return Clock.SYSTEM.millis();
        }

        @Override
        public long nanos() {
            return Clock.SYSTEM.nanos() * FASTER;
        }
    };

    private final WorkerPool workers = new WorkerPool(2, clock);
    private final CountDownLatch hangs = new CountDownLatch(1);
    private final CountDownLatch never = new CountDownLatch(1);

    @AfterEach
    void close() {
        workers.close();
    }

    private void hang() {
        hangs.countDown();
        try {
            never.await();
        } catch (InterruptedException e) {
            throw SluiceException.of(ErrorCode.IO_ERROR, "interrupted").causedBy(e);
        }
    }

    private static MemoryTables tables() {
        MemoryTables tables = new MemoryTables();
        tables.put("t", "a", List.of(new long[] {1, 1}, new long[] {2, 2}));
        return tables;
    }

    private static PhysicalPlan counts() {
        return plan(into("out", count(byKey(scan("t")))));
    }

    private Job start(MemoryTables tables, PhysicalPlan plan) {
        Job job = new Jobs(tables, new MemoryFileSystem(), workers)
                .job(plan, Map.of("parallelism.default", "2", "execution.checkpointing.interval", "1 h"));
        job.start();
        return job;
    }

    private void assertCancelEndsIt(MemoryTables tables, PhysicalPlan plan) throws InterruptedException {
        Job job = start(tables, plan);
        hangs.await();
        job.cancel();
        assertEquals(JobState.CANCELED, job.await());
        MemoryTables others = tables();
        assertEquals(JobState.FINISHED, start(others, counts()).await());
        assertEquals(List.of("1 1", "2 1"), others.rows("out"));
    }

    @Test
    void aSinkThatHangsWhenItWrites() throws InterruptedException {
        MemoryTables tables = tables();
        tables.onWrite = this::hang;
        assertCancelEndsIt(tables, plan(into("out", scan("t"))));
    }

    @Test
    void aSinkThatHangsWhenItCommits() throws InterruptedException {
        MemoryTables tables = tables();
        tables.onCommit = this::hang;
        assertCancelEndsIt(tables, counts());
    }

    @Test
    void aSourceThatHangs() throws InterruptedException {
        MemoryTables tables = tables();
        tables.onRead = (split, row) -> hang();
        assertCancelEndsIt(tables, counts());
    }

    @Test
    void aTaskThatHangsDoesNotKeepAJobFromFailing() {
        MemoryTables tables = tables();
        tables.put("t", "b", List.of(new long[] {3, 3}));
        Semaphore first = new Semaphore(1);
        tables.onRead = (split, row) -> {
            if (first.tryAcquire()) {
                hang();
            }
            throw SluiceException.of(ErrorCode.MALFORMED_RECORD, "no number");
        };
        Job job = start(tables, counts());
        assertEquals(JobState.FAILED, job.await());
        assertEquals(ErrorCode.MALFORMED_RECORD, job.failure().orElseThrow().code());
    }
}
