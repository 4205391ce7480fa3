package io.sluice.examples.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.fs.WritableFile;
import io.sluice.examples.CommandLine;
import io.sluice.examples.golden.GoldenRun;
import io.sluice.examples.golden.GoldenRuns;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The exact text of common mistakes; {@code -Dslt.complete=true} writes what is said now, to be read and judged. */
class MistakesTest {
    private static final Path FOLDER = Path.of("sql-examples/src/test/resources/errors");
    private static final int AT_LEAST = 175;
    private static final List<String> INSIDES =
            List.of("Exception", "org.apache.calcite", "at io.sluice", "RelNode", "SqlNode", "SLC-9003");

    @TestFactory
    Stream<DynamicTest> everyMistakeIsToldInItsWords() throws IOException {
        List<GoldenRuns> files = new ArrayList<>();
        try (Stream<Path> all = Files.list(FOLDER)) {
            for (Path file :
                    all.filter(p -> p.toString().endsWith(".txt")).sorted().toList()) {
                files.add(GoldenRuns.of(file));
            }
        }
        int mistakes = files.stream().mapToInt(GoldenRuns::size).sum();
        assertTrue(mistakes >= AT_LEAST, mistakes + " mistakes");
        return files.stream().flatMap(file -> file.tests(MistakesTest::run));
    }

    @Test
    void theTablesThemselvesAreRight() throws IOException {
        CommandLine.Outcome outcome =
                CommandLine.run(files("SELECT 1;"), List.of("-f", "tables.sql", "-f", "mistake.sql"));
        assertEquals(0, outcome.exitCode(), outcome.err());
    }

    private static GoldenRun run(GoldenRun mistake) throws IOException {
        List<String> words = mistake.isCommandLine()
                ? List.of(mistake.input().get(0).substring(1).strip().split(" +"))
                : List.of("-f", "tables.sql", "-f", "mistake.sql");
        CommandLine.Outcome outcome = CommandLine.run(files(String.join("\n", mistake.input())), words);
        // What a function of the user threw is the user's.
        String ours = outcome.err().replaceAll("Function \\w+ failed: .*", "");
        for (String inside : INSIDES) {
            assertFalse(ours.contains(inside), inside + " in " + outcome.err());
        }
        return mistake.told(outcome.exitCode(), outcome.err().replaceAll("\\([0-9a-f]{32}\\)", "(..)"));
    }

    private static MemoryFileSystem files(String script) throws IOException {
        MemoryFileSystem files = new MemoryFileSystem();
        write(files, "mistake.sql", script);
        write(files, "tables.sql", Files.readString(FOLDER.resolve("tables.sql")));
        write(files, "data/flights.csv", "2001-01-01 00:47:00,DTW,LAS,1750,66\n2001-01-01 01:10:00,HNL,SFO,2399,95\n");
        write(files, "data/airports.csv", "DTW,Detroit,MI\n");
        write(
                files,
                "data/damaged.jsonl",
                "{\"origin\":\"SFO\",\"delay\":5}\n{\"origin\":\"LAX\",\"delay\":\"much\"}\n");
        return files;
    }

    private static void write(MemoryFileSystem files, String path, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try (WritableFile file = files.create(path)) {
            file.write(bytes, 0, bytes.length);
        }
    }
}
