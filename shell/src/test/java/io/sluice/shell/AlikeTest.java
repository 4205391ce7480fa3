package io.sluice.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.LocalFileSystem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same scripts in this process and on a server: the same bytes on both streams, and the same exit code. */
class AlikeTest {
    private static final String FLIGHTS =
            """
            CREATE TABLE flights (
              origin STRING, delay INT, fare DECIMAL(8, 2), departed TIMESTAMP(3),
              WATERMARK FOR departed AS departed - INTERVAL '1' MINUTE
            ) WITH ('connector' = 'filesystem', 'path' = '%s/flights.csv', 'format' = 'csv',
              'csv.null-literal' = '');
            """;

    private static final String EVERY_TYPE =
            """
            SELECT TRUE AS b, CAST(1 AS TINYINT) AS t, CAST(NULL AS SMALLINT) AS s, 7 AS i, 8000000000 AS l,
              CAST(1.5 AS FLOAT) AS f, 2.5e0 AS d, 12.50 AS n, CAST(1 AS DECIMAL(38, 3)) AS wide, 'it''s; 中 "x"' AS c,
              x'c0ffee' AS bin, DATE '2020-01-31' AS day_of, TIME '12:30:00' AS t_of,
              TIMESTAMP '2020-01-31 12:30:00.123456' AS ts, TO_TIMESTAMP_LTZ(0, 3) AS ltz,
              INTERVAL '1-2' YEAR TO MONTH AS ym, INTERVAL '1 02:03:04' DAY TO SECOND AS dt,
              ARRAY[1, NULL, 3] AS arr, MAP['a', 1] AS m, ROW(1, 'x') AS r, NULL AS nothing;
            """;

    private static final List<String> SCRIPTS = List.of(
            EVERY_TYPE,
            "SELECT origin, COUNT(*) AS n, AVG(delay) AS late, SUM(fare) AS fares FROM flights GROUP BY origin"
                    + " ORDER BY origin;",
            "SELECT * FROM flights;",
            "SELECT * FROM flights WHERE delay > 1000;",
            "SET 'sql-client.execution.result-mode' = 'changelog';"
                    + "SELECT origin, COUNT(*) AS n FROM flights GROUP BY origin;",
            "SELECT window_start, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed),"
                    + " INTERVAL '1' MINUTE)) GROUP BY window_start, window_end;",
            "SHOW TABLES; DESCRIBE flights; SHOW CREATE TABLE flights; SHOW FUNCTIONS LIKE 'U%'; SHOW JOBS; SET;",
            "EXPLAIN SELECT origin, MAX(delay) FROM flights GROUP BY origin; EXPLAIN STATE SELECT 1;",
            "CREATE TABLE sink (origin STRING, n BIGINT) WITH ('connector' = 'blackhole');"
                    + "INSERT INTO sink SELECT origin, COUNT(*) FROM flights GROUP BY origin; SHOW JOBS;",
            "CREATE TABLE sink (at TIMESTAMP(3), n BIGINT) WITH ('connector' = 'blackhole');"
                    + "INSERT INTO sink SELECT window_start, COUNT(*) FROM TABLE(TUMBLE(TABLE flights,"
                    + " DESCRIPTOR(departed), INTERVAL '1' MINUTE)) GROUP BY window_start, window_end;"
                    + "SELECT window_start, COUNT(*) AS n FROM TABLE(TUMBLE(TABLE flights, DESCRIPTOR(departed),"
                    + " INTERVAL '2' MINUTE)) GROUP BY window_start, window_end;",
            "SET 'pipeline.object-reuse' = 'true'; SET 'table.local-time-zone' = 'Asia/Tokyo';"
                    + "SELECT TO_TIMESTAMP_LTZ(0, 3) AS z; RESET 'table.local-time-zone'; SET;",
            "CREATE MATERIALIZED VIEW kept AS SELECT origin, COUNT(*) AS n FROM flights GROUP BY origin;"
                    + "SELECT * FROM kept ORDER BY origin; SHOW MATERIALIZED VIEWS; DROP MATERIALIZED VIEW kept;"
                    + "SELECT * FROM kept;",
            "CREATE MATERIALIZED VIEW kept AS SELECT 10 / (delay - 5) AS x FROM flights;",
            "SELECT 1 AS a;\n/* on\n two lines */  SELECT origni,\n  delay FROM flights;\nSELECT 2;",
            "SELECT 1 AS a; SELECT CAST(origin AS INT) AS n FROM flights;",
            "SELECT * FROM\n  nowhere;",
            "SET 'execution.runtime-mod' = 'batch';",
            "SELECT 1; SELEC 2;\n SELECT FROM x;",
            "SELECT 1 AS a; QUIT; SELECT 2 AS b;",
            "HELP; CLEAR; SELECT 3 AS c;");

    @TempDir
    Path folder;

    private final List<CompletableFuture<Void>> ending = new ArrayList<>();

    private record Outcome(int code, String out, String err) {}

    private void flights() throws IOException {
        Files.writeString(
                folder.resolve("flights.csv"),
                """
                BER,5,99.50,2020-01-01 00:00:10
                MUC,-3,10.00,2020-01-01 00:01:10
                BER,,1.00,2020-01-01 00:06:10
                XYZ,7,,2020-01-01 00:00:20
                "a,b",1,2.00,2020-01-01 00:08:00
                """);
    }

    private Outcome embedded(CommandLine line, String... words) {
        line.disk = memory -> new LocalFileSystem();
        int code = line.run(words);
        return new Outcome(code, same(line.out()), same(line.err()));
    }

    private Outcome remote(CommandLine line, String... words) {
        line.disk = memory -> new LocalFileSystem();
        RunningServer server = new RunningServer(folder, Map.of(), CommandLine.STILL, Optional.empty());
        try {
            List<String> all = new ArrayList<>(List.of("--connect", "jdbc:sluice://" + server.place()));
            all.addAll(List.of(words));
            int code = line.run(all.toArray(String[]::new));
            return new Outcome(code, same(line.out()), same(line.err()));
        } finally {
            ending.add(CompletableFuture.runAsync(server::close)); // which gives last answers a second
        }
    }

    @AfterEach
    void serversHaveEnded() {
        ending.forEach(CompletableFuture::join);
    }

    /** Without what no two runs have in common: ids of jobs, and where the session is. */
    private static String same(String text) {
        return text.replaceAll("[0-9a-f]{32}", "ID").replaceFirst("^Connected to http://.*\n", "");
    }

    /** With one task per operator: several put out the rows of groups as they come. */
    private void assertAlike(String... given) {
        List<String> all = new ArrayList<>(List.of("-D", "parallelism.default=1"));
        all.addAll(List.of(given));
        String[] words = all.toArray(String[]::new);
        Outcome here = embedded(new CommandLine(), words);
        Outcome there = remote(new CommandLine(), words);
        assertEquals(here, there, String.join(" ", words));
        assertTrue(here.out().length() + here.err().length() > 0, "says nothing: " + String.join(" ", words));
    }

    @Test
    void scripts() throws IOException {
        flights();
        for (String script : SCRIPTS) {
            assertAlike("-e", String.format(FLIGHTS, folder) + script);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"table", "tableau", "changelog", "csv", "tsv", "json", "jsonl", "markdown", "vertical"})
    void everyResultMode(String mode) throws IOException {
        flights();
        String script = String.format(FLIGHTS, folder) + EVERY_TYPE + "SELECT origin, SUM(fare) AS s FROM flights"
                + " GROUP BY origin; SHOW TABLES; DESCRIBE flights;";
        assertAlike(
                "-D",
                "table.local-time-zone=Asia/Kolkata",
                "-D",
                "sql-client.execution.result-mode=" + mode,
                "-e",
                script);
    }

    @Test
    void filesOneAfterTheOtherAndTheFirstErrorOfThem() throws IOException {
        Path good = Files.writeString(folder.resolve("good.sql"), "-- first\nSELECT 1 AS a;\n");
        Path bad = Files.writeString(folder.resolve("bad.sql"), "SELECT 2 AS b;\n\n   SELECT c\n  FROM d;\nSELECT 3;");
        assertAlike("-f", good.toString(), "-f", bad.toString(), "-e", "SELECT 4");
        assertAlike("-f", good.toString(), "-e", "SELECT 4 AS d");
    }

    @Test
    void aLongResultOfManyPages() throws IOException {
        StringBuilder numbers = new StringBuilder();
        for (int i = 0; i < 50_000; i++) {
            numbers.append(i).append('\n');
        }
        Files.writeString(folder.resolve("numbers.csv"), numbers);
        assertAlike(
                "-D",
                "sql-client.execution.result-mode=csv",
                "-e",
                "CREATE TABLE t (n INT) WITH ('connector' = 'filesystem', 'format' = 'csv', 'path' = '" + folder
                        + "/numbers.csv'); SELECT n FROM t; SELECT COUNT(*) AS c FROM t;");
    }

    @Test
    void thePrompt() throws IOException {
        flights();
        String typed = String.format(FLIGHTS, folder)
                + """
                \\d
                \\d flights
                \\dt fl*
                \\df UPP*
                \\timing on
                SELECT origin,
                  delay FROM flights;
                \\x
                SELECT * FROM flights WHERE origin = 'BER';
                \\x off
                \\pset null -
                SELECT CAST(NULL AS INT) AS n;
                SELECT nothing
                  FROM flights;
                \\set who BER
                SELECT COUNT(*) AS c FROM flights WHERE origin = :'who';
                SET 'sql-client.execution.result-mode' = 'csv';
                SELECT 1 AS a \\g
                \\jobs
                \\nonsense
                SELECT CAST(origin AS INT) AS n FROM flights;
                QUIT;
                """;
        Outcome here = embedded(new CommandLine().atTerminal().input(typed));
        Outcome there = remote(new CommandLine().atTerminal().input(typed));
        assertEquals(here, there);
        assertTrue(here.out().contains("Time: "), here.out());
        assertTrue(here.err().contains("^^^^^^^"), here.err());
    }
}
