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
import java.util.TreeMap;
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
        CommandLine.Outcome outcome = run(folder, script(folder));
        List<String> expected = computed();
        assertEquals(String.join("\n", expected), written(folder));
        assertTrue(outcome.out().endsWith("\n" + expected.size() + "," + FLIGHTS + "\n"), outcome.out());
        assertEquals(2, savepoints(outcome.out()).size(), outcome.out());
    }

    @Test
    void anotherProcessGoesOnWithAnotherBackendAndParallelism(@TempDir Path folder) throws IOException {
        String sql = script(folder);
        String last = savepoints(run(folder, sql).out()).get(1);
        String tables = sql.substring(0, sql.indexOf("INSERT INTO arrivals"));
        String job = sql.substring(sql.indexOf("SET 'pipeline.name'"), sql.indexOf("RESET 'pipeline.name'"));
        run(
                folder,
                tables + "SET 'state.backend.type' = 'hashmap'; SET 'parallelism.default' = '3';"
                        + "SET 'execution.state-recovery.path' = '" + last + "';" + job
                        + "RESET 'execution.state-recovery.path'; RESET 'pipeline.name';"
                        + "INSERT INTO arrivals VALUES (TIMESTAMP '2001-04-02 00:00:05', 'none', 0);"
                        + "SELECT flight_day FROM days_done WHERE flight_day = DATE '2001-04-01' LIMIT 1;"
                        + "STOP JOB 'per-day';");
        List<String> expected = new ArrayList<>(computed());
        expected.add("2001-04-01,none,1,0");
        assertEquals(String.join("\n", expected), written(folder));
    }

    private static String script(Path folder) throws IOException {
        return Files.readString(SCRIPT).replace(TARGET, folder.toString());
    }

    private static CommandLine.Outcome run(Path folder, String sql) throws IOException {
        Path script = folder.resolve("script.sql");
        Files.writeString(script, sql);
        CommandLine.Outcome outcome = CommandLine.run(
                new LocalFileSystem(), List.of("-D", "sql-client.execution.result-mode=csv", "-f", script.toString()));
        assertEquals(0, outcome.exitCode(), outcome.err());
        return outcome;
    }

    /** As STOP JOB prints them. */
    private static List<String> savepoints(String out) {
        return out.lines()
                .filter(line -> Files.exists(Path.of(line).resolve("_metadata")))
                .toList();
    }

    private static String written(Path folder) throws IOException {
        return String.join(
                "\n",
                ExampleFiles.lines(folder.resolve("per-day")).stream().sorted().toList());
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
