package io.sluice.examples.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** One job from its first start to its end, with its folders. */
final class Round {
    private static final String ON_HEAP = "hashmap";
    /** So little that most of the state is in the store. */
    private static final String LITTLE_MEMORY = "\nSET 'taskmanager.memory.managed.size' = '4 mb';";

    private final Storm storm;
    private final Pipeline pipeline;
    private final String backend;
    private final Path folder;
    private int starts;

    Round(Storm storm, Pipeline pipeline, String backend, Path folder) throws IOException {
        this.storm = storm;
        this.pipeline = pipeline;
        this.backend = backend;
        this.folder = Files.createDirectories(folder);
    }

    Path table(String name) {
        return folder.resolve(name);
    }

    /** A file for what the present life prints. */
    Path output() {
        return folder.resolve("output-" + starts + ".txt");
    }

    Path savepoint() {
        return folder.resolve(StormFile.SAVEPOINTS).resolve(String.valueOf(starts));
    }

    /** Writes the script of the next life. */
    Path nextScript() throws IOException {
        starts++;
        Path script = folder.resolve("job.sql");
        Files.writeString(script, script(starts % 2 == 0 ? 1 : 2));
        return script;
    }

    private String script(int parallelism) {
        String late = pipeline.keepsLateRows() ? " LATE ROWS INTO late_orders" : "";
        return """
                SET 'pipeline.name' = 'storm-%s';
                SET 'parallelism.default' = '%d';
                SET 'state.backend.type' = '%s';%s
                SET 'execution.checkpointing.interval' = '50 ms';
                SET 'execution.checkpointing.dir' = '%s';
                SET 'execution.state-recovery.path' = 'latest';
                CREATE TABLE orders (id INT, customer STRING, amount DECIMAL(10, 2), ts TIMESTAMP(3),
                  WATERMARK FOR ts AS ts - INTERVAL '2' SECOND)
                  WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '%s');
                CREATE TABLE payments (order_id INT, `method` STRING)
                  WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '%s');
                CREATE TABLE result (%s) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '%s');
                CREATE TABLE late_orders (id INT, customer STRING, amount DECIMAL(10, 2), ts TIMESTAMP(3))
                  WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '%s');
                INSERT INTO result%s %s;
                """
                .formatted(
                        pipeline.name().toLowerCase(Locale.ROOT),
                        parallelism,
                        backend,
                        backend.equals(ON_HEAP) ? "" : LITTLE_MEMORY,
                        folder.resolve(StormFile.CHECKPOINTS),
                        storm.ordersFile(),
                        storm.paymentsFile(),
                        pipeline.columns,
                        table(StormFile.RESULT),
                        table(StormFile.LATE),
                        late,
                        pipeline.query);
    }

    /** The number of the newest complete checkpoint; 0 when there is none. */
    long newestCheckpoint() {
        Path checkpoints = folder.resolve(StormFile.CHECKPOINTS);
        long newest = 0;
        for (String job : names(checkpoints)) {
            for (String name : names(checkpoints.resolve(job))) {
                Path checkpoint = checkpoints.resolve(job).resolve(name);
                if (name.startsWith("chk-") && Files.exists(checkpoint.resolve("_metadata"))) {
                    newest = Math.max(newest, Long.parseLong(name.substring("chk-".length())));
                }
            }
        }
        return newest;
    }

    /** File.list does not mind what vanishes meanwhile. */
    private static String[] names(Path folder) {
        String[] names = folder.toFile().list();
        return names == null ? new String[0] : names;
    }

    void remove() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path path : deepestFirst) {
                Files.delete(path);
            }
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
