package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.core.fs.LocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code savepoint.sql}, in a folder of the test: a job that is stopped with half of its input read and goes on with the
 * other half counts what a plain loop over the whole input counts.
 */
class SavepointTest {
    private static final Path SCRIPT = Path.of("sql-examples/savepoint.sql");
    private static final String TARGET = "target/savepoint";
    private static final int FLIGHTS = 20_000;

    private record Total(long flights, long delay) {
        Total add(Total other) {
            return new Total(flights + other.flights, delay + other.delay);
        }
    }

    @Test
    void countsEachFlightOnce(@TempDir Path folder) throws IOException {
        String sql = Files.readString(SCRIPT);
        Path script = folder.resolve("script.sql");
        Files.writeString(script, sql.replace(TARGET, folder.toString()));
        CommandLine.Outcome outcome = CommandLine.run(
                new LocalFileSystem(),
                List.of("-D", "sql-client.execution.result-mode=csv", "-f", script.toString()));
        assertEquals(0, outcome.exitCode(), outcome.err());

        List<String> expected = computed();
        assertEquals(
                String.join("\n", expected),
                String.join("\n", ExampleFiles.lines(folder.resolve("per-day")).stream()
                        .sorted()
                        .toList()));
        assertTrue(outcome.out().endsWith("\n" + expected.size() + "," + FLIGHTS + "\n"), outcome.out());
        try (Stream<Path> savepoints = Files.list(folder.resolve("savepoints"))) {
            assertEquals(2, savepoints.filter(SavepointTest::isSavepoint).count(), outcome.out());
        }
    }

    private static boolean isSavepoint(Path directory) {
        return directory.getFileName().toString().startsWith("savepoint-")
                && Files.exists(directory.resolve("_metadata"));
    }

    private static List<String> computed() throws IOException {
        Map<String, Total> totals = new TreeMap<>();
        for (JsonNode flight : ExampleFiles.json(ExampleFiles.FLIGHTS)) {
            String day = flight.get("departed").asText().substring(0, 10);
            totals.merge(
                    day + "," + flight.get("origin").asText(),
                    new Total(1, flight.get("delay").asLong()),
                    Total::add);
        }
        assertEquals(FLIGHTS, totals.values().stream().mapToLong(Total::flights).sum());
        return totals.entrySet().stream()
                .map(e -> e.getKey() + "," + e.getValue().flights() + ","
                        + e.getValue().delay())
                .sorted()
                .toList();
    }
}
