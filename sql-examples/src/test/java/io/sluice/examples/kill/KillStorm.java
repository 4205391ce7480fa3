package io.sluice.examples.kill;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Runs a job in a child process, kills it with SIGKILL at random times and starts it again with the same script, each
 * second time at another parallelism, until it ends; then compares its files with the oracle. Goes on with fresh folders
 * until enough kills have hit. After every kill the visible files are read too: a row that the oracle does not have, or
 * has less often, must never be seen.
 */
final class KillStorm {
    private static final int LONGEST_START_MILLIS = 2_000;
    private static final int LONGEST_REST_MILLIS = 300;
    private static final int LOOK_AGAIN_MILLIS = 3;
    /** One death in so many comes at a time counted from the start. */
    private static final int EARLY_DEATHS = 6;

    private static final int PATIENCE_SECONDS = 120;

    private final Path folder;
    private final Orders orders;
    private final Random random;
    private int kills;
    private int restores;
    private int starts;
    private int rounds;

    KillStorm(Path folder, long seed, int orderCount) throws IOException {
        this.folder = folder;
        this.orders = new Orders(seed, orderCount);
        this.random = new Random(seed);
        orders.write(folder.resolve("orders.jsonl"), folder.resolve("payments.jsonl"));
    }

    int kills() {
        return kills;
    }

    /** Kills after which there was a complete checkpoint to go on from. */
    int restores() {
        return restores;
    }

    /** @throws AssertionError when a row is lost, doubled or wrong, or the child fails */
    void run(Pipeline pipeline, int wantedKills) throws IOException, InterruptedException {
        Map<String, Integer> expected = pipeline.expected(orders);
        Map<String, Integer> expectedLate = pipeline.expectedLate(orders);
        int killsBefore = kills;
        while (kills - killsBefore < wantedKills) {
            Path round = Files.createDirectories(folder.resolve("round-" + rounds++));
            boolean ended = false;
            while (!ended) {
                boolean spare = kills - killsBefore >= wantedKills;
                ended = live(pipeline, round, spare);
                compare(pipeline + " result", expected, read(round.resolve("result")), ended);
                compare(pipeline + " late", expectedLate, read(round.resolve("late")), ended);
            }
        }
    }

    /** One life of the child; true when it ended by itself. */
    private boolean live(Pipeline pipeline, Path round, boolean spare) throws IOException, InterruptedException {
        Path script = round.resolve("job.sql");
        Files.writeString(script, script(pipeline, round, starts++ % 2 == 0 ? 2 : 1));
        Path output = round.resolve("output-" + starts + ".txt");
        Process child = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx1g",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "io.sluice.shell.Main",
                        "-f",
                        script.toString())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            boolean exited = spare ? child.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) : awaitDeath(child, round);
            if (exited && child.exitValue() == 0) {
                return true;
            }
            if (exited || spare) {
                throw new AssertionError(pipeline + (exited ? " failed with exit code " + child.exitValue() : " hangs")
                        + ":\n" + Files.readString(output));
            }
            return false;
        } finally {
            child.destroyForcibly().waitFor();
        }
    }

    /**
     * Waits for the moment to kill: mostly a while after this life's first checkpoint, however long a busy machine takes
     * to get there; now and then anywhere in the start.
     *
     * @return whether the child has ended by itself
     */
    private boolean awaitDeath(Process child, Path round) throws InterruptedException {
        long before = newestCheckpoint(round);
        if (random.nextInt(EARLY_DEATHS) == 0) {
            if (child.waitFor(random.nextInt(LONGEST_START_MILLIS), TimeUnit.MILLISECONDS)) {
                return true;
            }
        } else {
            for (int looks = 0; newestCheckpoint(round) == before; looks++) {
                if (child.waitFor(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
                    return true;
                }
                if (looks * LOOK_AGAIN_MILLIS > PATIENCE_SECONDS * 1000L) {
                    throw new AssertionError("no checkpoint within " + PATIENCE_SECONDS + " s");
                }
            }
            if (child.waitFor(random.nextInt(LONGEST_REST_MILLIS), TimeUnit.MILLISECONDS)) {
                return true;
            }
        }
        kills++;
        restores += newestCheckpoint(round) > 0 ? 1 : 0;
        return false;
    }

    /** The number of the newest complete checkpoint; 0 when there is none. */
    private static long newestCheckpoint(Path round) {
        long newest = 0;
        // File.list does not mind what vanishes meanwhile.
        for (String job : names(round.resolve("checkpoints"))) {
            Path folder = round.resolve("checkpoints").resolve(job);
            for (String name : names(folder)) {
                if (name.startsWith("chk-") && Files.exists(folder.resolve(name).resolve("_metadata"))) {
                    newest = Math.max(newest, Long.parseLong(name.substring("chk-".length())));
                }
            }
        }
        return newest;
    }

    private static String[] names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? new String[0] : names;
    }

    private String script(Pipeline pipeline, Path round, int parallelism) {
        String late = pipeline == Pipeline.TUMBLE ? " LATE ROWS INTO late_orders" : "";
        return """
                SET 'pipeline.name' = 'storm-%s';
                SET 'parallelism.default' = '%d';
                SET 'execution.checkpointing.interval' = '50 ms';
                SET 'execution.checkpointing.dir' = '%s/checkpoints';
                SET 'execution.state-recovery.path' = 'latest';
                CREATE TABLE orders (id INT, customer STRING, amount DECIMAL(10, 2), ts TIMESTAMP(3),
                  WATERMARK FOR ts AS ts - INTERVAL '2' SECOND)
                  WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '%s/orders.jsonl');
                CREATE TABLE payments (order_id INT, `method` STRING)
                  WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '%s/payments.jsonl');
                CREATE TABLE result (%s) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '%s/result');
                CREATE TABLE late_orders (id INT, customer STRING, amount DECIMAL(10, 2), ts TIMESTAMP(3))
                  WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '%s/late');
                INSERT INTO result%s %s;
                """
                .formatted(
                        pipeline.name().toLowerCase(java.util.Locale.ROOT),
                        parallelism,
                        round,
                        folder,
                        folder,
                        pipeline.columns,
                        round,
                        round,
                        late,
                        pipeline.query);
    }

    /** Every line of the visible files of a folder. */
    private static Map<String, Integer> read(Path table) throws IOException {
        Map<String, Integer> lines = new HashMap<>();
        if (!Files.isDirectory(table)) {
            return lines;
        }
        try (Stream<Path> all = Files.walk(table)) {
            for (Path file :
                    all.filter(f -> Files.isRegularFile(f) && !hidden(table, f)).toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                    lines.merge(line, 1, Integer::sum);
                }
            }
        }
        return lines;
    }

    private static boolean hidden(Path table, Path file) {
        for (Path part : table.relativize(file)) {
            if (part.toString().startsWith(".") || part.toString().startsWith("_")) {
                return true;
            }
        }
        return false;
    }

    private static void compare(String what, Map<String, Integer> expected, Map<String, Integer> seen, boolean ended) {
        List<String> faults = new ArrayList<>();
        seen.forEach((line, times) -> {
            int wanted = expected.getOrDefault(line, 0);
            if (times > wanted) {
                faults.add((wanted == 0 ? "wrong: " : "twice: ") + line);
            }
        });
        if (ended) {
            expected.forEach((line, times) -> {
                if (seen.getOrDefault(line, 0) < times) {
                    faults.add("lost: " + line);
                }
            });
        }
        if (!faults.isEmpty()) {
            throw new AssertionError(
                    what + ": " + faults.size() + " faults, such as " + faults.subList(0, Math.min(5, faults.size())));
        }
    }
}
