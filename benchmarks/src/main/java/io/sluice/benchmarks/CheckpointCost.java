package io.sluice.benchmarks;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a checkpoint a second costs: one tumbling aggregation, one task, with checkpoints and without, on each backend.
 * Variants take turns; printed are the median of the rounds in million rows a second, and of the ratios to the run
 * without checkpoints on the same backend. Arguments: keys, rows, rounds.
 */
public final class CheckpointCost {
    private static final int WARM_UP = 1;

    /** @param settings beside the parallelism and the folder of checkpoints */
    private record Variant(String name, int base, Map<String, String> settings) {}

    private static final Map<String, String> EACH_SECOND = Map.of("execution.checkpointing.interval", "1 s");
    private static final Map<String, String> ON_ROCKSDB = Map.of("state.backend.type", "rocksdb");

    private static final List<Variant> VARIANTS = List.of(
            new Variant("hashmap", 0, Map.of()),
            new Variant("hashmap, checkpoint each second", 0, EACH_SECOND),
            new Variant("rocksdb", 2, ON_ROCKSDB),
            new Variant("rocksdb, checkpoint each second", 2, with(ON_ROCKSDB, EACH_SECOND)),
            new Variant(
                    "rocksdb, incremental each second",
                    2,
                    with(with(ON_ROCKSDB, EACH_SECOND), Map.of("execution.checkpointing.incremental", "true"))));

    private CheckpointCost() {}

    private static Map<String, String> with(Map<String, String> some, Map<String, String> others) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(others);
        return all;
    }

    public static void main(String[] args) throws IOException {
        String keys = args.length > 0 ? args[0] : "1000000";
        int rows = args.length > 1 ? Integer.parseInt(args[1]) : 128_000_000;
        int rounds = args.length > 2 ? Integer.parseInt(args[2]) : 5;
        double[][] seconds = new double[VARIANTS.size()][rounds];
        try (Engine engine = new Engine(new Engine.Surroundings(new LocalFileSystem(), Clock.SYSTEM, System.out))) {
            for (int round = -WARM_UP; round < rounds; round++) {
                long expected = 0;
                for (int v = 0; v < VARIANTS.size(); v++) {
                    long start = System.nanoTime();
                    long checksum = run(engine, VARIANTS.get(v), "keys-" + keys + "-" + rows);
                    if (round >= 0) {
                        seconds[v][round] = (System.nanoTime() - start) / 1e9;
                    }
                    if (v > 0 && checksum != expected) {
                        throw new AssertionError(VARIANTS.get(v).name() + ": another result");
                    }
                    expected = checksum;
                }
            }
        }
        print(rows, seconds);
    }

    private static long run(Engine engine, Variant variant, String dataset) throws IOException {
        Path folder = Files.createTempDirectory("sluice-checkpoint-cost");
        Map<String, String> settings = new HashMap<>(variant.settings());
        settings.put("parallelism.default", "1");
        settings.put("execution.checkpointing.dir", folder.toString());
        ChecksumConnector.take();
        try (Session session = engine.openSession(Settings.of(settings), Session.Mode.SCRIPT, System.err::println)) {
            session.execute(SideBySide.tumble(dataset));
        } finally {
            new LocalFileSystem().deleteRecursively(folder.toString());
        }
        return ChecksumConnector.take();
    }

    private static void print(int rows, double[][] seconds) {
        for (int v = 0; v < VARIANTS.size(); v++) {
            double[] base = seconds[VARIANTS.get(v).base()];
            double[] own = seconds[v];
            double[] ratios = new double[own.length];
            Arrays.setAll(ratios, i -> base[i] / own[i]);
            System.out.printf(
                    "%-34s %8.1f M/s %8.2f of the speed without%n",
                    VARIANTS.get(v).name(), rows / 1e6 / SideBySide.median(own), SideBySide.median(ratios));
        }
    }
}
