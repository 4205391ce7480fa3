package io.sluice.executor.runtime;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.call;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.filter;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.ref;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.WritableFile;
import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.executor.operator.GroupAggregateOperator;
import io.sluice.executor.operator.Operator;
import io.sluice.executor.plan.PlanDocument;
import io.sluice.executor.runtime.checkpoint.CheckpointFiles;
import io.sluice.executor.runtime.fixture.Jobs;
import io.sluice.executor.runtime.fixture.MemoryTables;
import io.sluice.executor.runtime.fixture.SimpleOperators;
import io.sluice.executor.runtime.schedule.SeededScheduler;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** Starting from checkpoints, step by step in one thread. */
class RecoveryTest {
    private static final int MOST_STEPS = 1_000_000;

    private final MemoryTables tables = new MemoryTables();
    private final MemoryFileSystem files = new MemoryFileSystem();
    private final SeededScheduler scheduler = new SeededScheduler(1);
    private final Jobs jobs = new Jobs(tables, files, scheduler);
    private final List<String> warnings = new ArrayList<>();
    private final Map<String, String> settings = new TreeMap<>(Map.of(
            "pipeline.name", "job",
            "parallelism.default", "2",
            "execution.checkpointing.interval", "1 h",
            "execution.checkpointing.dir", "/state",
            "execution.checkpointing.num-retained", "9",
            "execution.checkpointing.externalized-checkpoint-retention", "retain-on-cancellation",
            "execution.state-recovery.path", "latest"));

    RecoveryTest() {
        jobs.listener = new JobListener() {
            @Override
            public void onWarning(String warning) {
                warnings.add(warning);
            }
        };
    }

    private static PhysicalPlan counts() {
        return plan(into("out", count(byKey(scan("t")))));
    }

    private static List<long[]> rows(int count, long seed) {
        Random random = new Random(seed);
        List<long[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(new long[] {random.nextInt(20), i});
        }
        return rows;
    }

    private Job start(PhysicalPlan plan) {
        Job job = jobs.job(plan, settings);
        job.start();
        return job;
    }

    private void runUntil(BooleanSupplier condition) {
        scheduler.runUntil(condition, MOST_STEPS);
    }

    private Job toEnd(PhysicalPlan plan) {
        Job job = start(plan);
        runUntil(() -> job.state().isFinal());
        return job;
    }

    /** Reads all rows there are, takes a checkpoint, stops. */
    private void readAndStop(PhysicalPlan plan, long rowsInAll) {
        tables.endless = true;
        Job job = start(plan);
        runUntil(() -> job.state().isFinal() || readRows(job) == rowsInAll);
        assertEquals(JobState.RUNNING, job.state(), () -> String.valueOf(job.failure()));
        CompletableFuture<Long> checkpoint = job.triggerCheckpoint();
        runUntil(checkpoint::isDone);
        checkpoint.join();
        job.cancel();
        runUntil(() -> job.state().isFinal());
        assertEquals(JobState.CANCELED, job.state());
        tables.endless = false;
    }

    private static long readRows(Job job) {
        return job.metrics().stream()
                .filter(r -> r.name().startsWith("scan"))
                .mapToLong(OperatorReport::rowsOut)
                .sum();
    }

    private void assertCounts(int rows) {
        assertEquals(
                rows,
                tables.rows("out").stream()
                        .mapToInt(r -> Integer.parseInt(r.split(" ")[1]))
                        .sum());
        assertEquals(
                tables.rows("out").size(),
                tables.rows("out").stream().map(r -> r.split(" ")[0]).distinct().count());
    }

    private SluiceException failure(PhysicalPlan plan) {
        Job job = toEnd(plan);
        assertEquals(JobState.FAILED, job.state());
        return job.failure().orElseThrow();
    }

    @Test
    void isTakenOverByAnyBackendAtAnyParallelism() throws IOException {
        jobs.operators = new SimpleOperators() {
            @Override
            public Operator create(PlanNode node) {
                return node instanceof GroupAggregateNode group
                        ? new GroupAggregateOperator(group)
                        : super.create(node);
            }
        };
        int rows = 0;
        String[] runs = {
            "rocksdb 2 true",
            "rocksdb 2 true",
            "rocksdb 2 true",
            "rocksdb 1 true",
            "rocksdb 3 false",
            "rocksdb 3 true",
            "rocksdb 2 false",
            "hashmap 2 false",
            "rocksdb 2 true",
            "hashmap 1 false",
            "rocksdb 1 true"
        };
        for (String run : runs) {
            String[] parts = run.split(" ");
            settings.put("state.backend.type", parts[0]);
            settings.put("taskmanager.memory.managed.size", parts[0].equals("rocksdb") ? "1 kb" : "64 mb");
            settings.put("parallelism.default", parts[1]);
            settings.put("execution.checkpointing.incremental", parts[2]);
            settings.put("execution.checkpointing.num-retained", "2");
            tables.put("t", "split-" + rows, rows(500, rows));
            rows += 500;
            readAndStop(counts(), rows);
        }
        int shared = files.list("/state/job/shared").size();
        assertTrue(shared > 0 && shared < 8, shared + " files are shared, of the last two checkpoints");
        assertEquals(JobState.FINISHED, toEnd(counts()).state());
        assertCounts(rows);
    }

    @Test
    void isSharedOutAnewAtAnyParallelismAndReadsNewFiles() {
        int rows = 0;
        for (String parallelism : List.of("1", "2", "4", "1")) {
            tables.put("t", "split-" + rows, rows(500, rows));
            rows += 500;
            settings.put("parallelism.default", parallelism);
            readAndStop(counts(), rows);
        }
        settings.put("parallelism.default", "3");
        Job job = toEnd(counts());
        assertEquals(JobState.FINISHED, job.state(), () -> String.valueOf(job.failure()));
        assertEquals(rows, readRows(job));
        assertCounts(rows);
    }

    @Test
    void aFinishedJobSaysSoAndDoesNothing() throws IOException {
        tables.put("t", "a", rows(100, 1));
        assertEquals(JobState.FINISHED, toEnd(counts()).state());
        List<String> before = tables.rows("out");
        assertEquals(
                List.of("_finished"),
                files.list("/state/job").stream().map(FileStatus::name).toList());
        assertEquals(JobState.FINISHED, toEnd(counts()).state());
        assertEquals(before, tables.rows("out"));
        assertEquals(List.of("job 'job' has finished before: there is nothing to do"), warnings);
        settings.remove("execution.state-recovery.path");
        assertEquals(JobState.FINISHED, toEnd(counts()).state());
        assertEquals(2 * before.size(), tables.rows("out").size());
    }

    @Test
    void aDamagedCheckpointIsSkippedWithAWarning() throws IOException {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        tables.put("t", "b", rows(100, 2));
        readAndStop(counts(), 200);
        damage("/state/job/chk-2/task-1-0");
        toEnd(counts());
        assertCounts(200);
        assertTrue(
                warnings.get(0).startsWith("checkpoint 2 is skipped, /state/job/chk-2/task-1-0 is damaged"),
                () -> warnings.toString());
    }

    @Test
    void whenAllAreDamagedNothingIsStarted() throws IOException {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        damage("/state/job/chk-1/_metadata");
        assertEquals(ErrorCode.CHECKPOINT_DAMAGED, failure(counts()).code());
        settings.put("execution.state-recovery.path", "/state/job/chk-1");
        assertEquals(ErrorCode.CHECKPOINT_DAMAGED, failure(counts()).code());
        assertEquals(List.of(), tables.rows("out"));
    }

    private void damage(String path) throws IOException {
        long length = files.status(path).length();
        try (WritableFile file = files.create(path)) {
            file.write(new byte[(int) length], 0, (int) length);
        }
    }

    @Test
    void aPathNamesOneCheckpoint() {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        settings.put("execution.state-recovery.path", "/state/job/chk-1");
        assertEquals(JobState.FINISHED, toEnd(counts()).state());
        assertCounts(100);
        settings.put("execution.state-recovery.path", "/state/job");
        assertEquals(ErrorCode.CHECKPOINT_NOT_FOUND, failure(counts()).code());
    }

    @Test
    void theLatestIsNeverOneOfARunBeforeAFreshStart() throws IOException {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        settings.remove("execution.state-recovery.path");
        tables.endless = true;
        SeededScheduler dying = new SeededScheduler(2);
        Job fresh = new Jobs(tables, files, dying).job(counts(), settings);
        fresh.start();
        dying.runUntil(() -> readRows(fresh) == 100, MOST_STEPS);
        tables.endless = false;
        files.crash(new Random(1));
        settings.put("execution.state-recovery.path", "latest");
        int[] firstRowRead = {0};
        tables.onRead = (split, row) -> firstRowRead[0] += row == 0 ? 1 : 0;
        assertEquals(JobState.FINISHED, toEnd(counts()).state());
        assertEquals(1, firstRowRead[0]);
        assertCounts(100);
        assertTrue(files.exists("/state/job/chk-1"));
    }

    @Test
    void theLatestOfARunThatDiedEarlyIsWhatThatRunBeganWith() throws IOException {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        settings.put("execution.state-recovery.path", "/state/job/chk-1");
        tables.endless = true;
        SeededScheduler dying = new SeededScheduler(2);
        Job continued = new Jobs(tables, files, dying).job(counts(), settings);
        continued.start();
        dying.runUntil(() -> continued.state() == JobState.RUNNING, MOST_STEPS);
        tables.endless = false;
        files.crash(new Random(1));
        settings.put("execution.state-recovery.path", "latest");
        int[] firstRowRead = {0};
        tables.onRead = (split, row) -> firstRowRead[0] += row == 0 ? 1 : 0;
        assertEquals(JobState.FINISHED, toEnd(counts()).state());
        assertEquals(0, firstRowRead[0]);
        assertCounts(100);
    }

    @Test
    void latestNeedsAFolderAndAName() {
        settings.remove("pipeline.name");
        assertTrue(failure(counts()).getMessage().contains("needs 'pipeline.name'"));
        settings.put("pipeline.name", "job");
        settings.remove("execution.checkpointing.dir");
        assertTrue(failure(counts()).getMessage().contains("needs 'execution.checkpointing.dir'"));
    }

    @Test
    void twoJobsOfOneNameCannotShareAFolder() {
        tables.put("t", "a", rows(100, 1));
        tables.endless = true;
        Job first = start(counts());
        runUntil(() -> first.state() == JobState.RUNNING);
        assertEquals(ErrorCode.CHECKPOINT_IN_USE, failure(counts()).code());
        first.cancel();
        runUntil(() -> first.state().isFinal());
        tables.endless = false;
        assertEquals(JobState.FINISHED, toEnd(counts()).state());
    }

    @Test
    void aChangedInputIsRefusedByName() {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        CalcNode filtered = filter(scan("t"), call(">", ref(0), 5));
        GroupAggregateNode before = count(byKey(filtered));
        GroupAggregateNode changed = new GroupAggregateNode(
                new OperatorId("count", "below-is-filtered", "count"),
                before.input(),
                before.keys(),
                before.aggregates(),
                true,
                before.rowType());
        SluiceException refused = failure(plan(into("out", changed)));
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, refused.code());
        String difference = "the state of count does not fit: what it reads has changed: the filter >(k, 5) is new";
        assertTrue(refused.getMessage().contains(difference), refused.getMessage());
        settings.put("execution.state-recovery.accept-changed-input", "true");
        assertEquals(JobState.FINISHED, toEnd(plan(into("out", changed))).state());
    }

    @Test
    void theStoredPlanIsTheJobsAndTakesItsStateUpAgain() throws IOException {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        PhysicalPlan stored = PlanDocument.fromJson(new CheckpointFiles(files, "/state/job/chk-1")
                .read()
                .orElseThrow()
                .manifest()
                .plan());
        assertEquals(counts(), stored);
        tables.put("t", "b", rows(100, 2));
        assertEquals(JobState.FINISHED, toEnd(stored).state());
        assertCounts(200);
    }

    @Test
    void stateThatNobodyTakesIsRefusedByName() {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        PhysicalPlan without = plan(into("out", scan("t")));
        SluiceException refused = failure(without);
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, refused.code());
        String leftOver = "of count: the plan does not have the operator";
        assertTrue(refused.getMessage().contains(leftOver), refused.getMessage());
        settings.put("execution.state-recovery.ignore-unclaimed-state", "true");
        assertEquals(JobState.FINISHED, toEnd(without).state());
    }

    @Test
    void anotherNumberOfKeyGroupsIsRefused() {
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        settings.put("pipeline.max-parallelism", "64");
        assertEquals(ErrorCode.STATE_INCOMPATIBLE, failure(counts()).code());
    }

    @Test
    void aCancelledJobLeavesNoCheckpointUnlessAsked() throws IOException {
        settings.remove("execution.checkpointing.externalized-checkpoint-retention");
        tables.put("t", "a", rows(100, 1));
        readAndStop(counts(), 100);
        assertEquals(
                List.of(),
                files.list("/state/job").stream().map(FileStatus::name).toList());
    }

    @Test
    void theSameBugTwiceAtTheSamePlaceEndsTheJob() {
        tables.put("t", "a", rows(100, 1));
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", "100");
        tables.onRead = (split, row) -> {
            if (row == 50) {
                throw new IllegalStateException("always here");
            }
        };
        Job job = toEnd(counts());
        assertEquals(JobState.FAILED, job.state());
        assertEquals(1, job.restarts());
    }

    @Test
    void aUsersErrorIsNotRestarted() {
        tables.put("t", "a", rows(100, 1));
        tables.onRead = (split, row) -> {
            throw SluiceException.of(ErrorCode.MALFORMED_RECORD, "no number");
        };
        Job job = toEnd(counts());
        assertEquals(JobState.FAILED, job.state());
        assertEquals(0, job.restarts());
    }

    @Test
    void withoutAFolderAFailureRestartsFromMemory() {
        settings.remove("execution.checkpointing.dir");
        settings.remove("execution.state-recovery.path");
        List<long[]> rows = rows(100, 1);
        tables.put("t", "a", rows);
        tables.endless = true;
        boolean[] failOnce = {true};
        int[] firstRowRead = {0};
        tables.onRead = (split, row) -> {
            firstRowRead[0] += row == 0 ? 1 : 0;
            if (row == 150 && failOnce[0]) {
                failOnce[0] = false;
                throw SluiceException.of(ErrorCode.IO_ERROR, "gone");
            }
        };
        Job job = start(counts());
        runUntil(() -> readRows(job) == 100);
        CompletableFuture<Long> checkpoint = job.triggerCheckpoint();
        runUntil(checkpoint::isDone);
        rows.addAll(rows(100, 2));
        tables.endless = false;
        runUntil(() -> job.state().isFinal());
        assertEquals(JobState.FINISHED, job.state(), () -> String.valueOf(job.failure()));
        assertEquals(1, job.restarts());
        assertEquals(1, firstRowRead[0]);
        assertCounts(200);
    }
}
