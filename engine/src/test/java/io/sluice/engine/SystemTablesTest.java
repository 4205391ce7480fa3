package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.SluiceException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the engine knows of itself, read as tables. */
class SystemTablesTest {
    private final TestEngine engine = new TestEngine();

    @BeforeEach
    void runAJob() {
        engine.file("n.csv", "1", "2");
        engine.run(
                """
                CREATE TABLE n (v INT NOT NULL, w AS v + 1)
                  WITH ('connector' = 'filesystem', 'path' = 'n.csv', 'format' = 'csv');
                CREATE TABLE nowhere (v INT) WITH ('connector' = 'blackhole');
                CREATE VIEW twice AS SELECT v * 2 AS d FROM n;
                SET 'pipeline.name' = 'copy';
                SET 'table.dml-sync' = 'true';
                INSERT INTO nowhere SELECT v FROM n;
                """);
    }

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void jobsAreJoinedWithTheirOperators() {
        assertEquals(
                List.of("copy FINISHED 2 0 0 ."),
                engine.rows(
                        "SELECT job_name, status, rows_read, late_rows, restarts, failure FROM sluice_system.jobs"));
        assertEquals(
                List.of("copy 2 1"),
                engine.rows(
                        """
                        SELECT j.job_name, SUM(o.rows_in), COUNT(DISTINCT j.job_id)
                        FROM sluice_system.jobs AS j JOIN sluice_system.job_operators AS o ON j.job_id = o.job_id
                        WHERE o.operator LIKE 'sink%' GROUP BY j.job_name"""));
        assertEquals(
                List.of("1"), engine.rows("SELECT COUNT(*) FROM sluice_system.watermarks WHERE operator LIKE 'scan%'"));
    }

    @Test
    void settingsFunctionsAndConnectorsAreThere() {
        assertEquals(
                List.of("pipeline.max-parallelism 128 WORKS", "pipeline.name copy WORKS"),
                engine.rows(
                        """
                        SELECT name, current_value, support FROM sluice_system.settings
                        WHERE name IN ('pipeline.name', 'pipeline.max-parallelism') ORDER BY name"""));
        assertEquals(
                List.of("COUNT AGGREGATE", "UPPER SCALAR"),
                engine.rows(
                        "SELECT name, kind FROM sluice_system.functions WHERE name IN ('UPPER', 'COUNT') ORDER BY name"));
        assertEquals(
                List.of("blackhole FALSE TRUE", "filesystem TRUE TRUE"),
                engine.rows(
                        """
                        SELECT name, readable, writable FROM sluice_system.connectors
                        WHERE name IN ('blackhole', 'filesystem') ORDER BY name"""));
    }

    @Test
    void checkpointsAndSavepointsOfAJobAreRows() {
        engine.run(
                """
                CREATE TABLE ends (v INT) WITH ('connector' = 'filesystem', 'path' = 'out', 'format' = 'csv');
                SET 'execution.checkpointing.interval' = '1 h';
                SET 'execution.checkpointing.dir' = 'checkpoints';
                SET 'pipeline.name' = 'kept';
                INSERT INTO ends SELECT v FROM n;
                RESET 'execution.checkpointing.interval';
                """);
        assertEquals(
                List.of("kept 1"),
                engine.rows("SELECT job_name, id FROM sluice_system.checkpoints WHERE start_time IS NOT NULL"));
        assertEquals(List.of(), engine.rows("SELECT * FROM sluice_system.savepoints"));
    }

    @Test
    void namesAreThereInBothCases() {
        assertEquals(
                List.of("n BASE TABLE", "nowhere BASE TABLE", "twice VIEW"),
                engine.rows(
                        """
                        SELECT TABLE_NAME, TABLE_TYPE FROM INFORMATION_SCHEMA.TABLES
                        WHERE TABLE_SCHEMA = 'default_database' ORDER BY TABLE_NAME"""));
        assertEquals(
                List.of("v 1 NO INT", "w 2 NO INT"),
                engine.rows(
                        """
                        SELECT column_name, ordinal_position, is_nullable, data_type
                        FROM information_schema.columns WHERE table_name = 'n' ORDER BY 2"""));
        assertEquals(
                List.of("INFORMATION_SCHEMA", "default_database", "information_schema", "sluice_system"),
                engine.rows("SELECT schema_name FROM information_schema.schemata ORDER BY 1"));
        assertTrue(engine.cell("SELECT view_definition FROM information_schema.views")
                .contains("* 2"));
    }

    @Test
    void theyStandInEveryCatalogAndAreNotListedWithTheUsersOwn() {
        engine.run("CREATE CATALOG c WITH ('type' = 'generic_in_memory')");
        assertEquals(List.of("1"), engine.rows("SELECT COUNT(*) FROM c.sluice_system.jobs"));
        assertEquals(List.of("n", "nowhere", "twice"), engine.rows("SHOW TABLES"));
        assertTrue(engine.rows("SHOW TABLES FROM sluice_system").contains("watermarks"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "INSERT INTO sluice_system.jobs SELECT * FROM sluice_system.jobs",
                "DROP TABLE sluice_system.jobs",
                "ALTER TABLE sluice_system.jobs ADD x INT",
                "ALTER TABLE sluice_system.jobs RENAME TO other",
                "CREATE TABLE sluice_system.mine (x INT) WITH ('connector' = 'blackhole')"
            })
    void theyAreReadOnly(String statement) {
        assertThrows(SluiceException.class, () -> engine.run(statement));
        assertEquals(List.of("1"), engine.rows("SELECT COUNT(*) FROM sluice_system.jobs"));
    }
}
