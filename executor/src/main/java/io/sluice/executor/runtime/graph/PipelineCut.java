package io.sluice.executor.runtime.graph;

import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.ScanNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;

/**
 * Cuts steps into pipelines: at exchanges, at a sink of another parallelism, before a result that several tasks make,
 * and where a pipeline would otherwise feed itself. An exchange between two single tasks is not one.
 */
final class PipelineCut {
    private final List<Step> steps;
    private final List<Edge> edges;
    private final int parallelism;
    private final ToIntFunction<ScanNode> splits;
    private final Groups groups;
    private final Map<Integer, Integer> parallelismOf = new HashMap<>();

    PipelineCut(PlanSteps plan, int parallelism, ToIntFunction<ScanNode> splits) {
        this.steps = plan.steps;
        this.edges = plan.edges;
        this.parallelism = parallelism;
        this.splits = splits;
        this.groups = new Groups(steps.size(), edges);
    }

    JobGraph cut() {
        for (Edge edge : edges) {
            if (edge.distribution().isEmpty() && !isRoot(edge.to())) {
                groups.join(edge, e -> e.distribution().isEmpty());
            }
        }
        for (int i = 0; i < steps.size(); i++) {
            tasks(i);
        }
        edges.stream().filter(e -> isRoot(e.to())).forEach(this::attachRoot);
        for (Edge edge : edges) {
            if (tasks(edge.from()) == 1 && tasks(edge.to()) == 1) {
                groups.join(edge, e -> true);
            }
        }
        return number();
    }

    private boolean isRoot(int step) {
        return steps.get(step) instanceof Step.Write || steps.get(step) instanceof Step.Deliver;
    }

    private int tasks(int step) {
        int group = groups.of(step);
        Integer decided = parallelismOf.get(group);
        if (decided == null) {
            decided = parallelismOfGroup(group);
            parallelismOf.put(group, decided);
        }
        return decided;
    }

    private int parallelismOfGroup(int group) {
        List<Edge> inputs = groups.into(group);
        if (inputs.stream().anyMatch(e -> e.distribution().orElse(null) instanceof Distribution.Single)) {
            return 1;
        }
        if (inputs.stream().anyMatch(e -> e.distribution().orElse(null) instanceof Distribution.Hash)) {
            return parallelism;
        }
        if (inputs.isEmpty() && feedsResult(group)) {
            return 1; // rows are delivered in the order of the splits
        }
        int most = inputs.stream().mapToInt(e -> tasks(e.from())).max().orElse(1);
        for (int i = 0; i < steps.size(); i++) {
            if (groups.of(i) == group && steps.get(i) instanceof Step.Scan scan) {
                most = Math.max(most, readers(scan.node()));
            }
        }
        return most;
    }

    private boolean feedsResult(int group) {
        return edges.stream()
                .anyMatch(e -> groups.of(e.from()) == group
                        && e.distribution().isEmpty()
                        && steps.get(e.to()) instanceof Step.Deliver);
    }

    private int readers(ScanNode node) {
        int wanted = node.parallelism() > 0 ? node.parallelism() : parallelism;
        return Math.max(1, Math.min(wanted, splits.applyAsInt(node)));
    }

    private void attachRoot(Edge edge) {
        int wanted =
                steps.get(edge.to()) instanceof Step.Write write ? write.root().parallelism() : 1;
        int above = tasks(edge.from());
        parallelismOf.put(groups.of(edge.to()), wanted == 0 ? rootParallelism(edge, above) : wanted);
        if (edge.distribution().isEmpty() && (wanted == 0 || wanted == above)) {
            groups.join(edge, e -> true);
        }
    }

    private int rootParallelism(Edge edge, int above) {
        if (edge.distribution().isEmpty()) {
            return above;
        }
        return edge.distribution().get() instanceof Distribution.Single ? 1 : parallelism;
    }

    /** Numbers the pipelines so that each comes after those it reads. */
    private JobGraph number() {
        Map<Integer, List<Integer>> members = new TreeMap<>();
        for (int i = 0; i < steps.size(); i++) {
            members.computeIfAbsent(groups.of(i), g -> new ArrayList<>()).add(i);
        }
        List<Integer> order = new ArrayList<>();
        while (order.size() < members.size()) {
            for (int group : members.keySet()) {
                if (!order.contains(group)
                        && groups.into(group).stream().allMatch(e -> order.contains(groups.of(e.from())))) {
                    order.add(group);
                }
            }
        }
        List<Pipeline> pipelines = new ArrayList<>();
        for (int group : order) {
            pipelines.add(new Pipeline(pipelines.size(), parallelismOf.get(group), members.get(group)));
        }
        List<Integer> pipelineOf = new ArrayList<>();
        for (int i = 0; i < steps.size(); i++) {
            pipelineOf.add(order.indexOf(groups.of(i)));
        }
        return new JobGraph(steps, edges, pipelineOf, List.copyOf(pipelines));
    }
}
