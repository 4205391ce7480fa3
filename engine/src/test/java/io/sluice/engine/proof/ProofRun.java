package io.sluice.engine.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.FaultyFileSystem.Operation;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.engine.job.JobLife;
import io.sluice.engine.job.PlannedScript;
import io.sluice.executor.runtime.JobState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * One experiment from a seed: a job over files is run by one process after the other, each of which dies in the middle
 * of some change of a file, until the job has finished; its files can be read wrongly, not written, and lose what was
 * not synced. A reader looks at the output all the time.
 */
final class ProofRun {
    private static final int MOST_LIVES = 60;
    private static final int LIVES_WITH_FAULTS = 20;

    /**
     * What a run may suffer; 0 is never.
     *
     * @param changes before a process dies, at most
     * @param power whether dying means loss of power
     * @param failingChanges one in so many changes of files fails
     * @param failingReads one in so many looks at the input fails
     * @param failingCommits one in so many renames of the output's files fails
     * @param slowMillis how long a checkpoint's files may take
     */
    record Faults(
            int changes, boolean power, int failingChanges, int failingReads, int failingCommits, int slowMillis) {}

    private final Random random;
    private final Faults faults;
    private final PlannedScript script;
    private final Map<String, List<String>> right;
    private final MemoryFileSystem disk;
    private final Reader reader;
    private boolean dead;
    private int changesLeft;
    int lives;
    int restarts;
    int failedCheckpoints;
    int checkpoints;

    ProofRun(long seed, Faults faults, PlannedScript script, Map<String, List<String>> right, MemoryFileSystem disk) {
        this.random = new Random(seed);
        this.faults = faults;
        this.script = script;
        this.right = right;
        this.disk = disk;
        this.reader = new Reader(disk, right);
    }

    /** Runs to the end and checks the rows. */
    ProofRun run() {
        JobState state = JobState.RUNNING;
        while (state != JobState.FINISHED) {
            if (++lives > MOST_LIVES) {
                throw new AssertionError("not finished after " + MOST_LIVES + " lives");
            }
            state = live();
        }
        assertEquals("", Orders.difference(right, Orders.visible(disk)));
        reader.atTheEnd();
        return this;
    }

    private JobState live() {
        dead = false;
        changesLeft = faults.changes > 0 && lives <= LIVES_WITH_FAULTS ? 1 + random.nextInt(faults.changes) : -1;
        FileSystem files = new FaultyFileSystem(disk, this::before);
        JobLife life = new JobLife(script, files, random.nextLong(), settings());
        life.scheduler.slowDownBlocking(faults.slowMillis * 1_000_000L);
        reader.follow(life.scheduler);
        life.run(() -> dead);
        restarts += life.job().restarts();
        checkpoints += life.checkpoints;
        failedCheckpoints += life.failedCheckpoints.size();
        if (!life.bugs.isEmpty()) {
            throw new AssertionError(life.toString(), life.bugs.get(0));
        }
        if (!dead) {
            assertEquals(JobState.FINISHED, life.job().state(), life::toString);
            return JobState.FINISHED;
        }
        if (faults.power) {
            disk.crash(random);
            reader.powerHasFailed();
        } else {
            disk.kill();
        }
        return JobState.RUNNING;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "execution.checkpointing.interval", "3 ms",
                "execution.checkpointing.timeout", "15 ms",
                "execution.checkpointing.dir", "/state",
                "execution.checkpointing.tolerable-failed-checkpoints", "5",
                "execution.checkpointing.num-retained", "2",
                "execution.state-recovery.path", "latest",
                "restart-strategy.type", "fixed-delay",
                "restart-strategy.fixed-delay.attempts", "100000",
                "restart-strategy.fixed-delay.delay", "2 ms"));
        settings.put("parallelism.default", String.valueOf(1 + random.nextInt(3)));
        settings.put("execution.batch-rows", String.valueOf(1 + random.nextInt(25)));
        return settings;
    }

    private void before(Operation operation, String path) throws IOException {
        if (operation.changes() && changesLeft > 0 && --changesLeft == 0) {
            dead = true;
        }
        if (dead) {
            throw new IOException("the process is dead");
        }
        if (lives > LIVES_WITH_FAULTS) {
            return;
        }
        boolean fails = operation.changes() && oneIn(faults.failingChanges)
                || !operation.changes() && path.startsWith("/in") && oneIn(faults.failingReads)
                || operation == Operation.RENAME && path.startsWith("/out") && oneIn(faults.failingCommits);
        if (fails) {
            throw new IOException("no answer from the disk: " + operation + " of " + path);
        }
    }

    private boolean oneIn(int most) {
        return most > 0 && random.nextInt(most) == 0;
    }
}
