package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.plan.PlanRoot;
import io.sluice.core.plan.ValuesNode;
import io.sluice.core.type.RowType;
import io.sluice.parser.ScriptParser;
import io.sluice.parser.Statement;
import io.sluice.planner.QueryPlanner.PlannedQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Names, types and traits of a query's result. */
class SchemaTest {
    private final TestSession session = new TestSession();

    @BeforeEach
    void tables() throws IOException {
        assertEquals("", session.run(Files.readString(Path.of("src", "test", "resources", "plans", "tables.sql"))));
    }

    private PlannedQuery plan(String sql) {
        Statement statement = ScriptParser.parse(sql).get(0).orThrow();
        return session.planner().plan((Statement.Query) statement);
    }

    private static void assertTypes(String expected, PlannedQuery query) {
        assertEquals(expected, query.schema().toString());
        RowType made = ((PlanRoot.Result) query.plan().roots().get(0)).input().rowType();
        assertEquals(query.schema().names(), made.names(), "the plan's columns have the names people see");
        for (int i = 0; i < made.size(); i++) {
            assertEquals(query.schema().type(i).root(), made.type(i).root(), made.name(i));
        }
    }

    @Test
    void sumsAndMeansHaveFlinksTypes() {
        assertTypes(
                "(`a` INT, `b` INT, `c` DECIMAL(38, 2), `d` DECIMAL(38, 6), `e` BIGINT NOT NULL, `f` DOUBLE)",
                plan("SELECT SUM(delay) a, AVG(delay) b, SUM(fare) c, AVG(fare) d, COUNT(*) e, AVG(value_) f"
                        + " FROM flights, readings WHERE origin = device"));
    }

    @Test
    void decimalArithmeticHasFlinksTypes() {
        assertTypes(
                "(`a` DECIMAL(13, 2), `b` DECIMAL(21, 2), `c` DECIMAL(21, 13), `d` DECIMAL(23, 4))",
                plan("SELECT fare + delay a, fare * delay b, fare / delay c, fare * fare * 1.0 d FROM flights"
                        .replace("fare * fare * 1.0", "CAST(fare * fare AS DECIMAL(23, 4))")));
    }

    @Test
    void textIsNeverPadded() {
        assertTypes(
                "(`a` VARCHAR(3) NOT NULL)", plan("SELECT CASE WHEN delay > 1 THEN 'a' ELSE 'abc' END a FROM flights"));
        ValuesNode values = (ValuesNode) plan("SELECT a FROM (VALUES ('a'), ('abc')) AS t (a)")
                .plan()
                .roots()
                .get(0)
                .input();
        assertEquals("a", values.rows().get(0).get(0).value());
        assertEquals("abc", values.rows().get(1).get(0).value());
    }

    @Test
    void windowColumnsHaveFlinksTypes() {
        assertTypes(
                "(`window_start` TIMESTAMP(3) NOT NULL, `window_end` TIMESTAMP(3) NOT NULL, `window_time` TIMESTAMP_LTZ(6) NOT NULL)",
                plan("SELECT window_start, window_end, window_time FROM TABLE(TUMBLE(TABLE readings,"
                        + " DESCRIPTOR(taken), INTERVAL '1' DAY))"));
    }

    @Test
    void columnsWithoutNamesAreNumberedAsInFlink() {
        assertEquals(
                "[EXPR$0, origin, origin0]",
                plan("SELECT 1, origin, origin FROM flights").schema().names().toString());
    }

    @Test
    void traits() {
        assertTrue(plan("SELECT origin FROM flights").bounded());
        assertFalse(plan("SELECT auction FROM bid").bounded());
        assertTrue(plan("SELECT auction FROM bid").insertOnly());
        assertFalse(plan("SELECT COUNT(*) FROM bid").insertOnly());
    }
}
