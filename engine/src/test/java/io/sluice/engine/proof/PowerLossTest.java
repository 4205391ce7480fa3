package io.sluice.engine.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.engine.job.PlannedScript;
import io.sluice.engine.proof.ProofRun.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Processes die in the middle of changing a file, with or without a loss of power: the rows are exact, for each reader. */
class PowerLossTest {
    private static final int POWER_SEEDS = 110;
    private static final int DEATH_SEEDS = 30;
    private static final int ROWS = 160;

    private final Orders orders = new Orders(ROWS);
    private int lives;
    private int checkpoints;

    private void run(PlannedScript script, Map<String, List<String>> right, Faults faults) {
        int seeds = Seeds.each(faults.power() ? POWER_SEEDS : DEATH_SEEDS, seed -> {
            ProofRun run = new ProofRun(seed, faults, script, right, orders.disk()).run();
            lives += run.lives;
            checkpoints += run.checkpoints;
        });
        assertTrue(lives >= 2 * seeds, "only " + lives + " lives");
        assertTrue(checkpoints >= seeds, "only " + checkpoints + " checkpoints");
    }

    @Test
    void afterLossOfPowerRowsOfStreamsAreExact() {
        run(orders.streaming(), orders.streamed(), new Faults(120, true, 0, 0, 0, 0));
    }

    @Test
    void afterLossOfPowerRowsOfGroupsAreExact() {
        run(orders.groups(), orders.grouped(), new Faults(60, true, 0, 0, 0, 0));
    }

    @Test
    void afterDeathRowsOfStreamsAreExact() {
        run(orders.streaming(), orders.streamed(), new Faults(120, false, 0, 0, 0, 0));
    }

    @Test
    void afterDeathRowsOfGroupsAreExact() {
        run(orders.groups(), orders.grouped(), new Faults(60, false, 0, 0, 0, 0));
    }
}
