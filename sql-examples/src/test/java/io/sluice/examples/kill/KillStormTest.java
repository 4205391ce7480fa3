package io.sluice.examples.kill;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a real process. The short form runs with the other tests; the long form is
 * {@code mvn verify -pl sql-examples -am -Dtest=KillStormTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dsluice.kills=60}, with {@code -Dsluice.seed=N} for other times and rows.
 */
class KillStormTest {
    @Test
    void nothingIsLostDoubledOrWrong(@TempDir Path folder) throws Exception {
        int wanted = Integer.getInteger("sluice.kills", 8);
        long seed = Long.getLong("sluice.seed", 20010101L);
        KillStorm storm = new KillStorm(folder, seed, 800_000);
        Pipeline[] pipelines = Pipeline.values();
        for (int i = 0; i < pipelines.length; i++) {
            storm.run(pipelines[i], (wanted + i) / pipelines.length);
        }
        System.out.println("kill storm, seed " + seed + ": " + storm.kills() + " kills, " + storm.restores()
                + " of them after a checkpoint, 0 lost, 0 twice, 0 wrong");
        assertTrue(storm.kills() >= wanted, "only " + storm.kills() + " kills hit");
        assertTrue(storm.restores() * 2 >= wanted, "only " + storm.restores() + " lives went on from a checkpoint");
    }
}
