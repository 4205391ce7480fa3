package io.sluice.engine.proof;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.engine.job.PlannedScript;
import io.sluice.engine.proof.ProofRun.Faults;
import java.util.function.ToIntFunction;
import org.junit.jupiter.api.Test;

/**
 * Inputs that cannot be read, sinks that fail at any change or only when they commit, stores that are slow, and all of
 * it with loss of power: each row is seen once, and a reader in between never sees one that is wrong or goes away.
 */
class ExactlyOnceTest {
    private static final int SEEDS = 20;
    private static final int ROWS = 160;

    private final Orders orders = new Orders(ROWS);
    private final PlannedScript script = orders.streaming();

    private void run(Faults faults, String what, ToIntFunction<ProofRun> hits) {
        int[] count = {0};
        int seeds = Seeds.each(SEEDS, seed -> {
            ProofRun run = new ProofRun(seed, faults, script, orders.streamed(), orders.disk()).run();
            count[0] += hits.applyAsInt(run);
        });
        assertTrue(count[0] >= seeds, "only " + count[0] + " " + what);
    }

    @Test
    void inputsThatCannotBeRead() {
        run(new Faults(0, false, 0, 25, 0, 0), "restarts", run -> run.restarts);
    }

    @Test
    void sinksAndStoresThatFailAtAnyChange() {
        run(new Faults(0, false, 300, 0, 0, 0), "failures", run -> run.restarts + run.failedCheckpoints);
    }

    @Test
    void sinksThatFailOnlyWhenTheyCommit() {
        run(new Faults(0, false, 0, 0, 4, 0), "restarts", run -> run.restarts);
    }

    @Test
    void sinksThatCommitAndStoresThatWriteSlowly() {
        run(new Faults(0, false, 0, 200, 0, 20), "checkpoints", run -> run.failedCheckpoints + run.checkpoints);
    }

    @Test
    void allOfItWithLossOfPower() {
        run(new Faults(200, true, 120, 150, 20, 3), "lives", run -> run.lives);
    }
}
