package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionQueryTest {
    private static final String TRIPS =
            """
            CREATE TABLE trips (
              started TIMESTAMP(3),
              city STRING,
              km INT,
              WATERMARK FOR started AS started - INTERVAL '1' SECOND
            ) WITH ('connector' = 'filesystem', 'path' = 'in/trips.jsonl', 'format' = 'json');
            """;
    private static final String PER_MINUTE =
            """
            SELECT window_start, city, COUNT(*), SUM(km)
            FROM TABLE(TUMBLE(TABLE trips, DESCRIPTOR(started), INTERVAL '1' MINUTE))
            GROUP BY window_start, window_end, city
            """;

    private final TestEngine engine = new TestEngine();

    @BeforeEach
    void files() {
        engine.file(
                "in/trips.jsonl",
                trip("00:00:10", "Bonn", 5),
                trip("00:00:20", "Kiel", 1),
                trip("00:00:59", "Bonn", 7),
                trip("00:02:00", "Kiel", 2),
                trip("00:00:30", "Kiel", 4),
                trip("00:02:30", "Kiel", null));
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void aConstant() {
        assertEquals(List.of("1 x ."), engine.rows("SELECT 1, 'x', CAST(NULL AS INT)"));
    }

    @Test
    void filesKeepTheirOrder() {
        assertEquals(List.of("5", "7"), engine.rows(TRIPS + "SELECT km FROM trips WHERE city = 'Bonn'"));
    }

    @Test
    void windowsAndTheLateRowThatTheyRefuse() {
        assertEquals(
                List.of(
                        "2001-01-01 00:00:00.000 Bonn 2 12",
                        "2001-01-01 00:00:00.000 Kiel 1 1",
                        "2001-01-01 00:02:00.000 Kiel 2 2"),
                engine.rows(TRIPS + PER_MINUTE + " ORDER BY window_start, city"));
        assertEquals(List.of("late rows: tumble(city) 1 (not collected; add LATE ROWS INTO to keep them)"), lateRows());
    }

    @Test
    void changesOfABoundedResultAreFolded() {
        assertEquals(
                List.of("Bonn 2", "Kiel 4"),
                engine.rows(TRIPS + "SELECT city, COUNT(*) FROM trips GROUP BY city").stream()
                        .sorted()
                        .toList());
    }

    @Test
    void sortedResultsComeSorted() {
        assertEquals(
                List.of("7", "5", "4"),
                engine.rows(TRIPS + "SELECT km FROM trips ORDER BY km DESC LIMIT 3").stream()
                        .toList());
    }

    @Test
    void batchModeKnowsNoLateRows() {
        String batch = "SET 'execution.runtime-mode' = 'batch';";
        assertEquals(
                List.of(
                        "2001-01-01 00:00:00.000 Bonn 2 12",
                        "2001-01-01 00:00:00.000 Kiel 2 5",
                        "2001-01-01 00:02:00.000 Kiel 2 2"),
                engine.rows(TRIPS + batch + PER_MINUTE + " ORDER BY window_start, city"));
        assertEquals(List.of(), lateRows());
    }

    @Test
    void anInsertIsWaitedForWhenItsSourcesEnd() {
        String sink = "CREATE TABLE far (city STRING, km INT) WITH ('connector' = 'filesystem', 'path' = 'out',"
                + " 'format' = 'csv');";
        assertEquals(
                List.of("Bonn 5", "Bonn 7"),
                engine
                        .rows(TRIPS + sink + "INSERT INTO far SELECT city, km FROM trips WHERE km > 4;"
                                + "SELECT * FROM far")
                        .stream()
                        .sorted()
                        .toList());
        assertEquals(List.of("Bonn,5", "Bonn,7"), engine.lines("out"));
    }

    @Test
    void groupingSetsJudgeTheSameRowsAndSoAccountForThemOnce() {
        String sets = PER_MINUTE.replace("window_end, city", "window_end, ROLLUP (city)");
        assertTrue(sets.contains("ROLLUP"), sets);
        assertEquals(5, engine.rows(TRIPS + sets).size());
        assertEquals(1, lateRows().size());
        assertTrue(lateRows().get(0).matches("late rows: tumble\\S* 1 .not collected; .*"), () -> "" + lateRows());
    }

    @Test
    void lateRowsGoWhereTheInsertSays() {
        String sinks =
                """
                CREATE TABLE counts (m TIMESTAMP(3), city STRING, trips BIGINT, km INT)
                  WITH ('connector' = 'filesystem', 'path' = 'counts', 'format' = 'csv');
                CREATE TABLE late (started TIMESTAMP(3), city STRING, km INT)
                  WITH ('connector' = 'filesystem', 'path' = 'late', 'format' = 'csv');
                """;
        engine.run(TRIPS + sinks + "INSERT INTO counts LATE ROWS INTO late " + PER_MINUTE);
        assertEquals(List.of("2001-01-01 00:00:30,Kiel,4"), engine.lines("late"));
        assertEquals(3, engine.lines("counts").size());
        assertEquals(List.of("late rows: tumble(city) 1 (collected)"), lateRows());
    }

    @Test
    void aStatementSetIsOneJob() {
        String sinks =
                """
                CREATE TABLE a (city STRING) WITH ('connector' = 'print');
                CREATE TABLE b (km INT) WITH ('connector' = 'filesystem', 'path' = 'b', 'format' = 'csv');
                """;
        engine.run(TRIPS + sinks
                + "EXECUTE STATEMENT SET BEGIN INSERT INTO a SELECT city FROM trips WHERE km = 7;"
                + " INSERT INTO b SELECT km FROM trips WHERE km < 3; END;");
        assertEquals("+I[Bonn]\n", engine.printed());
        assertEquals(List.of("1", "2"), engine.lines("b"));
        assertEquals(1, engine.rows("SHOW JOBS").size());
    }

    @Test
    void viewsAreQueriesWithAName() {
        assertEquals(
                List.of("Bonn 12"),
                engine.rows(TRIPS + "CREATE VIEW v (c, k) AS SELECT city, km FROM trips;"
                        + "SELECT c, SUM(k) FROM v WHERE c = 'Bonn' GROUP BY c"));
    }

    @Test
    void explainShowsThePlanAndRunsNothing() {
        String plan = engine.cell(TRIPS + "EXPLAIN " + PER_MINUTE);
        assertTrue(plan.contains("trips"), plan);
        assertEquals(List.of(), engine.rows("SHOW JOBS"));
    }

    @Test
    void aBadRowEndsTheJobAndSaysWhereItIs() {
        engine.file(
                "in/trips.jsonl", trip("00:00:10", "Bonn", 5), "{\"started\":\"2001-01-01 00:00:11\",\"km\":\"far\"}");
        SluiceException e = assertThrows(SluiceException.class, () -> engine.rows(TRIPS + "SELECT km FROM trips"));
        assertEquals(ErrorCode.MALFORMED_RECORD, e.code());
        assertTrue(e.getMessage().contains("in/trips.jsonl"), e.getMessage());
    }

    @Test
    void aWrongColumnIsShownInTheScript() {
        SluiceException e = assertThrows(
                SluiceException.class, () -> engine.rows("SELECT 1;\n" + TRIPS + "SELECT\n  citty FROM trips"));
        assertEquals(ErrorCode.COLUMN_NOT_FOUND, e.code());
        assertEquals(9, e.position().orElseThrow().line());
        assertEquals(3, e.position().orElseThrow().column());
    }

    private List<String> lateRows() {
        return LateRows.report(engine.session().lateRows());
    }

    private static String trip(String time, String city, Integer km) {
        return "{\"started\":\"2001-01-01 " + time + "\",\"city\":\"" + city + "\",\"km\":" + km + "}";
    }
}
