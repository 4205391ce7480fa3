package io.sluice.executor.runtime.mapping;

import io.sluice.core.plan.CalcNode;
import io.sluice.core.plan.ExchangeNode;
import io.sluice.core.plan.PlanNode;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.graph.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Says in words what has changed below an operator between two plans. */
final class InputDifference {
    private final List<Step> before;
    private final List<Step> now;

    InputDifference(JobGraph before, JobGraph now) {
        this.before = before.steps();
        this.now = now.steps();
    }

    /** Empty when the difference is not one that can be said in a few words. */
    Optional<String> below(String operatorId) {
        return of(inputs(before, operatorId), inputs(now, operatorId));
    }

    private static List<PlanNode> inputs(List<Step> steps, String operatorId) {
        return steps.stream()
                .filter(step ->
                        step.id().filter(id -> id.id().equals(operatorId)).isPresent())
                .findFirst()
                .map(InputDifference::inputs)
                .orElse(List.of());
    }

    private static List<PlanNode> inputs(Step step) {
        if (step instanceof Step.Write write) {
            return List.of(write.root().input());
        }
        return step instanceof Step.Operate operate ? operate.node().inputs() : List.of();
    }

    private Optional<String> of(List<PlanNode> was, List<PlanNode> is) {
        if (was.size() != is.size()) {
            return Optional.empty();
        }
        for (int i = 0; i < was.size(); i++) {
            Optional<String> difference = of(was.get(i), is.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.empty();
    }

    private Optional<String> of(PlanNode was, PlanNode is) {
        PlanNode from = withoutExchange(was);
        PlanNode to = withoutExchange(is);
        String filterBefore = filter(from);
        String filterNow = filter(to);
        if (!filterBefore.equals(filterNow)) {
            return Optional.of(changed(filterBefore, filterNow));
        }
        PlanNode below = from instanceof CalcNode calc ? withoutExchange(calc.input()) : from;
        PlanNode belowNow = to instanceof CalcNode calc ? withoutExchange(calc.input()) : to;
        if (below.getClass() != belowNow.getClass()) {
            return Optional.of("there was " + name(before, below) + " and is " + name(now, belowNow));
        }
        Optional<String> deeper = of(below.inputs(), belowNow.inputs());
        if (deeper.isEmpty() && !name(before, below).equals(name(now, belowNow))) {
            return Optional.of("there was " + name(before, below) + " and is " + name(now, belowNow));
        }
        return deeper.isPresent() ? deeper : projection(from, to);
    }

    private static PlanNode withoutExchange(PlanNode node) {
        return node instanceof ExchangeNode exchange ? exchange.input() : node;
    }

    private static String changed(String before, String now) {
        if (before.isEmpty()) {
            return "the filter " + now + " is new";
        }
        return now.isEmpty() ? "the filter " + before + " is gone" : "the filter was " + before + " and is " + now;
    }

    private static String filter(PlanNode node) {
        return node instanceof CalcNode calc && calc.condition().isPresent()
                ? ColumnText.named(
                        calc.condition().get().toString(), calc.input().rowType())
                : "";
    }

    private static String name(List<Step> steps, PlanNode node) {
        for (Step step : steps) {
            boolean same =
                    step instanceof Step.Operate operate && operate.node().equals(node)
                            || step instanceof Step.Scan scan && scan.node().equals(node)
                            || step instanceof Step.Constants constants
                                    && constants.node().equals(node);
            if (same) {
                return step.name();
            }
        }
        return node.getClass().getSimpleName();
    }

    private static Optional<String> projection(PlanNode from, PlanNode to) {
        List<String> was = projections(from);
        List<String> is = projections(to);
        return was.equals(is)
                ? Optional.empty()
                : Optional.of("it read " + String.join(", ", was) + " and reads " + String.join(", ", is));
    }

    private static List<String> projections(PlanNode node) {
        List<String> all = new ArrayList<>();
        if (node instanceof CalcNode calc) {
            calc.projections()
                    .forEach(p ->
                            all.add(ColumnText.named(p.toString(), calc.input().rowType())));
        }
        return all;
    }
}
