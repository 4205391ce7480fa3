package io.sluice.benchmarks;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.TextResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * What a large state costs one task, on each backend: how long its rows wait for a checkpoint, how long checkpoints and
 * a savepoint take, and how soon after a start from that savepoint the first rows are read. Arguments: keys, checkpoints.
 */
public final class LargeState {
    private static final String SUM = "CREATE TABLE bid (" + SideBySide.SLIM_BID
            + ") WITH ('connector' = 'prefilled', 'repeat' = '1000', 'dataset' = '%s');"
            + "CREATE TABLE result (auction BIGINT, ws TIMESTAMP(3), a BIGINT, b BIGINT, c BIGINT, d BIGINT) "
            + "WITH ('connector' = 'checksum'); INSERT INTO result "
            + "SELECT auction, window_start, COUNT(*), MAX(price), MIN(price), SUM(price) "
            + "FROM TABLE(TUMBLE(TABLE bid, DESCRIPTOR(ts), INTERVAL '3000' DAY)) "
            + "GROUP BY auction, window_start, window_end";
    private static final long POLL_NANOS = 2_000_000;

    private final Engine engine;
    private final String insert;
    private final long rows;
    private final int checkpoints;
    private final Path folder;

    private LargeState(Engine engine, int keys, int checkpoints, Path folder) {
        this.engine = engine;
        String dataset = "keys-" + keys + "-" + 3 * keys;
        this.insert = String.format(SUM, dataset);
        this.rows = 3L * keys;
        this.checkpoints = checkpoints;
        this.folder = folder;
        Datasets.get(dataset);
    }

    public static void main(String[] args) throws IOException {
        int keys = args.length > 0 ? Integer.parseInt(args[0]) : 20_000_000;
        int checkpoints = args.length > 1 ? Integer.parseInt(args[1]) : 30;
        for (String backend : args.length > 2 ? List.of(args[2]) : List.of("hashmap", "rocksdb")) {
            Path folder = Files.createTempDirectory("sluice-large-state");
            try (Engine engine = new Engine(new Engine.Surroundings(new LocalFileSystem(), Clock.SYSTEM, System.out))) {
                new LargeState(engine, keys, checkpoints, folder).run(backend);
            } finally {
                new LocalFileSystem().deleteRecursively(folder.toString());
            }
        }
    }

    private void run(String backend) throws IOException {
        Map<String, String> settings = new HashMap<>(Map.of(
                "state.backend.type",
                backend,
                "state.backend.rocksdb.localdir",
                folder.resolve("local").toString(),
                "parallelism.default",
                "1",
                "execution.checkpointing.interval",
                "1 s",
                "execution.checkpointing.dir",
                folder.resolve("checkpoints").toString(),
                "execution.checkpointing.savepoint-dir",
                folder.resolve("savepoints").toString()));
        String savepoint = take(backend, settings);
        System.out.printf("%s: state of %,d bytes%n", backend, bytes(Path.of(savepoint)));
        for (int round = 1; round <= 3; round++) {
            settings.put("execution.state-recovery.path", savepoint);
            try (Session session = open(settings)) {
                long before = PrefilledConnector.reads();
                long start = System.nanoTime();
                session.execute(insert);
                await(() -> PrefilledConnector.reads() > before);
                System.out.printf("  restored in %.2f s%n", (System.nanoTime() - start) / 1e9);
            }
        }
    }

    /** Fills the state, lets checkpoints pass, and stops with a savepoint, whose path it gives. */
    private String take(String backend, Map<String, String> settings) throws IOException {
        try (Session session = open(settings)) {
            session.execute(insert);
            await(() -> session.progress().get(0).rows() >= rows);
            String job = session.execute("SHOW JOBS").get(0).rows().get(0).get(0);
            long[] waits = new long[checkpoints];
            for (int i = 0; i < checkpoints; i++) {
                String newest = newest(session, job);
                PrefilledConnector.takeLongestWait();
                await(() -> !newest(session, job).equals(newest));
                waits[i] = PrefilledConnector.takeLongestWait();
            }
            Arrays.sort(waits);
            System.out.printf(
                    "%s: longest wait for a batch within a checkpoint, of %d: median %.1f ms, p99 %.1f ms, longest %.1f ms%n",
                    backend,
                    checkpoints,
                    waits[checkpoints / 2] / 1e6,
                    waits[(int) Math.ceil(checkpoints * 0.99) - 1] / 1e6,
                    waits[checkpoints - 1] / 1e6);
            print(session.execute("SHOW CHECKPOINTS FOR JOB '" + job + "'").get(0));
            long start = System.nanoTime();
            List<TextResult> stopped = session.execute("STOP JOB '" + job + "' WITH SAVEPOINT");
            System.out.printf("  savepoint taken in %.2f s%n", (System.nanoTime() - start) / 1e9);
            return stopped.get(0).rows().get(0).get(0);
        }
    }

    private Session open(Map<String, String> settings) {
        return engine.openSession(Settings.of(settings), Session.Mode.PROMPT, System.err::println);
    }

    private static String newest(Session session, String job) {
        List<List<String>> rows =
                session.execute("SHOW CHECKPOINTS FOR JOB '" + job + "'").get(0).rows();
        return rows.stream()
                .filter(row -> row.contains("COMPLETED"))
                .map(row -> row.get(0))
                .max((a, b) -> Long.compare(Long.parseLong(a), Long.parseLong(b)))
                .orElse("0");
    }

    private static void print(TextResult result) {
        System.out.println("  " + String.join(" | ", result.columns()));
        result.rows().stream()
                .skip(Math.max(0, result.rows().size() - 3))
                .forEach(row -> System.out.println("  "
                        + String.join(" | ", row.stream().map(String::valueOf).toList())));
    }

    private static void await(BooleanSupplier condition) {
        while (!condition.getAsBoolean()) {
            LockSupport.parkNanos(POLL_NANOS);
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }
}
