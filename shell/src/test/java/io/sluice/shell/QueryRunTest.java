package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Whole runs of the program with queries. */
class QueryRunTest {
    private static final String CLICKS =
            """
            CREATE TABLE clicks (ts TIMESTAMP(3), page STRING, WATERMARK FOR ts AS ts)
              WITH ('connector' = 'filesystem', 'path' = 'clicks.jsonl', 'format' = 'json');
            """;
    private static final String PER_SECOND =
            """
            SELECT window_end, COUNT(*) AS clicks
            FROM TABLE(TUMBLE(TABLE clicks, DESCRIPTOR(ts), INTERVAL '1' SECOND))
            GROUP BY window_start, window_end ORDER BY window_end;
            """;

    private final CommandLine line = new CommandLine()
            .file(
                    "clicks.jsonl",
                    """
                    {"ts": "2001-01-01 00:00:00.100", "page": "a"}
                    {"ts": "2001-01-01 00:00:02", "page": "b"}
                    {"ts": "2001-01-01 00:00:00.200", "page": null}
                    """);

    @Test
    void bytesAreBase64InJson() {
        String mode = "SET 'sql-client.execution.result-mode' = 'jsonl'; ";
        assertEquals(0, line.run("-e", mode + "SELECT x'00FF' AS b, ARRAY[x'00'] AS a, MAP[x'00', 1] AS m"));
        assertEquals("{\"b\":\"AP8=\",\"a\":[\"AA==\"],\"m\":{\"AA==\":1}}\n", line.out());
    }

    @Test
    void aTableOfText() {
        assertEquals(0, line.run("-e", CLICKS + PER_SECOND), line.err());
        assertEquals(
                """
                +-------------------------+--------+
                |              window_end | clicks |
                +-------------------------+--------+
                | 2001-01-01 00:00:01.000 |      1 |
                | 2001-01-01 00:00:03.000 |      1 |
                +-------------------------+--------+
                2 rows in set (0.00 seconds)
                """,
                line.out());
    }

    @Test
    void lateRowsAreToldAlsoWhenTheScriptFails() {
        assertEquals(1, line.run("-e", CLICKS + PER_SECOND, "-e", "SELECT 1 / 0"));
        assertTrue(line.err().startsWith("ERROR SLC-3006"), line.err());
        assertTrue(
                line.err().endsWith("late rows: tumble 1 (not collected; add LATE ROWS INTO to keep them)\n"),
                line.err());
    }

    @Test
    void lateRowsAreToldAtTheEnd() {
        line.run("-e", CLICKS + PER_SECOND);
        assertEquals("late rows: tumble 1 (not collected; add LATE ROWS INTO to keep them)\n", line.err());
    }

    @Test
    void nullAndEmptyResults() {
        assertEquals(0, line.run("-e", CLICKS + "SELECT page FROM clicks WHERE page IS NULL"), line.err());
        assertTrue(line.out().contains("| <NULL> |"), line.out());
        line.run("-e", CLICKS + "SELECT page FROM clicks WHERE page = 'x'");
        assertEquals("Empty set (0.00 seconds)\n", line.out());
    }

    @Test
    void theModeOfResultsIsASetting() {
        line.file("q.sql", CLICKS + "SET 'sql-client.execution.result-mode' = 'jsonl'; SELECT page FROM clicks;");
        assertEquals(0, line.run("-f", "q.sql"), line.err());
        assertEquals("{\"page\":\"a\"}\n{\"page\":\"b\"}\n{\"page\":null}\n", line.out());
    }

    @Test
    void scriptsOfOneRunShareTheirTables() {
        assertEquals(
                0,
                line.run(
                        "-Dsql-client.execution.result-mode=csv",
                        "-e",
                        CLICKS,
                        "-e",
                        "SELECT COUNT(*) AS n FROM clicks"));
        assertEquals("n\n3\n", line.out());
    }

    @Test
    void whatIsListedHasNoTimeAndShowsNothingForNull() {
        assertEquals(0, line.run("-e", CLICKS + "DESCRIBE clicks"), line.err());
        assertEquals(
                """
                +------+------------------------+------+-----+--------+-----------+
                | name |                   type | null | key | extras | watermark |
                +------+------------------------+------+-----+--------+-----------+
                |   ts | TIMESTAMP(3) *ROWTIME* | TRUE |     |        |      `ts` |
                | page |                 STRING | TRUE |     |        |           |
                +------+------------------------+------+-----+--------+-----------+
                2 rows in set
                """,
                line.out());
    }

    @Test
    void printedRowsGoToStandardOutput() {
        String sink = "CREATE TABLE p (page STRING) WITH ('connector' = 'print');";
        assertEquals(0, line.run("-e", CLICKS + sink + "INSERT INTO p SELECT page FROM clicks"), line.err());
        assertEquals("+I[a]\n+I[b]\n+I[null]\n", line.out());
        assertEquals("", line.err());
    }

    @Test
    void anErrorInTheDataEndsTheScriptWithItsPlaceAndWithoutAStackTrace() {
        line.file("clicks.jsonl", "{\"ts\": \"2001-01-01 00:00:00\", \"page\": \"a\"}\n{\"ts\": 7 }\n");
        assertEquals(1, line.run("-e", CLICKS + "SELECT page FROM clicks; SELECT 1;"));
        assertTrue(line.err().startsWith("ERROR SLC-6005 [22P04] 3:1: Job 'select'"), line.err());
        assertTrue(line.err().contains("clicks.jsonl"), line.err());
        assertFalse(line.err().contains("\tat "), line.err());
        assertFalse(line.out().contains("EXPR$0"), "the script went on after its error");
    }

    @Test
    void aWrongOptionIsShownInItsLine() {
        line.file(
                "t.sql",
                "CREATE TABLE t (a INT) WITH (\n  'connector' = 'filesystem',\n  'pathh' = 'x', 'format' = 'csv');");
        assertEquals(1, line.run("-f", "t.sql"));
        assertTrue(line.err().contains(" t.sql:3:3: "), line.err());
        assertTrue(line.err().contains("\n  3 |   'pathh' = 'x', 'format' = 'csv');\n    |   ^^^^^^^\n"), line.err());
        assertTrue(line.err().endsWith("HINT: did you mean 'path'?\n"), line.err());
    }

    @Test
    void theTrainingScriptOfTheBuildRuns() throws IOException {
        Path dist = Path.of("src", "main", "dist");
        line.file("training.sql", Files.readString(dist.resolve("training.sql"), StandardCharsets.UTF_8));
        line.file("training.jsonl", Files.readString(dist.resolve("training.jsonl"), StandardCharsets.UTF_8));
        assertEquals(0, line.run("-f", "training.sql"), line.err());
    }
}
