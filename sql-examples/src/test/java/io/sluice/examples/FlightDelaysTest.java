package io.sluice.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import io.sluice.core.fs.LocalFileSystem;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code flight-delays.sql} as a user starts it, against its checked-in result and against a plain computation. */
class FlightDelaysTest {
    private static final String SCRIPT = "sql-examples/flight-delays.sql";
    private static final Path EXPECTED = Path.of("sql-examples/src/test/resources/flight-delays.expected");

    private record Total(long flights, long delay) {}

    private record Line(String day, String airport, long flights, BigDecimal meanDelay) {
        String csv() {
            return day + "," + airport + "," + flights + "," + meanDelay;
        }
    }

    @Test
    void printsTheExpectedTable() throws IOException {
        CommandLine.Outcome outcome = CommandLine.run(
                new LocalFileSystem(), List.of("-D", "sql-client.display.print-time-cost=false", "-f", SCRIPT));
        assertEquals(0, outcome.exitCode(), outcome.err());
        if (Boolean.getBoolean("slt.complete")) {
            Files.writeString(EXPECTED, outcome.out());
        }
        assertEquals(Files.readString(EXPECTED), outcome.out());
        assertEquals("", outcome.err());
    }

    @ParameterizedTest
    @MethodSource("io.sluice.examples.Widths#all")
    void equalsARowByRowComputation(Widths widths) throws IOException {
        List<String> words = new ArrayList<>(widths.arguments());
        words.addAll(List.of("-D", "sql-client.execution.result-mode=csv", "-f", SCRIPT));
        CommandLine.Outcome outcome = CommandLine.run(new LocalFileSystem(), words);
        assertEquals(0, outcome.exitCode(), outcome.err());
        List<String> expected = Stream.concat(Stream.of("flight_day,airport,flights,mean_delay"), computed().stream())
                .toList();
        assertEquals(
                String.join("\n", expected),
                String.join("\n", outcome.out().lines().toList()));
    }

    private static List<String> computed() throws IOException {
        DailyWindows<JsonNode, Total> days = new DailyWindows<>(5_000, FlightDelaysTest::add);
        for (JsonNode flight : ExampleFiles.json(ExampleFiles.FLIGHTS)) {
            days.add(
                    ExampleFiles.millis(flight.get("departed").asText()),
                    flight.get("origin").asText(),
                    flight);
        }
        assertEquals(List.of(), days.late(), "flights are in the order of their departure");
        List<Line> lines = new ArrayList<>();
        days.windows().forEach((window, total) -> {
            if (total.flights() >= 15) {
                lines.add(line(window, total));
            }
        });
        lines.sort(Comparator.comparing(Line::day)
                .thenComparing(Line::flights, Comparator.reverseOrder())
                .thenComparing(Line::airport));
        return lines.stream().map(Line::csv).toList();
    }

    private static Total add(Total before, JsonNode flight) {
        long delay = flight.get("delay").asLong();
        return before == null ? new Total(1, delay) : new Total(before.flights() + 1, before.delay() + delay);
    }

    private static Line line(DailyWindows.Key window, Total total) {
        String day = Instant.ofEpochMilli(window.startMillis())
                .atZone(ZoneOffset.UTC)
                .toLocalDate()
                .toString();
        BigDecimal mean =
                BigDecimal.valueOf(total.delay()).divide(BigDecimal.valueOf(total.flights()), 1, RoundingMode.HALF_UP);
        return new Line(day, window.key(), total.flights(), mean);
    }
}
