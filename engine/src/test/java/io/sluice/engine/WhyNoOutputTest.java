package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SHOW WATERMARKS FOR JOB and EXPLAIN ANALYZE JOB, on a window over two folders of which one falls behind. */
class WhyNoOutputTest {
    private static final String TABLE =
            """
            CREATE TABLE %s (k STRING, n BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts - INTERVAL '5' SECOND)
              WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'csv', 'source.monitor-interval' = '1 ms'%s);
            """;
    private static final String JOB =
            """
            CREATE TABLE sums (k STRING, s BIGINT) WITH ('connector' = 'print');
            SET 'pipeline.name' = 'mine';
            INSERT INTO sums SELECT k, SUM(n) FROM TABLE(TUMBLE(
              (SELECT * FROM a UNION ALL SELECT * FROM b), DESCRIPTOR(ts), INTERVAL '1' MINUTE))
              GROUP BY k, window_start, window_end;
            """;
    private static final int MOST_LOOKS = 2_000_000;

    private final TestEngine engine = new TestEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    private void start(String optionsOfB) {
        engine.file("a/1.csv", "x,1,2001-01-01 00:00:10", "x,2,2001-01-01 00:05:00");
        engine.file("b/1.csv", "x,3,2001-01-01 00:00:30");
        engine.run(String.format(TABLE, "a", "a", "") + String.format(TABLE, "b", "b", optionsOfB) + JOB);
    }

    private List<List<String>> watermarks() {
        return engine.run("SHOW WATERMARKS FOR JOB 'mine'").get(0).rows();
    }

    /** The line of the window's input. */
    private List<String> window() {
        return watermarks().stream()
                .filter(row -> row.get(0).startsWith("tumble"))
                .findFirst()
                .orElse(List.of("", "", "", "", "", "", "", ""));
    }

    private void await(BooleanSupplier condition) {
        for (int looks = 0; !condition.getAsBoolean(); looks++) {
            assertTrue(looks < MOST_LOOKS, () -> watermarks() + " " + engine.run("DESCRIBE JOB 'mine'"));
            Thread.yield();
        }
    }

    @Test
    void theSplitThatHoldsTheWindowBackIsNamed() {
        start("");
        await(() -> window().get(6).equals("2") && window().get(2).equals("2001-01-01T00:00:25.000"));
        List<String> window = window();
        assertTrue(window.get(3).equals("scan(b) split b"), window.toString());
        assertEquals("2001-01-01T00:01:00.000", window.get(5));
        assertEquals("", engine.printed());
    }

    @Test
    void anIdleSplitHoldsNothingBack() {
        start(", 'scan.watermark.idle-timeout' = '1 ms'");
        await(() -> !watermarks().isEmpty() && engine.printed().contains("+I[x, 4]"));
        List<String> idle = watermarks().stream()
                .filter(row -> row.get(0).startsWith("scan(b)"))
                .findFirst()
                .orElseThrow();
        assertTrue(idle.get(4) != null && idle.get(3) == null, idle.toString());
        assertTrue(window().get(3).startsWith("scan(a)"), window().toString());
    }

    @Test
    void aTableWithoutWatermarkIsSaidToHaveNone() {
        engine.file("a/1.csv", "x,1");
        engine.run(
                """
                CREATE TABLE a (k STRING, n BIGINT)
                  WITH ('connector' = 'filesystem', 'path' = 'a', 'format' = 'csv', 'source.monitor-interval' = '1 ms');
                CREATE TABLE sums (k STRING, n BIGINT) WITH ('connector' = 'print');
                SET 'pipeline.name' = 'mine';
                INSERT INTO sums SELECT k, n FROM a;
                """);
        await(() -> !watermarks().isEmpty() && watermarks().get(0).get(3) != null);
        assertTrue(watermarks().get(0).get(3).endsWith("whose table has no WATERMARK"), watermarks() + "");
    }

    @Test
    void operatorsTellTheirRowsTimeAndState() {
        start("");
        await(() -> window().get(6).equals("2"));
        List<List<String>> lines =
                engine.run("EXPLAIN ANALYZE JOB 'mine'").get(0).rows();
        List<String> window = lines.stream()
                .filter(row -> row.get(0).startsWith("tumble"))
                .findFirst()
                .orElseThrow();
        assertEquals("3", window.get(2));
        assertTrue(Long.parseLong(window.get(4)) > 0 && Double.parseDouble(window.get(5)) >= 0, window.toString());
        assertEquals("2", window.get(7));
        assertTrue(Long.parseLong(window.get(8)) > 0, window.toString());
        double percent = IntStream.range(0, lines.size())
                .mapToDouble(i -> Double.parseDouble(lines.get(i).get(6)))
                .sum();
        assertEquals(100, percent, 1);
    }
}
