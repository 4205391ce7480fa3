package io.sluice.engine.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.fs.MemoryFileSystem;
import io.sluice.core.settings.Settings;
import io.sluice.core.time.Clock;
import io.sluice.engine.Engine;
import io.sluice.engine.Session;
import io.sluice.engine.SessionPolicy;
import io.sluice.engine.SharedSpace;
import io.sluice.engine.job.SessionJobs;
import io.sluice.engine.view.Views;
import io.sluice.functions.UserFunction;
import io.sluice.parser.FunctionStatement.FunctionScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a catalog holds, written and read, is what it holds. */
class CatalogTextTest {
    private final CatalogStore store = CatalogStore.inMemory();
    private final List<String> notes = new ArrayList<>();

    /** A function of the user on the class path. */
    public static final class Twice {
        public long eval(long value) {
            return 2 * value;
        }
    }

    private CatalogState after(String script) {
        SharedSpace space = new SharedSpace(
                store, SessionJobs.shared(1, Optional.empty()), new Views(), SessionPolicy.OWNER, Optional.empty());
        try (Engine engine =
                        new Engine(new Engine.Surroundings(new MemoryFileSystem(), Clock.SYSTEM, System.out), space);
                Session session = engine.openSession(Settings.EMPTY, Session.Mode.SCRIPT, notes::add)) {
            session.execute(script);
        }
        return store.state();
    }

    private static Object comparable(CatalogState state) {
        Map<?, List<?>> functions = state.functions().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        e -> List.of(
                                e.getValue().className(),
                                e.getValue().archives(),
                                e.getValue().signatures())));
        return List.of(state.catalogs(), state.databases(), state.tables(), functions, state.unusable());
    }

    private CatalogState law(String script) {
        CatalogState state = after(script);
        String text = CatalogText.of(state);
        CatalogState read = CatalogTextReader.read(text, notes::add);
        assertEquals(comparable(state), comparable(read), text);
        assertEquals(text, CatalogText.of(read));
        return read;
    }

    @Test
    void everyPartOfATable() {
        law(
                """
                CREATE TABLE `a ``b``.c` (
                  id BIGINT NOT NULL COMMENT 'it''s; the -- key',
                  `select` STRING,
                  d DECIMAL(20, 4), f CHAR(3), b BINARY(2), v VARBINARY(7), t TIME(0), `day` DATE,
                  n ROW<`x y` INT, z ARRAY<MAP<STRING, DOUBLE NOT NULL>>>, m MULTISET<INT>,
                  ts TIMESTAMP(3), ltz TIMESTAMP_LTZ(6),
                  twice AS id * 2 COMMENT 'computed',
                  upper_name AS UPPER(`select`) || '
                -- TABLE
                x',
                  WATERMARK FOR ts AS ts - INTERVAL '5' SECOND,
                  CONSTRAINT `my key` PRIMARY KEY (id) NOT ENFORCED
                ) COMMENT 'a table
                -- of two lines;'
                PARTITIONED BY (`select`)
                WITH ('connector' = 'filesystem', 'path' = '/x''y;z', 'format' = 'json');
                CREATE TABLE plain (x INT) WITH ('connector' = 'blackhole');
                CREATE TABLE with_metadata (x INT, file STRING METADATA FROM 'file.path' VIRTUAL,
                  `file.size` BIGINT NOT NULL METADATA VIRTUAL)
                WITH ('connector' = 'filesystem', 'path' = '/x', 'format' = 'csv');
                """);
    }

    @Test
    void everyEndOfALine() {
        law("CREATE TABLE a (x INT COMMENT 'one\r\ntwo\rthree\nfour\u2028five') "
                + "WITH ('connector' = 'blackhole');\r\nCREATE DATABASE d COMMENT '\r\r\n';"
                + "CREATE TABLE b (x INT, y AS x + 1) COMMENT '\r' WITH ('connector' = 'blackhole');"
                + "CREATE VIEW v AS SELECT '\r\n' AS z, x FROM b");
    }

    @Test
    void viewsAndFunctionsAndSpaces() {
        law(
                """
                CREATE CATALOG other COMMENT 'another' WITH ('type' = 'generic_in_memory', 'default-database' = 'd1');
                CREATE DATABASE other.d2 COMMENT 'second' WITH ('k' = 'v');
                USE other.d2;
                CREATE TABLE t (a BIGINT, ts TIMESTAMP(3), WATERMARK FOR ts AS ts) WITH ('connector' = 'datagen');
                CREATE FUNCTION Double_It AS '%s';
                CREATE VIEW v (x, `when ``it`` was`) COMMENT 'seen' AS SELECT double_it(a) AS y, ts FROM t;
                CREATE VIEW default_catalog.default_database.w AS
                  WITH q AS (SELECT x, 'a;b -- c' AS s, CAST(NULL AS ROW<p INT>) AS r FROM v) SELECT * FROM q;
                CREATE TABLE n (k INT, v INT) WITH ('connector' = 'datagen', 'number-of-rows' = '3');
                CREATE MATERIALIZED VIEW sums COMMENT 'kept' AS SELECT k, SUM(v) AS s FROM n GROUP BY k;
                CREATE TEMPORARY VIEW not_kept AS SELECT 1 AS uno;
                DROP TABLE t;
                """
                        .formatted(Twice.class.getName()));
        String text = CatalogText.of(store.state());
        assertTrue(text.contains("-- row time `when ``it`` was`"), text);
        assertFalse(text.contains("not_kept"), text);
        assertEquals(List.of(), notes);
    }

    @Test
    void secretsAreThere() {
        CatalogState state = law("CREATE DATABASE s WITH ('password' = 'hush')");
        assertTrue(CatalogText.of(state).contains("'hush'"));
    }

    @Test
    void aFunctionWhoseClassIsGoneIsKept() {
        after("CREATE FUNCTION f AS '" + Twice.class.getName() + "'");
        String text = CatalogText.of(store.state()).replace(Twice.class.getName(), "gone.Away");
        CatalogState read = CatalogTextReader.read(text, notes::add);
        assertEquals(Map.of(), read.functions());
        assertEquals(text, CatalogText.of(read));
        assertEquals(1, notes.size());
        assertTrue(
                notes.get(0)
                        .startsWith("The function 'default_catalog.default_database.f' cannot be used, and is kept:"
                                + " There is no class 'gone.Away'"),
                notes.get(0));
    }

    @Test
    void whatIsKeptCanBeReplacedOrDropped() {
        after("CREATE FUNCTION f AS '" + Twice.class.getName() + "'; CREATE FUNCTION g AS '" + Twice.class.getName()
                + "'");
        String text = CatalogText.of(store.state()).replace(Twice.class.getName(), "gone.Away");
        CatalogStore broken = CatalogStore.kept(CatalogTextReader.read(text, notes::add), CatalogKeeper.NONE);
        assertEquals(2, broken.state().unusable().size());
        Catalog catalog = new Catalog(broken);
        Function<String, Boolean> drop = name ->
                catalog.changing(() -> catalog.functions().removeUnusable(FunctionScope.CATALOG, List.of(name)));
        assertTrue(drop.apply("f"));
        assertFalse(drop.apply("f"));
        catalog.changing(() -> {
            catalog.functions().put(FunctionScope.CATALOG, List.of("g"), UserFunction.of("g", Twice.class));
            return null;
        });
        assertEquals(Map.of(), broken.state().unusable());
    }
}
