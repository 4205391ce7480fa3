package io.sluice.planner;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.WindowAggregateNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** State is found again by what an operator means: what may change around it, and what may not. */
class OperatorIdentityTest {
    private static final String WINDOW = "SELECT origin, window_start, COUNT(*) AS c FROM TABLE(TUMBLE(TABLE flights,"
            + " DESCRIPTOR(departed), INTERVAL '1' DAY)) GROUP BY origin, window_start, window_end";
    private final TestSession session = new TestSession();

    @BeforeEach
    void tables() throws IOException {
        assertEquals("", session.run(Files.readString(Path.of("src", "test", "resources", "plans", "tables.sql"))));
    }

    @Test
    void planningTwiceGivesEqualPlans() {
        assertEquals(session.plan(WINDOW), session.plan(WINDOW));
    }

    @Test
    void filtersColumnsAndSinksAboveKeepTheState() {
        OperatorId plain = only(session.plan(WINDOW));
        OperatorId filtered = only(session.plan("SELECT c + 1 FROM (" + WINDOW + ") WHERE c > 3"));
        OperatorId written = only(session.plan("INSERT INTO out_counts SELECT origin, c FROM (" + WINDOW + ")"));
        assertEquals(plain, filtered);
        assertEquals(plain, written);
    }

    @Test
    void aFilterBelowKeepsTheIdAndChangesTheDigest() {
        OperatorId plain = only(session.plan(WINDOW));
        OperatorId filtered = only(session.plan(WINDOW.replace("GROUP BY", "WHERE delay > 3 GROUP BY")));
        assertEquals(plain.id(), filtered.id());
        assertNotEquals(plain.inputDigest(), filtered.inputDigest());
    }

    @Test
    void anotherAggregateKeepsIdAndDigest() {
        WindowAggregateNode one =
                (WindowAggregateNode) stateful(session.plan(WINDOW)).get(0);
        WindowAggregateNode two = (WindowAggregateNode)
                stateful(session.plan(WINDOW.replace("COUNT(*) AS c", "SUM(delay), COUNT(*) AS c")))
                        .get(0);
        assertEquals(one.id(), two.id());
        assertEquals(
                "SUM(default_catalog.default_database.flights.delay)",
                two.aggregates().get(0).stateId());
        assertEquals(one.aggregates().get(0).stateId(), two.aggregates().get(1).stateId());
    }

    @Test
    void anotherKeySizeOrTableIsAnotherOperator() {
        String id = only(session.plan(WINDOW)).id();
        assertNotEquals(id, only(session.plan(WINDOW.replace("origin", "dest"))).id());
        assertNotEquals(
                id, only(session.plan(WINDOW.replace("'1' DAY", "'2' DAY"))).id());
        assertNotEquals(
                id,
                only(session.plan(WINDOW.replace("flights", "bid")
                                .replace("origin", "auction")
                                .replace("departed", "ts")))
                        .id());
    }

    @Test
    void namesOfColumnsInTheQueryDoNotMatter() {
        OperatorId id = only(session.plan(WINDOW));
        String renamed = WINDOW.replace("TABLE flights", "(SELECT origin AS o, departed AS d FROM flights)")
                .replace("departed)", "d)")
                .replace("SELECT origin, w", "SELECT o, w")
                .replace("BY origin", "BY o");
        assertEquals(id, only(session.plan(renamed)));
    }

    @Test
    void operatorsOfOneMeaningAreNumbered() {
        List<PlanNode> groups = stateful(
                session.plan("SELECT COUNT(*) FROM flights UNION ALL SELECT COUNT(*) FROM flights WHERE delay > 3"));
        OperatorId first = ((GroupAggregateNode) groups.get(0)).id();
        OperatorId second = ((GroupAggregateNode) groups.get(1)).id();
        assertNotEquals(first.id(), second.id());
        assertNotEquals(first.name(), second.name());
    }

    private static OperatorId only(PhysicalPlan plan) {
        List<PlanNode> nodes = stateful(plan);
        assertEquals(1, nodes.size());
        return ((WindowAggregateNode) nodes.get(0)).id();
    }

    /** The aggregations of a plan, from the top. */
    private static List<PlanNode> stateful(PhysicalPlan plan) {
        List<PlanNode> found = new ArrayList<>();
        collect(plan.roots().get(0).input(), found);
        return found;
    }

    private static void collect(PlanNode node, List<PlanNode> found) {
        if (node instanceof WindowAggregateNode || node instanceof GroupAggregateNode) {
            found.add(node);
        }
        node.inputs().forEach(i -> collect(i, found));
    }

    @Test
    void theLateRowsAreThoseOfTheVeryOperator() {
        PhysicalPlan plan = session.plan("INSERT INTO out_windows LATE ROWS INTO late_flights "
                + WINDOW.replace("window_start, COUNT", "window_start, window_end, COUNT"));
        assertSame(2, plan.roots().size());
        assertEquals(
                stateful(plan).get(0),
                plan.roots().get(1).input().inputs().get(0).inputs().get(0));
    }
}
