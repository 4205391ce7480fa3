package io.sluice.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SessionCatalogTest {
    private static final String ORDERS =
            """
            CREATE TABLE orders (
              id BIGINT NOT NULL,
              price DECIMAL(10, 2),
              ts TIMESTAMP(3),
              twice AS price * 2,
              WATERMARK FOR ts AS ts - INTERVAL '5' SECOND,
              PRIMARY KEY (id) NOT ENFORCED
            ) WITH ('connector' = 'blackhole');
            """;

    private final TestEngine engine = new TestEngine();

    @AfterEach
    void close() {
        engine.close();
    }

    @Test
    void describe() {
        List<TextResult> results = engine.run(readable(ORDERS) + "DESCRIBE orders;");
        assertEquals(
                List.of("name", "type", "null", "key", "extras", "watermark"),
                results.get(1).columns());
        assertEquals(
                List.of(
                        "id BIGINT FALSE PRI(id) . .",
                        "price DECIMAL(10, 2) TRUE . . .",
                        "ts TIMESTAMP(3) *ROWTIME* TRUE . . `ts` - INTERVAL '5' SECOND",
                        "twice DECIMAL(21, 2) TRUE . AS `price` * 2 ."),
                engine.rows("DESCRIBE orders"));
    }

    @Test
    void whatShowCreateTablePrintsCreatesTheTableAgain() {
        String first = engine.cell(readable(ORDERS) + "SHOW CREATE TABLE orders");
        assertEquals(first, engine.cell("DROP TABLE orders;" + first + ";SHOW CREATE TABLE orders"));
        assertTrue(
                first.startsWith(
                        "CREATE TABLE `default_catalog`.`default_database`.`orders` (\n  `id` BIGINT NOT NULL,\n"),
                first);
    }

    @Test
    void whatShowCreateViewPrintsCreatesTheViewAgain() {
        String view = readable(ORDERS) + "CREATE VIEW v AS SELECT id AS k, twice FROM orders WHERE id > 3;";
        String first = engine.cell(view + "SHOW CREATE VIEW v");
        assertEquals(first, engine.cell("DROP VIEW v;" + first + ";SHOW CREATE VIEW v"));
    }

    @Test
    void tablesAndViewsAreListed() {
        engine.run(readable(ORDERS)
                + "CREATE VIEW v AS SELECT id FROM orders; CREATE TEMPORARY VIEW o2 AS SELECT 1 AS a;");
        assertEquals(List.of("o2", "orders", "v"), engine.rows("SHOW TABLES"));
        assertEquals(List.of("o2", "v"), engine.rows("SHOW VIEWS"));
        assertEquals(List.of("o2", "orders"), engine.rows("SHOW TABLES LIKE 'o%'"));
        assertEquals(List.of("v"), engine.rows("SHOW TABLES NOT LIKE 'o%'"));
    }

    @Test
    void functionsAreListed() {
        List<String> names = engine.rows("SHOW FUNCTIONS");
        assertTrue(names.containsAll(List.of("count", "sum", "upper", "round")), names.toString());
    }

    @Test
    void aSecondTableOfANameIsRefusedUnlessAllowed() {
        engine.run(readable(ORDERS));
        SluiceException e = assertThrows(SluiceException.class, () -> engine.run(readable(ORDERS)));
        assertEquals(ErrorCode.OBJECT_EXISTS, e.code());
        engine.run("CREATE TABLE IF NOT EXISTS orders (a INT) WITH ('connector' = 'blackhole')");
        assertEquals(4, engine.rows("DESCRIBE orders").size());
    }

    @Test
    void droppingWhatIsNotThere() {
        SluiceException e =
                assertThrows(SluiceException.class, () -> engine.run(readable(ORDERS) + "DROP TABLE ordres"));
        assertEquals(ErrorCode.TABLE_NOT_FOUND, e.code());
        assertEquals("did you mean 'orders'?", e.hint().orElseThrow());
        engine.run("DROP TABLE IF EXISTS ordres; DROP VIEW IF EXISTS w");
    }

    @Test
    void aViewIsNotDroppedAsATable() {
        SluiceException e =
                assertThrows(SluiceException.class, () -> engine.run("CREATE VIEW v AS SELECT 1 AS a; DROP TABLE v"));
        assertEquals("use DROP VIEW", e.hint().orElseThrow());
    }

    @Test
    void temporaryIsSaidWhenDropping() {
        SluiceException e = assertThrows(
                SluiceException.class,
                () -> engine.run(
                        "CREATE TEMPORARY VIEW v AS SELECT 1 AS a; CREATE VIEW w AS SELECT 2 AS a; DROP VIEW v"));
        assertEquals("View 'v' is temporary", e.getMessage());
        assertEquals("use DROP TEMPORARY VIEW", e.hint().orElseThrow());
        SluiceException other = assertThrows(SluiceException.class, () -> engine.run("DROP TEMPORARY VIEW w"));
        assertEquals("View 'w' is not temporary", other.getMessage());
    }

    @Test
    void aTemporaryTableHidesThePermanentOne() {
        engine.run(readable(ORDERS) + "CREATE TEMPORARY TABLE orders (a INT) WITH ('connector' = 'blackhole')");
        assertEquals(1, engine.rows("DESCRIBE orders").size());
        assertThrows(SluiceException.class, () -> engine.run("DROP TABLE orders"));
        engine.run("DROP TEMPORARY TABLE orders");
        assertEquals(4, engine.rows("DESCRIBE orders").size());
    }

    @Test
    void optionsAreCheckedWhenTheTableIsCreated() {
        assertEquals(
                ErrorCode.UNKNOWN_CONNECTOR, error("'connector' = 'kafkaa'").code());
        assertEquals(ErrorCode.MISSING_OPTION, error("'path' = 'x'").code());
        SluiceException e = error("'connector' = 'filesystem', 'pathh' = 'x', 'format' = 'json'");
        assertEquals(ErrorCode.UNKNOWN_OPTION, e.code());
        assertEquals("did you mean 'path'?", e.hint().orElseThrow());
        assertEquals(List.of(), engine.rows("SHOW TABLES"));
    }

    @Test
    void aBlackHoleCannotBeRead() {
        SluiceException e = assertThrows(SluiceException.class, () -> engine.run(ORDERS + "SELECT * FROM orders"));
        assertEquals(ErrorCode.WRONG_DIRECTION, e.code());
    }

    private SluiceException error(String options) {
        return assertThrows(SluiceException.class, () -> engine.run("CREATE TABLE t (a INT) WITH (" + options + ")"));
    }

    private static String readable(String table) {
        return table.replace("'blackhole'", "'filesystem', 'path' = 'none', 'format' = 'json'");
    }
}
