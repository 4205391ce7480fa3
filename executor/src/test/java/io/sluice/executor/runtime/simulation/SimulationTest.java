package io.sluice.executor.runtime.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.executor.runtime.simulation.SimulatedRun.Faults;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Whole jobs in one thread from a seed: whatever fails and however steps are ordered, the final rows are the same. */
class SimulationTest {
    private static final int SEEDS = 100;
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
            throw new AssertionError("seed " + seed + " " + faults, e);
        }
        return run;
    }

    private void assertRight(SimulatedRun run, long seed) {
        assertEquals(windows, run.tables.rows("windows"), () -> "windows of seed " + seed);
        assertEquals(late, run.tables.rows("late"), () -> "late rows of seed " + seed);
        assertEquals(counts, run.tables.rows("counts"), () -> "counts of seed " + seed);
    }

    @Test
    void theInputHasLateRows() {
        assertTrue(late.size() > 5, "only " + late.size());
    }

    @Test
    void anyOrderOfStepsGivesTheSameRows() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedRun run = run(seed, Faults.NONE);
            assertRight(run, seed);
            assertEquals(late.size(), run.lateRows, "counted late rows of seed " + seed);
        }
    }

    @Test
    void failingTasksAndCommitsGiveTheSameRows() {
        int restarts = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedRun run = run(seed, new Faults(400, 20, 0, 0));
            assertRight(run, seed);
            assertEquals(late.size(), run.lateRows, "counted late rows of seed " + seed);
            restarts += run.restarts;
        }
        assertTrue(restarts > SEEDS, "only " + restarts + " restarts");
    }

    @Test
    void dyingProcessesGiveTheSameRows() {
        int lives = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedRun run = run(seed, new Faults(900, 30, 400, 120));
            assertRight(run, seed);
            lives += run.lives;
        }
        assertTrue(lives > 2 * SEEDS, "only " + lives + " lives");
    }

    @Test
    void filesThatCannotBeWrittenGiveTheSameRows() {
        int restarts = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            SimulatedRun run = run(seed, new Faults(0, 0, 2000, 30));
            assertRight(run, seed);
            restarts += run.restarts;
        }
        assertTrue(restarts > SEEDS / 2, "only " + restarts + " restarts");
    }

    @Test
    void aSeedRepeats() {
        Faults faults = new Faults(400, 20, 2000, 300);
        for (long seed = 0; seed < 10; seed++) {
            assertEquals(run(seed, faults).trace, run(seed, faults).trace, "seed " + seed);
        }
        assertTrue(run(1, faults).trace != run(2, faults).trace);
    }
}
