package io.sluice.examples.duckdb;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.LocalFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.TextResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Bounded queries give the rows that an independent engine gives; the known differences stand in the file of queries. */
class DuckDbTest {
    private static final Path FOLDER = Path.of("sql-examples/src/test/resources/duckdb");
    private static final int AT_LEAST = 200;
    private static final int SHOWN = 5;

    private static DuckDb duckDb;
    private static Engine engine;
    private static Session session;

    /** One whose joins and sorts put nearly all rows on disk. */
    private static Session poorSession;

    @BeforeAll
    static void open() throws IOException, SQLException {
        duckDb = new DuckDb();
        PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
        engine = new Engine(new Engine.Surroundings(new LocalFileSystem(), Clock.SYSTEM, nowhere));
        session = openSession(Map.of("table.local-time-zone", "UTC"));
        poorSession = openSession(Map.of("table.local-time-zone", "UTC", "taskmanager.memory.managed.size", "16 kb"));
    }

    private static Session openSession(Map<String, String> settings) throws IOException {
        Session opened = engine.openSession(Settings.of(settings), Session.Mode.SCRIPT, warning -> {});
        opened.execute(Files.readString(FOLDER.resolve("tables.sql")));
        return opened;
    }

    @AfterAll
    static void close() throws SQLException {
        session.close();
        poorSession.close();
        engine.close();
        duckDb.close();
    }

    @TestFactory
    Stream<DynamicTest> sameRows() throws IOException {
        List<DynamicTest> tests;
        try (Stream<Path> files = Files.list(FOLDER)) {
            tests = comparisons(files.filter(f -> !f.endsWith("tables.sql")), session);
        }
        assertTrue(tests.size() >= AT_LEAST, tests.size() + " queries");
        return tests.stream();
    }

    @TestFactory
    Stream<DynamicTest> sameRowsFromDisk() throws IOException {
        return comparisons(Stream.of(FOLDER.resolve("joins.sql")), poorSession).stream();
    }

    private static List<DynamicTest> comparisons(Stream<Path> files, Session by) throws IOException {
        List<DynamicTest> tests = new ArrayList<>();
        for (Path file : files.sorted().toList()) {
            for (Comparison query : Comparison.parse(Files.readAllLines(file))) {
                String name = file.getFileName() + ":" + query.line() + ": " + query.sluice();
                tests.add(DynamicTest.dynamicTest(name, () -> verify(query, by)));
            }
        }
        return tests;
    }

    private static void verify(Comparison query, Session by) throws SQLException {
        List<String> expected = SameText.of(duckDb.rows(query.duckdb()), query.ordered());
        assertTrue(!expected.isEmpty(), "a comparison of no rows shows nothing");
        TextResult result = by.execute(query.sluice()).get(0);
        List<String> seen = SameText.of(result.rows(), query.ordered());
        if (!expected.equals(seen)) {
            int first = 0;
            while (first < Math.min(expected.size(), seen.size())
                    && expected.get(first).equals(seen.get(first))) {
                first++;
            }
            assertEquals(around(expected, first), around(seen, first), query.sluice());
        }
    }

    /** Its size and the lines from the first difference on. */
    private static String around(List<String> lines, int first) {
        return lines.size() + " rows, from row " + first + "\n"
                + String.join("\n", lines.subList(first, Math.min(lines.size(), first + SHOWN)));
    }
}
