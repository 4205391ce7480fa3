package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.core.fs.LocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code earthquakes.sql}, writing to a folder of the test, against a row-by-row computation: which rows are on time
 * and which are late is a matter of their order alone, not of batches or tasks.
 */
class EarthquakesTest {
    private static final Path SCRIPT = Path.of("sql-examples/earthquakes.sql");
    private static final String TARGET = "target/earthquakes";
    private static final long HOUR_MILLIS = 3_600_000;
    private static final int ALL = 1707;
    private static final int LATE = 478;
    private static final int GROUPS = 73;

    private record Quakes(long count, Double strongest) {}

    @Test
    void theComputationItselfFindsWhatTheDataIsKnownFor() throws IOException {
        DailyWindows<JsonNode, Quakes> days = computed();
        assertEquals(GROUPS, days.windows().size());
        assertEquals(LATE, days.late().size());
        assertEquals(ALL - LATE, onTime(days));
    }

    @ParameterizedTest
    @MethodSource("io.sluice.examples.Widths#all")
    void equalsARowByRowComputation(Widths widths, @TempDir Path folder) throws IOException {
        CommandLine.Outcome outcome = run(widths, folder);
        DailyWindows<JsonNode, Quakes> days = computed();
        assertEquals(sorted(perDay(days.windows())), sorted(ExampleFiles.lines(folder.resolve("per-day"))));
        assertEquals(sorted(late(days.late())), sorted(late(folder)));
        assertEquals("on_time\n" + onTime(days) + "\nlate\n" + days.late().size() + "\n", outcome.out());
        assertTrue(outcome.err().contains(String.valueOf(LATE)), outcome.err());
    }

    private static CommandLine.Outcome run(Widths widths, Path folder) throws IOException {
        String sql = Files.readString(SCRIPT);
        assertTrue(sql.contains("'" + TARGET + "/per-day'") && sql.contains("'" + TARGET + "/late'"), sql);
        Path script = folder.resolve("script.sql");
        Files.writeString(script, sql.replace(TARGET, folder.toString()));
        List<String> words = new ArrayList<>(widths.arguments());
        words.addAll(List.of("-D", "sql-client.execution.result-mode=csv", "-f", script.toString()));
        CommandLine.Outcome outcome = CommandLine.run(new LocalFileSystem(), words);
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome;
    }

    private static DailyWindows<JsonNode, Quakes> computed() throws IOException {
        DailyWindows<JsonNode, Quakes> days = new DailyWindows<>(HOUR_MILLIS, EarthquakesTest::add);
        for (JsonNode quake : ExampleFiles.json(ExampleFiles.EARTHQUAKES)) {
            days.add(
                    ExampleFiles.millis(quake.get("happened").asText()),
                    quake.get("network").asText(),
                    quake);
        }
        return days;
    }

    private static Quakes add(Quakes before, JsonNode quake) {
        Double magnitude = magnitude(quake);
        if (before == null) {
            return new Quakes(1, magnitude);
        }
        boolean stronger = magnitude != null && (before.strongest() == null || magnitude > before.strongest());
        return new Quakes(before.count() + 1, stronger ? magnitude : before.strongest());
    }

    private static Double magnitude(JsonNode quake) {
        JsonNode field = quake.get("magnitude");
        return field == null || field.isNull() ? null : (Double) field.asDouble();
    }

    private static long onTime(DailyWindows<JsonNode, Quakes> days) {
        return days.windows().values().stream().mapToLong(Quakes::count).sum();
    }

    private static List<String> perDay(Map<DailyWindows.Key, Quakes> windows) {
        List<String> lines = new ArrayList<>();
        windows.forEach((window, quakes) -> {
            String day = java.time.Instant.ofEpochMilli(window.startMillis())
                    .toString()
                    .substring(0, 10);
            String strongest =
                    quakes.strongest() == null ? "" : quakes.strongest().toString();
            lines.add(day + " 00:00:00," + window.key() + "," + quakes.count() + "," + strongest);
        });
        return lines;
    }

    private static List<String> late(Path folder) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (Path file : ExampleFiles.visible(folder.resolve("late"))) {
            rows.addAll(ExampleFiles.json(file));
        }
        return late(rows);
    }

    private static List<String> late(List<JsonNode> rows) {
        return rows.stream()
                .map(row -> row.get("id").asText() + "|"
                        + ExampleFiles.millis(row.get("happened").asText()) + "|"
                        + magnitude(row) + "|" + row.get("place").asText() + "|"
                        + row.get("network").asText())
                .toList();
    }

    private static String sorted(Collection<String> lines) {
        return String.join("\n", lines.stream().sorted().toList());
    }
}
