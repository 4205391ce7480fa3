package io.sluice.examples;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** The examples' data and results, read without the engine. */
public final class ExampleFiles {
    public static final Path FLIGHTS = Path.of("sql-examples/data/flights.jsonl");
    public static final Path AIRPORTS = Path.of("sql-examples/data/airports.csv");
    public static final Path EARTHQUAKES = Path.of("sql-examples/data/earthquakes.jsonl");

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter SQL_TIME = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 3, true)
            .toFormatter(Locale.ROOT);

    private ExampleFiles() {}

    public static List<JsonNode> json(Path file) throws IOException {
        List<JsonNode> rows = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            rows.add(JSON.readTree(line));
        }
        return rows;
    }

    /** Milliseconds since the epoch of a TIMESTAMP as SQL writes it. */
    public static long millis(String timestamp) {
        return LocalDateTime.parse(timestamp, SQL_TIME)
                .toInstant(ZoneOffset.UTC)
                .toEpochMilli();
    }

    /** The files of a table that a reader sees. */
    public static List<Path> visible(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> Stream.iterate(folder.relativize(file), p -> p != null, Path::getParent)
                            .map(part -> part.getFileName().toString())
                            .noneMatch(name -> name.startsWith(".") || name.startsWith("_")))
                    .sorted()
                    .toList();
        }
    }

    /** The lines of all of them. */
    public static List<String> lines(Path folder) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Path file : visible(folder)) {
            lines.addAll(Files.readAllLines(file));
        }
        return lines;
    }
}
