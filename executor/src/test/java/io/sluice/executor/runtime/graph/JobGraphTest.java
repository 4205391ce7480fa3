package io.sluice.executor.runtime.graph;

import static io.sluice.executor.runtime.fixture.Plans.byKey;
import static io.sluice.executor.runtime.fixture.Plans.call;
import static io.sluice.executor.runtime.fixture.Plans.count;
import static io.sluice.executor.runtime.fixture.Plans.filter;
import static io.sluice.executor.runtime.fixture.Plans.into;
import static io.sluice.executor.runtime.fixture.Plans.limit;
import static io.sluice.executor.runtime.fixture.Plans.plan;
import static io.sluice.executor.runtime.fixture.Plans.ref;
import static io.sluice.executor.runtime.fixture.Plans.result;
import static io.sluice.executor.runtime.fixture.Plans.scan;
import static io.sluice.executor.runtime.fixture.Plans.single;
import static io.sluice.executor.runtime.fixture.Plans.timedScan;
import static io.sluice.executor.runtime.fixture.Plans.tumble;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sluice.core.plan.LateRowsNode;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.UnionNode;
import io.sluice.core.plan.WindowAggregateNode;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** How plans are cut: one line per pipeline, its tasks and its steps. */
class JobGraphTest {
    private static String cut(PhysicalPlan plan, int parallelism, int splits) {
        JobGraph graph = JobGraph.of(plan, parallelism, scan -> splits);
        return graph.pipelines().stream()
                .map(p -> p.parallelism() + ": "
                        + p.steps().stream()
                                .map(s -> graph.steps().get(s).name())
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    private static PlanNode filtered() {
        return filter(scan("t"), call(">", ref(0), 1));
    }

    @Test
    void withoutAnExchangeThereIsOnePipeline() {
        assertEquals("4: scan-t calc sink-o", cut(plan(into("o", filtered())), 4, 9));
        assertEquals("2: scan-t calc sink-o", cut(plan(into("o", filtered())), 4, 2));
        assertEquals("1: scan-t calc sink-o", cut(plan(into("o", filtered())), 4, 1));
    }

    @Test
    void aResultWithoutAnExchangeComesInTheOrderOfTheSplits() {
        assertEquals("1: scan-t calc result", cut(plan(result(filtered())), 4, 9));
    }

    @Test
    void anExchangeByKeyCutsAndAResultIsGathered() {
        assertEquals("2: scan-t\n4: count sink-o", cut(plan(into("o", count(byKey(scan("t"))))), 4, 2));
        assertEquals("4: scan-t\n4: count\n1: result", cut(plan(result(count(byKey(scan("t"))))), 4, 9));
    }

    @Test
    void anExchangeBetweenSingleTasksIsNone() {
        assertEquals("1: scan-t count result", cut(plan(result(count(byKey(scan("t"))))), 1, 9));
        assertEquals("1: scan-t limit result", cut(plan(result(limit(single(scan("t")), 3))), 4, 1));
        assertEquals("4: scan-t\n1: limit result", cut(plan(result(limit(single(scan("t")), 3))), 4, 9));
    }

    @Test
    void aSinkOfAnotherParallelismIsCutOff() {
        assertEquals("4: scan-t\n4: count\n2: sink-o", cut(plan(into("o", count(byKey(scan("t"))), 2)), 4, 9));
    }

    @Test
    void sharedNodesRunOnceAndLateRowsComeFromTheirOperator() {
        WindowAggregateNode window = tumble(byKey(timedScan("t", 0, 0)), 10);
        JobGraph graph = JobGraph.of(plan(into("o", window), into("late", new LateRowsNode(window))), 4, scan -> 9);
        assertEquals(4, graph.steps().size());
        assertEquals(
                List.of(false, true),
                graph.edges().stream()
                        .filter(e -> e.from() == 1)
                        .map(Edge::late)
                        .toList());
        assertTrue(graph.feedsEventTime(0));
        assertFalse(graph.feedsEventTime(2));
    }

    @Test
    void aPipelineNeverFeedsItselfByWayOfAnother() {
        PlanNode counts = count(byKey(scan("t")));
        PlanNode both = new UnionNode(List.of(scan("t"), counts), counts.rowType());
        assertEquals("4: scan-t\n4: count union sink-o", cut(plan(into("o", both)), 4, 9));
        assertEquals("1: scan-t count union sink-o", cut(plan(into("o", both)), 1, 9));
    }
}
