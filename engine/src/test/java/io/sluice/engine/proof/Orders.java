package io.sluice.engine.proof;

import io.sluice.core.fs.FileStatus;
import io.sluice.core.fs.FileSystem;
import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.ReadableFile;
import io.sluice.core.fs.WritableFile;
import io.sluice.engine.job.PlannedScript;
import io.sluice.planner.RuntimeMode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The jobs that the proofs run, over the same orders and people in files, into files: what they read, and what must come
 * of it, computed row by row without any of the engine. All rows of a sink differ from each other.
 */
final class Orders {
    private static final int SIZE_SECONDS = 10;
    private static final int DELAY_SECONDS = 5;
    private static final int KEYS = 12;
    private static final int LEAST_KEPT = 20;

    private record Order(long id, long key, long value, int second) {}

    private final List<Order> orders = new ArrayList<>();
    private final Map<Long, String> people = new TreeMap<>();

    Orders(int rows) {
        Random random = new Random(rows);
        for (int i = 0; i < rows; i++) {
            int second = Math.max(0, i / 2 + random.nextInt(25) - 12);
            orders.add(new Order(i, random.nextInt(KEYS), random.nextInt(100), second));
        }
        for (long key = 0; key < KEYS; key += 2) {
            people.put(key, "person " + key + " of many");
        }
    }

    private static final String TABLES =
            """
            CREATE TABLE orders (id BIGINT, k BIGINT, v BIGINT, ts TIMESTAMP(3),
                WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
                WITH ('connector' = 'filesystem', 'path' = '/in/orders.csv', 'format' = 'csv');
            CREATE TABLE people (k BIGINT, name STRING)
                WITH ('connector' = 'filesystem', 'path' = '/in/people', 'format' = 'csv');
            CREATE TABLE kept (id BIGINT, v BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '/out/kept', 'format' = 'csv');
            CREATE TABLE tumbles (k BIGINT, s TIMESTAMP(3), n BIGINT, total BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '/out/tumbles', 'format' = 'csv');
            CREATE TABLE late (id BIGINT, k BIGINT, v BIGINT, ts TIMESTAMP(3))
                WITH ('connector' = 'filesystem', 'path' = '/out/late', 'format' = 'csv');
            CREATE TABLE joined (id BIGINT, name STRING)
                WITH ('connector' = 'filesystem', 'path' = '/out/joined', 'format' = 'csv');
            CREATE TABLE sums (k BIGINT, n BIGINT, total BIGINT, least BIGINT)
                WITH ('connector' = 'filesystem', 'path' = '/out/sums', 'format' = 'csv');
            """;

    /** A filter, a window with its late rows, and a join: rows come out all the time. */
    PlannedScript streaming() {
        return new PlannedScript(
                TABLES
                        + """
            BEGIN STATEMENT SET;
            INSERT INTO kept SELECT id, v FROM orders WHERE v >= 20;
            INSERT INTO tumbles LATE ROWS OF orders INTO late
                SELECT k, window_start, COUNT(*), SUM(v)
                FROM TABLE(TUMBLE(TABLE orders, DESCRIPTOR(ts), INTERVAL '10' SECOND))
                GROUP BY k, window_start, window_end;
            INSERT INTO joined SELECT o.id, p.name FROM orders AS o JOIN people AS p ON o.k = p.k;
            END;
            """,
                RuntimeMode.STREAMING,
                disk());
    }

    /** Groups: rows come out at the end. */
    PlannedScript groups() {
        return new PlannedScript(
                TABLES + "INSERT INTO sums SELECT k, COUNT(*), SUM(v), MIN(v) FROM orders GROUP BY k;",
                RuntimeMode.BATCH,
                disk());
    }

    /** A disk that holds the input. */
    MemoryFileSystem disk() {
        MemoryFileSystem disk = new MemoryFileSystem();
        StringBuilder text = new StringBuilder();
        orders.forEach(o -> text.append(o.id + "," + o.key + "," + o.value + "," + time(o.second) + "\n"));
        write(disk, "/in/orders.csv", text.toString());
        List<Long> keys = new ArrayList<>(people.keySet());
        for (int i = 0; i < keys.size(); i++) {
            write(disk, "/in/people/" + i + ".csv", keys.get(i) + "," + people.get(keys.get(i)) + "\n");
        }
        return disk;
    }

    private static String time(int second) {
        return String.format("2024-01-01 %02d:%02d:%02d", second / 3600, second / 60 % 60, second % 60);
    }

    private static void write(MemoryFileSystem disk, String path, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (WritableFile file = disk.create(path)) {
            file.write(bytes, 0, bytes.length);
            file.sync();
            for (String parent = path; !parent.isEmpty(); ) {
                parent = parent.substring(0, parent.lastIndexOf('/'));
                disk.syncDirectory(parent.isEmpty() ? "/" : parent);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By table, the rows that {@link #streaming} must leave, sorted. */
    Map<String, List<String>> streamed() {
        List<String> kept = new ArrayList<>();
        List<String> late = new ArrayList<>();
        List<String> joined = new ArrayList<>();
        Map<String, long[]> windows = new TreeMap<>();
        int latest = Integer.MIN_VALUE / 2;
        for (Order o : orders) {
            if (o.value >= LEAST_KEPT) {
                kept.add(o.id + "," + o.value);
            }
            if (people.containsKey(o.key)) {
                joined.add(o.id + "," + people.get(o.key));
            }
            int start = o.second / SIZE_SECONDS * SIZE_SECONDS;
            if (latest - DELAY_SECONDS >= start + SIZE_SECONDS) {
                late.add(o.id + "," + o.key + "," + o.value + "," + time(o.second));
            } else {
                long[] window = windows.computeIfAbsent(o.key + "," + time(start), w -> new long[2]);
                window[0]++;
                window[1] += o.value;
            }
            latest = Math.max(latest, o.second);
        }
        List<String> tumbles = new ArrayList<>();
        windows.forEach((window, sums) -> tumbles.add(window + "," + sums[0] + "," + sums[1]));
        return sorted(Map.of("kept", kept, "late", late, "joined", joined, "tumbles", tumbles));
    }

    /** By table, the rows that {@link #groups} must leave, sorted. */
    Map<String, List<String>> grouped() {
        Map<Long, long[]> sums = new TreeMap<>();
        for (Order o : orders) {
            long[] sum = sums.computeIfAbsent(o.key, k -> new long[] {0, 0, Long.MAX_VALUE});
            sum[0]++;
            sum[1] += o.value;
            sum[2] = Math.min(sum[2], o.value);
        }
        List<String> rows = new ArrayList<>();
        sums.forEach((k, sum) -> rows.add(k + "," + sum[0] + "," + sum[1] + "," + sum[2]));
        return sorted(Map.of("sums", rows));
    }

    private static Map<String, List<String>> sorted(Map<String, List<String>> tables) {
        Map<String, List<String>> all = new TreeMap<>(tables);
        all.values().forEach(Collections::sort);
        return all;
    }

    /** By table, what a reader of the folder sees, sorted. Tables without rows are left out. */
    static Map<String, List<String>> visible(FileSystem disk) {
        return visible(disk, new HashMap<>());
    }

    /** @param known what is in files that were read before; a file that is there does not change */
    static Map<String, List<String>> visible(FileSystem disk, Map<FileStatus, List<String>> known) {
        Map<String, List<String>> tables = new TreeMap<>();
        try {
            for (FileStatus table : disk.list("/out")) {
                List<String> rows = new ArrayList<>();
                for (FileStatus file : disk.list(table.path())) {
                    if (!file.name().startsWith(".") && !file.name().startsWith("_")) {
                        rows.addAll(known.computeIfAbsent(file, f -> lines(disk, f)));
                    }
                }
                Collections.sort(rows);
                if (!rows.isEmpty()) {
                    tables.put(table.name(), rows);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return tables;
    }

    /** The rows that only one of two sets of tables has, in words; empty when they are equal. */
    static String difference(Map<String, List<String>> right, Map<String, List<String>> found) {
        StringBuilder text = new StringBuilder();
        Set<String> tables = new TreeSet<>(right.keySet());
        tables.addAll(found.keySet());
        for (String table : tables) {
            List<String> missing = new ArrayList<>(right.getOrDefault(table, List.of()));
            List<String> tooMany = new ArrayList<>();
            for (String row : found.getOrDefault(table, List.of())) {
                if (!missing.remove(row)) {
                    tooMany.add(row);
                }
            }
            if (!missing.isEmpty() || !tooMany.isEmpty()) {
                text.append(table + ": missing " + missing + ", too many " + tooMany + "; ");
            }
        }
        return text.toString();
    }

    private static List<String> lines(FileSystem disk, FileStatus status) {
        try (ReadableFile file = disk.open(status.path())) {
            byte[] bytes = new byte[Math.toIntExact(file.length())];
            for (int read = 0; read < bytes.length; ) {
                read += file.read(read, bytes, read, bytes.length - read);
            }
            return new String(bytes, StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
