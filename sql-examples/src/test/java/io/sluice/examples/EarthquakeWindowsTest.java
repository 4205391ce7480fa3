package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.core.fs.LocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * CUMULATE and SESSION over the feed of earthquakes, which comes out of order by hours, against a row-by-row
 * computation: the same windows and the same late rows at every parallelism and batch size, and on-time and late rows
 * that add up to the feed.
 */
class EarthquakeWindowsTest {
    private static final long HOUR_MILLIS = 3_600_000;
    private static final long DAY_MILLIS = 24 * HOUR_MILLIS;
    private static final int ALL = 1707;

    private static final String SCRIPT =
            """
            CREATE TABLE earthquakes (id STRING, happened TIMESTAMP(3), magnitude DOUBLE, network STRING,
              WATERMARK FOR happened AS happened - INTERVAL '1' HOUR)
            WITH ('connector' = 'filesystem', 'path' = 'sql-examples/data/earthquakes.jsonl', 'format' = 'json');
            CREATE TABLE windows (s TIMESTAMP(3), e TIMESTAMP(3), network STRING, quakes BIGINT, strongest DOUBLE)
            WITH ('connector' = 'filesystem', 'path' = '%1$s/windows', 'format' = 'json');
            CREATE TABLE late_quakes (id STRING, happened TIMESTAMP(3), magnitude DOUBLE, network STRING)
            WITH ('connector' = 'filesystem', 'path' = '%1$s/late', 'format' = 'json');
            INSERT INTO windows LATE ROWS INTO late_quakes
            SELECT window_start, window_end, network, COUNT(*), MAX(magnitude)
            FROM TABLE(%2$s)
            GROUP BY window_start, window_end, network;
            """;
    private static final String CUMULATE =
            "CUMULATE(TABLE earthquakes, DESCRIPTOR(happened), INTERVAL '6' HOURS, INTERVAL '1' DAY)";
    private static final String SESSION =
            "SESSION(TABLE earthquakes PARTITION BY network, DESCRIPTOR(happened), INTERVAL '3' HOURS)";

    private static RowByRow<JsonNode> cumulate() {
        return RowByRow.cumulate(6 * HOUR_MILLIS, DAY_MILLIS, HOUR_MILLIS);
    }

    private static RowByRow<JsonNode> session() {
        return RowByRow.session(3 * HOUR_MILLIS, HOUR_MILLIS);
    }

    @Test
    void theComputationItselfFindsLateRowsAndSessionsOfMany() throws IOException {
        RowByRow<JsonNode> growing = computed(cumulate());
        RowByRow<JsonNode> sessions = computed(session());
        assertEquals(478, growing.late().size(), "as late as for windows of a day, the last of each to close");
        assertTrue(sessions.late().size() > 100, sessions.late().size() + " late rows prove little");
        assertTrue(sessions.windows().values().stream().anyMatch(rows -> rows.size() > 20), "no session is long");
        assertEquals(ALL, sessions.onTime() + sessions.late().size());
    }

    @ParameterizedTest
    @MethodSource("io.sluice.examples.Widths#all")
    void cumulateEqualsARowByRowComputation(Widths widths, @TempDir Path folder) throws IOException {
        run(CUMULATE, widths, folder);
        List<JsonNode> windows = rows(folder.resolve("windows"));
        check(computed(cumulate()), windows, folder);
        long onTime = windows.stream()
                .filter(row -> millis(row, "e") - millis(row, "s") == DAY_MILLIS)
                .mapToLong(row -> row.get("quakes").asLong())
                .sum();
        assertEquals(ALL, onTime + rows(folder.resolve("late")).size());
    }

    @ParameterizedTest
    @MethodSource("io.sluice.examples.Widths#all")
    void sessionsEqualARowByRowComputation(Widths widths, @TempDir Path folder) throws IOException {
        run(SESSION, widths, folder);
        List<JsonNode> windows = rows(folder.resolve("windows"));
        check(computed(session()), windows, folder);
        long onTime =
                windows.stream().mapToLong(row -> row.get("quakes").asLong()).sum();
        assertEquals(ALL, onTime + rows(folder.resolve("late")).size());
    }

    private static void run(String window, Widths widths, Path folder) throws IOException {
        Path script = folder.resolve("script.sql");
        Files.writeString(script, SCRIPT.formatted(folder, window));
        List<String> words = new ArrayList<>(widths.arguments());
        words.addAll(List.of("-f", script.toString()));
        CommandLine.Outcome outcome = CommandLine.run(new LocalFileSystem(), words);
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    private static RowByRow<JsonNode> computed(RowByRow<JsonNode> windows) throws IOException {
        for (JsonNode quake : ExampleFiles.json(ExampleFiles.EARTHQUAKES)) {
            windows.add(millis(quake, "happened"), quake.get("network").asText(), quake);
        }
        return windows;
    }

    private static void check(RowByRow<JsonNode> expected, List<JsonNode> windows, Path folder) throws IOException {
        assertEquals(
                expectedLines(expected.windows()),
                sorted(windows.stream()
                        .map(row -> millis(row, "s") + "|" + millis(row, "e") + "|"
                                + row.get("network").asText() + "|"
                                + row.get("quakes").asLong() + "|"
                                + number(row, "strongest"))
                        .toList()));
        assertEquals(lateLines(expected.late()), lateLines(rows(folder.resolve("late"))));
    }

    private static String expectedLines(Map<KeyedWindow, List<JsonNode>> windows) {
        List<String> lines = new ArrayList<>();
        windows.forEach((window, quakes) -> lines.add(window.startMillis() + "|" + window.endMillis() + "|"
                + window.key() + "|" + quakes.size() + "|" + strongest(quakes)));
        return sorted(lines);
    }

    private static Double strongest(List<JsonNode> quakes) {
        return quakes.stream()
                .map(quake -> number(quake, "magnitude"))
                .filter(Objects::nonNull)
                .max(Double::compare)
                .orElse(null);
    }

    private static String lateLines(List<JsonNode> quakes) {
        return sorted(quakes.stream()
                .map(quake ->
                        quake.get("id").asText() + "|" + millis(quake, "happened") + "|" + number(quake, "magnitude")
                                + "|" + quake.get("network").asText())
                .toList());
    }

    private static List<JsonNode> rows(Path folder) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (Path file : ExampleFiles.visible(folder)) {
            rows.addAll(ExampleFiles.json(file));
        }
        return rows;
    }

    private static long millis(JsonNode row, String field) {
        return ExampleFiles.millis(row.get(field).asText());
    }

    private static Double number(JsonNode row, String field) {
        JsonNode value = row.get(field);
        return value == null || value.isNull() ? null : (Double) value.asDouble();
    }

    private static String sorted(List<String> lines) {
        return String.join("\n", lines.stream().sorted().toList());
    }
}
