package io.sluice.engine.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorKind;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.FaultyFileSystem;
import io.sluice.core.fs.FaultyFileSystem.Operation;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.engine.job.JobLife;
import io.sluice.engine.job.PlannedScript;
import io.sluice.executor.runtime.JobState;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/**
 * The disk is full at the n-th change of a file, for every fifth n that a job comes to; {@code -Dsluice.proof.every=1}
 * takes all of them.
 */
class DiskFullTest {
    private static final int EVERY = Integer.getInteger("sluice.proof.every", 5);
    private static final int FEWEST_POINTS = 100;
    private static final int ROWS = 80;

    private final Orders orders = new Orders(ROWS);

    /** A disk that is full from a change on, for a number of changes. */
    private static final class FullDisk {
        private final MemoryFileSystem disk;
        private final int first;
        private final int count;
        private int changes;
        private DiskImage whenFull;
        private JobLife life;
        private int checkpointsBefore;

        FullDisk(MemoryFileSystem disk, int first, int count) {
            this.disk = disk;
            this.first = first;
            this.count = count;
        }

        private void before(Operation operation, String path) throws IOException {
            if (operation.changes() && ++changes >= first && changes < first + count) {
                if (whenFull == null) {
                    whenFull = DiskImage.of(disk);
                    checkpointsBefore = life == null ? 0 : life.checkpoints;
                }
                throw new IOException("No space left on device");
            }
        }

        JobLife run(PlannedScript script, Map<String, String> settings) {
            life = new JobLife(script, new FaultyFileSystem(disk, this::before), 3, settings);
            return life.toEnd();
        }
    }

    private static Map<String, String> settings(String tolerable, String restarts) {
        Map<String, String> settings = new TreeMap<>(Map.of(
                "execution.checkpointing.interval", "2 ms",
                "execution.checkpointing.dir", "/state",
                "execution.checkpointing.num-retained", "2",
                "execution.checkpointing.tolerable-failed-checkpoints", tolerable,
                "execution.state-recovery.path", "latest",
                "parallelism.default", "2",
                "execution.batch-rows", "5",
                "restart-strategy.type", restarts,
                "restart-strategy.fixed-delay.attempts", "1000",
                "restart-strategy.fixed-delay.delay", "1 ms"));
        return settings;
    }

    private void assertFinishes(String where, PlannedScript script, MemoryFileSystem disk) {
        JobLife life = new JobLife(script, disk, 4, settings("0", "none")).toEnd();
        assertEquals(JobState.FINISHED, life.job().state(), () -> where + ": " + life);
        assertEquals(orders.streamed(), Orders.visible(disk), where);
    }

    @Test
    void aJobThatToleratesItGoesOnAndTheCheckpointBeforeIsGood() {
        PlannedScript script = orders.streaming();
        for (int count : new int[] {1, 25}) {
            int failed = 0;
            int n = 1;
            for (boolean hit = true; hit; n += EVERY) {
                String where = "full at change " + n + " for " + count;
                FullDisk full = new FullDisk(orders.disk(), n, count);
                JobLife life = full.run(script, settings("1000", "fixed-delay"));
                assertEquals(JobState.FINISHED, life.job().state(), () -> where + ": " + life);
                assertEquals(List.of(), life.bugs, where);
                assertEquals(orders.streamed(), Orders.visible(full.disk), where);
                hit = full.whenFull != null;
                if (hit) {
                    boolean told = !life.failedCheckpoints.isEmpty()
                            || !life.warnings.isEmpty()
                            || life.job().restarts() > 0;
                    assertTrue(told, where + ": nobody was told");
                    if (!life.failedCheckpoints.isEmpty()) {
                        failed++;
                        assertTrue(life.checkpoints > full.checkpointsBefore, where + ": no checkpoint came after it");
                    }
                    MemoryFileSystem then = full.whenFull.disk();
                    assertFinishes(where + ", began again", script, then);
                }
            }
            assertTrue(n > FEWEST_POINTS, "only " + n + " points");
            assertTrue(failed > n / EVERY / 5, failed + " failed checkpoints of " + n / EVERY);
        }
    }

    @Test
    void aJobThatDoesNotStopsWithOneLineAndGoesOnWhenThereIsSpace() {
        PlannedScript script = orders.streaming();
        int failed = 0;
        int n = 1;
        for (boolean hit = true; hit; n += EVERY) {
            String where = "full at change " + n;
            FullDisk full = new FullDisk(orders.disk(), n, Integer.MAX_VALUE - n);
            JobLife life = full.run(script, settings("0", "none"));
            assertEquals(List.of(), life.bugs, where);
            hit = full.whenFull != null;
            if (life.job().state() == JobState.FAILED) {
                failed++;
                SluiceException error = life.job().failure().orElseThrow();
                assertEquals(ErrorKind.EXTERNAL, error.code().kind(), () -> where + ": " + life);
                assertEquals(1, error.getMessage().lines().count(), error.getMessage());
                assertTrue(error.getMessage().contains("No space left on device"), error.getMessage());
                full.disk.kill();
                assertFinishes(where + ", began again", script, full.disk);
            } else {
                assertEquals(orders.streamed(), Orders.visible(full.disk), where);
                assertTrue(!hit || !life.warnings.isEmpty(), where + ": nobody was told");
            }
        }
        assertTrue(failed > FEWEST_POINTS / EVERY, failed + " failures");
    }
}
