package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.batch.LongColumn;
import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.session.ClientSession;
import io.sluice.core.session.RowPage;
import io.sluice.core.session.RunningStatement;
import io.sluice.core.session.SessionProvider;
import io.sluice.core.session.SessionRequest;
import io.sluice.core.session.StatementDescription;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.engine.client.EngineSessions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class EngineSessionsTest {
    private ClientSession session;

    @BeforeEach
    void open() {
        session = ServiceLoader.load(SessionProvider.class)
                .findFirst()
                .orElseThrow()
                .open(SessionRequest.plain());
        run("CREATE TABLE numbers (n BIGINT) WITH ('connector' = 'datagen', 'number-of-rows' = '10', "
                + "'fields.n.kind' = 'sequence', 'fields.n.start' = '1', 'fields.n.end' = '10')");
    }

    @AfterEach
    void close() {
        session.close();
    }

    private long run(String sql) {
        try (RunningStatement running = session.start(sql, List.of())) {
            assertTrue(running.columns().isEmpty());
            boolean ended = false;
            while (!ended) {
                ended = running.fetch(1, 1000).last();
            }
            return running.updateCount();
        }
    }

    private static ErrorCode error(Runnable action) {
        return assertThrows(SluiceException.class, action::run).code();
    }

    @Test
    void theEngineIsFoundAsAService() {
        assertInstanceOf(
                EngineSessions.class,
                ServiceLoader.load(SessionProvider.class).findFirst().orElseThrow());
    }

    @Test
    void pagesHoldNoMoreThanWasAskedFor() {
        List<Long> seen = new ArrayList<>();
        try (RunningStatement running = session.start("SELECT n FROM numbers WHERE n <> ?", List.of(5))) {
            boolean last = false;
            while (!last) {
                RowPage page = running.fetch(4, 1000);
                assertTrue(page.rows().rowCount <= 4);
                for (int row = 0; row < page.rows().rowCount; row++) {
                    seen.add(((LongColumn) page.rows().columns[0]).values[row]);
                }
                last = page.last();
            }
        }
        assertEquals(List.of(1L, 2L, 3L, 4L, 6L, 7L, 8L, 9L, 10L), seen);
    }

    @Test
    void aFetchThatDoesNotWaitGivesWhatIsThere() {
        run("CREATE TABLE slow (n BIGINT) WITH ('connector' = 'datagen', 'rows-per-second' = '1')");
        try (RunningStatement running = session.start("SELECT n FROM slow WHERE n IS NULL", List.of())) {
            RowPage page = running.fetch(10, 0);
            assertEquals(0, page.rows().rowCount);
            assertFalse(page.last());
            running.cancel();
            assertEquals(ErrorCode.JOB_CANCELLED, error(() -> running.fetch(10, 60_000)));
        }
    }

    @Test
    void onlyTheLastStatementMayHaveRows() {
        run("CREATE DATABASE d; USE d");
        assertEquals("d", session.currentDatabase());
        SluiceException error = assertThrows(SluiceException.class, () -> session.start("SELECT 1;\nUSE d", List.of()));
        assertEquals(ErrorCode.SYNTAX, error.code());
        assertEquals(1, error.position().orElseThrow().line());
        assertEquals(ErrorCode.SYNTAX, error(() -> session.start("-- nothing", List.of())));
    }

    @Test
    void statementsAreDescribed() {
        StatementDescription described = session.describe("SELECT n + 1 AS m FROM numbers WHERE n < ?");
        assertEquals(List.of("m"), described.columns().orElseThrow().names());
        assertEquals(TypeRoot.BIGINT, described.parameters().get(0).root());
        assertEquals(
                List.of("table name"),
                session.describe("SHOW TABLES").columns().orElseThrow().names());
        run("CREATE TABLE sink (a INT, b DATE) WITH ('connector' = 'blackhole')");
        described = session.describe("INSERT INTO sink (b, a) VALUES (?, ?), (DATE '2024-01-01', ?)");
        assertTrue(described.columns().isEmpty());
        assertEquals(
                List.of(TypeRoot.DATE, TypeRoot.INTEGER, TypeRoot.INTEGER),
                described.parameters().stream().map(SqlType::root).toList());
    }

    @Test
    void settingsAreChecked() {
        SessionProvider provider = new EngineSessions();
        SessionRequest wrong =
                new SessionRequest(Optional.empty(), Map.of("nonsense", "1"), Optional.empty(), Optional.empty());
        assertEquals(ErrorCode.UNKNOWN_SETTING, error(() -> provider.open(wrong)));
        SessionRequest nowhere =
                new SessionRequest(Optional.empty(), Map.of(), Optional.of("nowhere"), Optional.empty());
        assertEquals(ErrorCode.CATALOG_NOT_FOUND, error(() -> provider.open(nowhere)));
    }

    @Test
    void queriesThatHaveEndedAreForgotten() {
        for (int i = 0; i < 120; i++) {
            try (RunningStatement running = session.start("SELECT 1", List.of())) {
                while (!running.fetch(10, 1000).last()) {
                    assertTrue(running.notes().isEmpty());
                }
            }
        }
        try (RunningStatement jobs = session.start("SHOW JOBS", List.of())) {
            int listed = jobs.fetch(1000, 0).rows().rowCount;
            assertTrue(listed <= 102, listed + " jobs");
            assertTrue(listed >= 100, listed + " jobs");
        }
    }

    @Test
    void aClosedSessionSaysSo() {
        session.close();
        assertEquals(ErrorCode.SESSION_CLOSED, error(() -> session.start("SELECT 1", List.of())));
    }

    @Test
    void aMaterializedViewOutlivesTheStatementThatMadeIt() {
        assertEquals(
                0,
                run("CREATE MATERIALIZED VIEW halves AS SELECT n / 2 AS h, COUNT(*) AS c FROM numbers GROUP BY n / 2"));
        try (RunningStatement rows = session.start("SELECT SUM(c) FROM halves", List.of())) {
            RowPage page = rows.fetch(10, 10_000);
            while (page.rows().rowCount == 0) {
                page = rows.fetch(10, 10_000);
            }
            assertEquals(10, ((LongColumn) page.rows().columns[0]).values[0]);
        }
        run("DROP MATERIALIZED VIEW halves");
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error(() -> run("SELECT * FROM halves")));
    }

    @Test
    void aMaterializedViewThatCannotBeFilledIsTakenBack() {
        assertEquals(
                ErrorCode.DIVISION_BY_ZERO,
                error(() -> run("CREATE MATERIALIZED VIEW inverse AS SELECT 10 / (n - 5) AS i FROM numbers")));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error(() -> run("SELECT * FROM inverse")));
    }

    @Test
    void aMaterializedViewWhoseStatementIsCancelledIsTakenBack() {
        run("CREATE TABLE slow (n BIGINT) WITH ('connector' = 'datagen', 'number-of-rows' = '1000000', "
                + "'rows-per-second' = '1')");
        try (RunningStatement running =
                session.start("CREATE MATERIALIZED VIEW late AS SELECT COUNT(*) AS c FROM slow", List.of())) {
            assertFalse(running.fetch(1, 1).last());
            running.cancel();
            assertEquals(ErrorCode.JOB_CANCELLED, error(() -> running.fetch(1, 1)));
        }
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error(() -> run("SELECT * FROM late")));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, error(() -> run("DROP MATERIALIZED VIEW late")));
    }
}
