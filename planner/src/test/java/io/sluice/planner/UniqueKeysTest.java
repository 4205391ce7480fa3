package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import io.sluice.planner.physical.UniqueKeys;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UniqueKeysTest {
    private static final String TABLES =
            """
            CREATE TABLE t (id INT, name STRING, amount BIGINT, PRIMARY KEY (id) NOT ENFORCED) WITH ('connector' = 'file');
            CREATE TABLE pair (a INT, b INT, c INT, PRIMARY KEY (a, b) NOT ENFORCED) WITH ('connector' = 'file');
            CREATE TABLE plain (k INT, v INT) WITH ('connector' = 'file');
            CREATE TABLE timed (k INT, v INT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'file');
            """;

    private static PlanNode plan(String query) {
        TestSession session = new TestSession();
        assertEquals("", session.run(TABLES), "the tables are defined");
        return session.plan(query).roots().get(0).input();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "SELECT name, id FROM t | [[1]]",
                "SELECT name, amount FROM t | []",
                "SELECT id, id FROM t | [[0]]",
                "SELECT CAST(id AS BIGINT) FROM t | [[0]]",
                "SELECT CAST(id AS SMALLINT) FROM t | []",
                "SELECT id + 1 FROM t | []",
                "SELECT b, a, c FROM pair | [[0, 1]]",
                "SELECT a, c FROM pair | []",
                "SELECT a, c FROM pair WHERE b = 7 | [[0]]",
                "SELECT c FROM pair WHERE 7 = b AND a = 3 | [[]]",
                "SELECT a, c FROM pair WHERE b > 7 | []",
                "SELECT a, c FROM pair WHERE b = 7 OR b = 8 | []",
                "SELECT * FROM plain | []",
                "SELECT DISTINCT k, v FROM plain | [[0, 1]]",
                "SELECT k, COUNT(*) FROM plain GROUP BY k | [[0]]",
                "SELECT COUNT(*) FROM plain GROUP BY k | []",
                "SELECT COUNT(*), SUM(v) FROM plain | [[]]",
                "SELECT id FROM t UNION ALL SELECT id FROM t | []",
                "SELECT k FROM plain UNION SELECT id FROM t | [[0]]",
                "SELECT t.id, k, v FROM t JOIN plain ON t.id = k | []",
                "SELECT t.id, n FROM t JOIN (SELECT k, COUNT(*) AS n FROM plain GROUP BY k) ON t.id = k | [[0]]",
                "SELECT a, b, name FROM pair JOIN t ON c = t.id | [[0, 1]]",
                "SELECT a, b, t.id FROM pair JOIN t ON c < t.id | [[0, 1, 2]]",
                "SELECT * FROM (VALUES (1, 2)) AS v | [[]]",
                "SELECT * FROM (VALUES (1, 2), (1, 2)) AS v | []",
                "SELECT k FROM plain LIMIT 1 | [[]]",
                "SELECT id FROM t LIMIT 5 | [[0]]",
                "SELECT id FROM t ORDER BY id | [[0]]",
            })
    void keys(String query, String keys) {
        assertEquals(keys, UniqueKeys.of(plan(query)).toString(), query);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "TUMBLE(TABLE timed, DESCRIPTOR(ts), INTERVAL '1' MINUTE) | [[0, 2], [0, 3]]",
                "HOP(TABLE timed, DESCRIPTOR(ts), INTERVAL '1' MINUTE, INTERVAL '2' MINUTE) | [[0, 2], [0, 3]]",
            })
    void windows(String window, String keys) {
        String query = "SELECT k, COUNT(*), window_start, window_end FROM TABLE(" + window
                + ") GROUP BY k, window_start, window_end";
        assertEquals(keys, UniqueKeys.of(plan(query)).toString());
    }

    @Test
    void columnsThatHoldAKeyAreUnique() {
        PlanNode pairs = plan("SELECT c, a, b FROM pair");
        assertTrue(UniqueKeys.areUnique(pairs, List.of(0, 1, 2)));
        assertTrue(UniqueKeys.areUnique(pairs, List.of(2, 1)));
        assertFalse(UniqueKeys.areUnique(pairs, List.of(0, 1)));
        assertTrue(UniqueKeys.areUnique(plan("SELECT COUNT(*) FROM plain"), List.of()), "one row at most");
    }

    @Test
    void aResultKnowsItsSmallestKey() {
        TestSession session = new TestSession();
        assertEquals("", session.run(TABLES), "the tables are defined");
        PlanRoot.Result grouped = (PlanRoot.Result)
                session.plan("SELECT COUNT(*), k FROM plain GROUP BY k").roots().get(0);
        assertEquals(Optional.of(List.of(1)), grouped.uniqueKey());
        PlanRoot.Result rows =
                (PlanRoot.Result) session.plan("SELECT * FROM plain").roots().get(0);
        assertEquals(Optional.empty(), rows.uniqueKey());
    }

    /** Shared inputs are looked at once, and a product of keys stays small. */
    @Test
    void aTowerOfSelfJoinsIsDoneAtOnce() {
        StringBuilder sql = new StringBuilder("SELECT id FROM t");
        for (int i = 0; i < 20; i++) {
            sql.insert(0, "SELECT a.id FROM (").append(") AS a JOIN t AS t" + i + " ON a.id = t" + i + ".id");
        }
        PlanNode tower = plan(sql.toString());
        assertEquals("[[0]]", UniqueKeys.of(tower).toString());
    }

    @Test
    void lateRowsAllowedOrNotTheKeyIsTheSame() {
        TestSession session = new TestSession();
        assertEquals("", session.run(TABLES), "the tables are defined");
        session.settings = session.settings.withAllowedLateness(Duration.ofMinutes(1));
        PlanNode window = session.plan("SELECT k, window_end, SUM(v) FROM TABLE(TUMBLE(TABLE timed, DESCRIPTOR(ts),"
                        + " INTERVAL '1' MINUTE)) GROUP BY k, window_start, window_end")
                .roots()
                .get(0)
                .input();
        assertEquals("[[0, 1]]", UniqueKeys.of(window).toString());
    }
}
