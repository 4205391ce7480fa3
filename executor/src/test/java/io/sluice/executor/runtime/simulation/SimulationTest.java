package io.sluice.executor.runtime.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.executor.runtime.simulation.SimulatedRun.Faults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * Whole jobs in one thread from a seed: whatever fails and however steps are ordered, the final rows are the same.
 * {@code -Dsluice.simulation.seeds=N} sets how many seeds each scenario has (500 for all faults together, 100 for one
 * kind), {@code -Dsluice.simulation.seed=N} runs that one only.
 */
class SimulationTest {
    private static final int SEEDS = Integer.getInteger("sluice.simulation.seeds", 100);
    private static final int SEEDS_OF_ALL = Integer.getInteger("sluice.simulation.seeds", 500);
    private static final long ONLY = Long.getLong("sluice.simulation.seed", -1);
    private static final int ROWS = 150;
    private static final int KEYS = 7;
    private static final int SIZE = 10;

    private final List<long[]> timed = new ArrayList<>();
    private final List<List<long[]>> plain = new ArrayList<>();
    private final List<String> windows = new ArrayList<>();
    private final List<String> late = new ArrayList<>();
    private final List<String> counts = new ArrayList<>();

    /** The input, and what must come of it by the definition of a watermark: row by row, without any batch. */
    SimulationTest() {
        Random random = new Random(42);
        TreeMap<String, Integer> perWindow = new TreeMap<>();
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < ROWS; i++) {
            long time = Math.max(0, i + random.nextInt(25) - 12);
            long key = random.nextInt(KEYS);
            timed.add(new long[] {key, time});
            long start = time / SIZE * SIZE;
            if (watermark >= start + SIZE - 1) {
                late.add(key + " " + time);
            } else {
                perWindow.merge(key + " % " + start, 1, Integer::sum);
            }
            watermark = Math.max(watermark, time);
        }
        perWindow.forEach((window, n) -> windows.add(window.replace("%", n.toString())));
        TreeMap<Long, Integer> perKey = new TreeMap<>();
        for (int split = 0; split < 3; split++) {
            plain.add(new ArrayList<>());
            for (int i = 0; i < ROWS; i++) {
                long key = random.nextInt(KEYS);
                plain.get(split).add(new long[] {key, i});
                perKey.merge(key, 1, Integer::sum);
            }
        }
        perKey.forEach((key, n) -> counts.add(key + " " + n));
        Collections.sort(windows);
        Collections.sort(late);
        Collections.sort(counts);
    }

    private SimulatedRun run(long seed, Faults faults) {
        SimulatedRun run = new SimulatedRun(seed, faults);
        run.tables.put("timed", "only", timed);
        for (int i = 0; i < plain.size(); i++) {
            run.tables.put("plain", "split-" + i, plain.get(i));
        }
        try {
            run.run();
        } catch (RuntimeException e) {
            throw new AssertionError(again(seed) + " " + faults, e);
        }
        return run;
    }

    private static String again(long seed) {
        return "seed " + seed + " (run it alone with -Dsluice.simulation.seed=" + seed + ")";
    }

    private static long[] seeds(int count) {
        return ONLY >= 0 ? new long[] {ONLY} : LongStream.range(0, count).toArray();
    }

    /** What a scenario must have hit, when all of its seeds are run. */
    private static void assertHit(boolean enough, String what) {
        assertTrue(enough || ONLY >= 0, what);
    }

    private void assertRight(SimulatedRun run, long seed) {
        assertEquals(windows, run.tables.rows("windows"), () -> "windows of " + again(seed));
        assertEquals(late, run.tables.rows("late"), () -> "late rows of " + again(seed));
        assertEquals(counts, run.tables.rows("counts"), () -> "counts of " + again(seed));
    }

    @Test
    void theInputHasLateRows() {
        assertTrue(late.size() > 5, "only " + late.size());
    }

    @Test
    void anyOrderOfStepsGivesTheSameRows() {
        for (long seed : seeds(SEEDS)) {
            SimulatedRun run = run(seed, Faults.NONE);
            assertRight(run, seed);
            assertEquals(late.size(), run.lateRows, () -> "counted late rows of " + again(seed));
        }
    }

    @Test
    void failingTasksAndCommitsGiveTheSameRows() {
        int restarts = 0;
        for (long seed : seeds(SEEDS)) {
            SimulatedRun run = run(seed, new Faults(400, 20, 0, 0, 0));
            assertRight(run, seed);
            assertEquals(late.size(), run.lateRows, () -> "counted late rows of " + again(seed));
            restarts += run.restarts;
        }
        assertHit(restarts > SEEDS, "only " + restarts + " restarts");
    }

    @Test
    void dyingProcessesGiveTheSameRows() {
        int lives = 0;
        for (long seed : seeds(SEEDS)) {
            SimulatedRun run = run(seed, new Faults(900, 30, 400, 120, 0));
            assertRight(run, seed);
            lives += run.lives;
        }
        assertHit(lives > 2 * SEEDS, "only " + lives + " lives");
    }

    @Test
    void filesThatCannotBeWrittenGiveTheSameRows() {
        int restarts = 0;
        for (long seed : seeds(SEEDS)) {
            SimulatedRun run = run(seed, new Faults(0, 0, 2000, 30, 0));
            assertRight(run, seed);
            restarts += run.restarts;
        }
        assertHit(restarts > SEEDS / 2, "only " + restarts + " restarts");
    }

    @Test
    void slowStoresGiveTheSameRows() {
        int failedCheckpoints = 0;
        for (long seed : seeds(SEEDS)) {
            SimulatedRun run = run(seed, new Faults(1500, 0, 0, 0, 32));
            assertRight(run, seed);
            failedCheckpoints += run.failedCheckpoints;
        }
        assertHit(failedCheckpoints > SEEDS / 4, "only " + failedCheckpoints + " checkpoints came too late");
    }

    @Test
    void allFaultsTogetherGiveTheSameRows() {
        int lives = 0;
        int restarts = 0;
        int failedCheckpoints = 0;
        for (long seed : seeds(SEEDS_OF_ALL)) {
            SimulatedRun run = run(seed, new Faults(800, 40, 600, 150, (int) (seed % 4)));
            assertRight(run, seed);
            lives += run.lives;
            restarts += run.restarts;
            failedCheckpoints += run.failedCheckpoints;
        }
        assertHit(lives > SEEDS_OF_ALL * 3 / 2, "only " + lives + " lives");
        assertHit(restarts > SEEDS_OF_ALL / 2, "only " + restarts + " restarts");
        assertHit(failedCheckpoints > SEEDS_OF_ALL / 4, "only " + failedCheckpoints + " failed checkpoints");
    }

    @Test
    void aSeedRepeats() {
        Faults faults = new Faults(400, 20, 2000, 300, 3);
        for (long seed = 0; seed < 10; seed++) {
            assertEquals(run(seed, faults).trace, run(seed, faults).trace, "seed " + seed);
        }
        assertTrue(run(1, faults).trace != run(2, faults).trace);
    }
}
