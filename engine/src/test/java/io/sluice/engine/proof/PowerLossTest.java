package io.sluice.engine.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.engine.job.PlannedScript;
import io.sluice.engine.proof.ProofRun.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Processes die in the middle of changing a file, with or without a loss of power: the rows are exact, for each reader. */
class PowerLossTest {
    private static final int SEEDS = 100;
    private static final int ROWS = 160;

    private final Orders orders = new Orders(ROWS);
    private int lives;
    private int checkpoints;

    private void run(PlannedScript script, Map<String, List<String>> right, Faults faults) {
        Seeds.each(SEEDS, seed -> {
            ProofRun run = new ProofRun(seed, faults, script, right, orders.disk()).run();
            lives += run.lives;
            checkpoints += run.checkpoints;
        });
        if (Seeds.all()) {
            assertTrue(lives > 3 * SEEDS, "only " + lives + " lives");
            assertTrue(checkpoints > SEEDS, "only " + checkpoints + " checkpoints");
        }
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
