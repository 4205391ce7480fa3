package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The tables of plans and of errors: each case is a script and what EXPLAIN prints for it, or the error people see. Run
 * with {@code -Dsluice.goldens=complete} to write the answers, and read every one before it is committed.
 */
class PlanGoldenTest {
    private static final Path FOLDER = Path.of("src", "test", "resources", "plans");
    private static final String CASE = "=== ";
    private static final String ANSWER = "---\n";

    private record Golden(String name, String script, String answer) {}

    @TestFactory
    Stream<DynamicTest> goldens() throws IOException {
        String tables = Files.readString(FOLDER.resolve("tables.sql"));
        List<DynamicTest> tests = new ArrayList<>();
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file :
                    files.filter(f -> f.toString().endsWith(".golden")).sorted().toList()) {
                List<Golden> cases = read(file);
                assertFalse(cases.isEmpty(), file + " has no case");
                if ("complete".equals(System.getProperty("sluice.goldens"))) {
                    complete(file, cases, tables);
                }
                for (Golden golden : read(file)) {
                    tests.add(DynamicTest.dynamicTest(
                            file.getFileName() + ": " + golden.name,
                            () -> assertEquals(golden.answer, run(golden, tables), golden.script)));
                }
            }
        }
        return tests.stream();
    }

    private static String run(Golden golden, String tables) {
        TestSession session = new TestSession();
        assertEquals("", session.run(tables), "the tables are defined");
        return session.run(golden.script);
    }

    private static List<Golden> read(Path file) throws IOException {
        List<Golden> cases = new ArrayList<>();
        for (String part : Files.readString(file).split("(?m)^" + CASE)) {
            if (!part.isBlank()) {
                int line = part.indexOf('\n');
                int answer = part.indexOf("\n" + ANSWER, line);
                String script = part.substring(line + 1, answer < 0 ? part.length() : answer);
                String text = answer < 0 ? "" : part.substring(answer + 1 + ANSWER.length());
                cases.add(new Golden(part.substring(0, line), script.stripTrailing(), text.stripTrailing() + "\n"));
            }
        }
        return cases;
    }

    private static void complete(Path file, List<Golden> cases, String tables) throws IOException {
        StringBuilder text = new StringBuilder();
        for (Golden golden : cases) {
            text.append(CASE)
                    .append(golden.name)
                    .append('\n')
                    .append(golden.script)
                    .append('\n')
                    .append(ANSWER);
            text.append(run(golden, tables)).append('\n');
        }
        Files.writeString(file, text.toString().stripTrailing() + "\n");
    }
}
