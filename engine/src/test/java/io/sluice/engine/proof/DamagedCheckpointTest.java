package io.sluice.engine.proof;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.engine.job.JobLife;
import io.sluice.engine.job.PlannedScript;
import io.sluice.executor.runtime.JobState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Checkpoints of real jobs are damaged in every way that disks and people know: {@code latest} begins with the one
 * before and says so, a path to the damaged one is one error, and no row is ever wrong. {@code
 * -Dsluice.proof.mutations=N} sets how many.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DamagedCheckpointTest {
    private static final int MUTATIONS = Integer.getInteger("sluice.proof.mutations", 500);
    private static final int VICTIMS = 3;
    private static final int ROWS = 200;
    private static final String JOB = "/state/" + JobLife.NAME;

    /** A job that has died with several complete checkpoints. */
    private record Victim(PlannedScript script, Map<String, List<String>> right, DiskImage image, List<Long> ids) {
        String folder(int fromNewest) {
            return JOB + "/chk-" + ids.get(ids.size() - 1 - fromNewest);
        }
    }

    private final Orders orders = new Orders(ROWS);
    private final List<Victim> victims = new ArrayList<>();

    private static Map<String, String> settings(String path, String interval, String batchRows) {
        return Map.of(
                "execution.checkpointing.interval", interval,
                "execution.checkpointing.dir", "/state",
                "execution.checkpointing.num-retained", "3",
                "execution.state-recovery.path", path,
                "execution.batch-rows", batchRows,
                "parallelism.default", "2",
                "restart-strategy.type", "none");
    }

    private Victim victim(PlannedScript script, Map<String, List<String>> right, long seed) {
        MemoryFileSystem disk = orders.disk();
        JobLife life = new JobLife(script, disk, seed, settings("latest", "1 ms", "2"));
        life.run(() -> life.checkpoints > 2);
        assertFalse(life.ended(), "the job is too short");
        DiskImage image = DiskImage.of(disk);
        List<Long> ids = image.below(JOB).stream()
                .filter(path -> path.endsWith("/_metadata"))
                .map(path -> Long.valueOf(path.replaceAll(".*/chk-(\\d+)/.*", "$1")))
                .sorted()
                .toList();
        assertTrue(ids.size() >= 3, ids.toString());
        return new Victim(script, right, image, ids);
    }

    @BeforeAll
    void prepare() {
        PlannedScript streaming = orders.streaming();
        PlannedScript groups = orders.groups();
        for (long seed = 0; seed < VICTIMS; seed++) {
            victims.add(victim(streaming, orders.streamed(), seed));
            victims.add(victim(groups, orders.grouped(), seed));
        }
    }

    private static JobLife recover(Victim victim, MemoryFileSystem disk, String path) {
        JobLife life = new JobLife(victim.script, disk, 5, settings(path, "1 h", "100")).toEnd();
        assertEquals(List.of(), life.bugs, life::toString);
        return life;
    }

    /** @param mayRepeat rows that the damaged checkpoint had made visible come again, as the warning says */
    private static void assertRows(Victim victim, MemoryFileSystem disk, boolean mayRepeat) {
        Map<String, List<String>> rows = Orders.visible(disk);
        if (mayRepeat) {
            rows.replaceAll((table, all) -> all.stream().distinct().toList());
        }
        assertEquals(victim.right, rows);
    }

    private static void assertOneClearError(JobLife life, String folder, ErrorCode... codes) {
        assertEquals(JobState.FAILED, life.job().state(), life::toString);
        SluiceException error = life.job().failure().orElseThrow();
        assertTrue(Arrays.asList(codes).contains(error.code()), life::toString);
        assertTrue(error.getMessage().contains(folder), error.getMessage());
        assertEquals(1, error.getMessage().lines().count(), error.getMessage());
        assertEquals(0, life.job().restarts());
    }

    @Test
    void everyDamageIsFound() {
        Map<Damage, Integer> found = new EnumMap<>(Damage.class);
        int mutations = Seeds.exactly(MUTATIONS, seed -> {
            Random random = new Random(seed);
            Victim victim = victims.get(random.nextInt(victims.size()));
            Damage damage = Damage.values()[random.nextInt(Damage.values().length)];
            List<String> files = victim.image.below(victim.folder(0));
            Damage.Place place = new Damage.Place(
                    victim.image.copy(), victim.folder(0), victim.folder(1), files.get(random.nextInt(files.size())));
            byte[] before = place.bytes();
            damage.apply(place, random);
            boolean harmless = damage.isHarmless() || Arrays.equals(before, place.bytes());
            boolean unmade = place.isManifest() && place.bytes() == null;
            try {
                check(victim, place, harmless, unmade);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError(damage + " of " + place.path() + ": " + e.getMessage(), e);
            }
            found.merge(damage, harmless ? 0 : 1, Integer::sum);
        });
        if (mutations >= 300) {
            for (Damage damage : Damage.values()) {
                assertTrue(damage.isHarmless() || found.getOrDefault(damage, 0) > 3, found.toString());
            }
        }
    }

    /** @param unmade a checkpoint without a manifest is none: it never became complete, or was being removed */
    private static void check(Victim victim, Damage.Place place, boolean harmless, boolean unmade) {
        MemoryFileSystem disk = place.image().disk();
        JobLife latest = recover(victim, disk, "latest");
        assertEquals(JobState.FINISHED, latest.job().state(), latest::toString);
        boolean warned = latest.warnings.stream()
                .anyMatch(w -> w.startsWith("checkpoint " + victim.ids.get(victim.ids.size() - 1) + " is skipped, "));
        assertEquals(!harmless && !unmade, warned, latest::toString);
        assertRows(victim, disk, !harmless);

        MemoryFileSystem other = place.image().disk();
        JobLife byPath = recover(victim, other, place.newest());
        if (harmless) {
            assertEquals(JobState.FINISHED, byPath.job().state(), byPath::toString);
            assertRows(victim, other, false);
        } else {
            assertOneClearError(
                    byPath, place.newest(), unmade ? ErrorCode.CHECKPOINT_NOT_FOUND : ErrorCode.CHECKPOINT_DAMAGED);
        }
    }

    @Test
    void foldersOfTwoCheckpointsThatWereExchangedAreFound() {
        for (Victim victim : victims) {
            DiskImage image = victim.image.copy();
            image.swapFolders(victim.folder(0), victim.folder(1));
            MemoryFileSystem disk = image.disk();
            JobLife life = recover(victim, disk, "latest");
            assertEquals(JobState.FINISHED, life.job().state(), life::toString);
            assertEquals(2, life.warnings.size(), life::toString);
            assertRows(victim, disk, true);
        }
    }

    @Test
    void theSameFileOfTwoCheckpointsExchangedIsFoundInBoth() {
        for (Victim victim : victims) {
            for (String path : victim.image.below(victim.folder(0))) {
                String other =
                        victim.folder(1) + path.substring(victim.folder(0).length());
                if (victim.image.bytes(other) == null) {
                    continue;
                }
                DiskImage image = victim.image.copy();
                image.put(path, victim.image.bytes(other));
                image.put(other, victim.image.bytes(path));
                MemoryFileSystem disk = image.disk();
                JobLife life = recover(victim, disk, "latest");
                assertEquals(JobState.FINISHED, life.job().state(), life::toString);
                assertEquals(2, life.warnings.size(), life::toString);
                assertRows(victim, disk, true);
            }
        }
    }

    @Test
    void whenAllAreDamagedThereIsOneErrorAndNothingIsWritten() {
        for (Victim victim : victims) {
            DiskImage image = victim.image.copy();
            for (int i = 0; i < victim.ids.size(); i++) {
                image.put(victim.folder(i) + "/_metadata", new byte[100]);
            }
            MemoryFileSystem disk = image.disk();
            Map<String, List<String>> before = Orders.visible(disk);
            assertOneClearError(recover(victim, disk, "latest"), JOB, ErrorCode.CHECKPOINT_DAMAGED);
            assertEquals(before, Orders.visible(disk));
        }
    }
}
