package io.sluice.examples.kill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code kill -9} of a real process. The short form runs with the other tests; {@code docs/reliability.md} says how to
 * run the long one and what came of it. Properties: {@code sluice.kills}, {@code sluice.seed}, {@code sluice.backends}
 * (with commas between), {@code sluice.lanes} (processes at once).
 */
class KillStormTest {
    /** With so many kills every named place is reached, whatever the seed. */
    private static final int LONG_FORM = 300;

    private static final String REPORT = "kill-storm.md";

    @Test
    void nothingIsLostDoubledOrWrong(@TempDir Path folder) throws Exception {
        int wanted = Integer.getInteger("sluice.kills", 60);
        long seed = Long.getLong("sluice.seed", 20010101L);
        List<String> backends =
                List.of(System.getProperty("sluice.backends", "hashmap,rocksdb").split(","));
        Storm storm = new Storm(folder, seed, Integer.getInteger("sluice.orders", 400_000), backends);
        storm.run(wanted, Integer.getInteger("sluice.lanes", 2));
        StormReport report = new StormReport(storm);
        System.out.println(report.line());
        Files.writeString(
                Files.createDirectories(Path.of("sql-examples", "target")).resolve(REPORT), report.text());
        assertTrue(report.all().kills() >= wanted, "only " + report.all().kills() + " kills hit");
        assertTrue(report.all().afterCheckpoint.get() * 2 >= wanted, "few kills after a checkpoint: " + report.text());
        if (wanted >= LONG_FORM) {
            assertEquals(List.of(), report.neverHit(), report.text());
        }
    }
}
