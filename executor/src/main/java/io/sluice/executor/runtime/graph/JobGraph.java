package io.sluice.executor.runtime.graph;

import io.sluice.core.plan.PhysicalPlan;
import io.sluice.core.plan.ScanNode;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * A plan cut into pipelines. Immutable. Edges within a pipeline are calls; those between pipelines are channels.
 *
 * @param pipelineOf the pipeline of each step
 * @param pipelines in an order in which rows flow from lower to higher numbers only
 */
public record JobGraph(List<Step> steps, List<Edge> edges, List<Integer> pipelineOf, List<Pipeline> pipelines) {
    /**
     * @param parallelism tasks per pipeline where nothing else is said
     * @param splits how many splits the source of a scan has now: no more tasks than that read it
     */
    public static JobGraph of(PhysicalPlan plan, int parallelism, ToIntFunction<ScanNode> splits) {
        return new PipelineCut(PlanSteps.of(plan), parallelism, splits).cut();
    }

    public Pipeline pipeline(int step) {
        return pipelines.get(pipelineOf.get(step));
    }

    public boolean crosses(Edge edge) {
        return !pipelineOf.get(edge.from()).equals(pipelineOf.get(edge.to()));
    }

    public List<Edge> edgesFrom(int step, boolean late) {
        return edges.stream().filter(e -> e.from() == step && e.late() == late).toList();
    }

    public List<Edge> edgesInto(int step) {
        return edges.stream().filter(e -> e.to() == step).toList();
    }

    /** Whether a step, or one that its rows come to, fires on watermarks. */
    public boolean feedsEventTime(int step) {
        return (steps.get(step) instanceof Step.Operate o && o.eventTime())
                || edges.stream().anyMatch(e -> e.from() == step && feedsEventTime(e.to()));
    }
}
