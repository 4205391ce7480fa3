package io.sluice.executor.runtime.mapping;

import io.sluice.core.error.SluiceException;
import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PhysicalPlan;
import io.sluice.executor.plan.PlanDocument;
import io.sluice.executor.runtime.checkpoint.Manifest;
import io.sluice.executor.runtime.graph.JobGraph;
import io.sluice.executor.runtime.graph.Step;
import io.sluice.executor.runtime.mapping.StateOutcome.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How the states of a checkpoint fall to the operators of a plan: they are matched by id, and what lies below an
 * operator must mean the same. Within an operator aggregates are matched by their own ids.
 */
public final class StateMapping {
    private final PhysicalPlan plan;
    private final Manifest manifest;
    private final Predicate<String> holdsState;
    private final Optional<PhysicalPlan> before;
    private final List<StateOutcome> outcomes = new ArrayList<>();

    private StateMapping(PhysicalPlan plan, Manifest manifest, Predicate<String> holdsState) {
        this.plan = plan;
        this.manifest = manifest;
        this.holdsState = holdsState;
        this.before = planBefore(manifest);
    }

    /**
     * @param holdsState whether the checkpoint has state of the operator of an id
     * @return states of the plan in the order in which rows pass them, then what is left over
     */
    public static List<StateOutcome> of(PhysicalPlan plan, Manifest manifest, Predicate<String> holdsState) {
        StateMapping mapping = new StateMapping(plan, manifest, holdsState);
        mapping.map();
        return List.copyOf(mapping.outcomes);
    }

    /** Empty when another release has written it: then operators are all that can be told of. */
    private static Optional<PhysicalPlan> planBefore(Manifest manifest) {
        try {
            return Optional.of(PlanDocument.fromJson(manifest.plan()));
        } catch (SluiceException ofAnotherRelease) {
            return Optional.empty();
        }
    }

    private void map() {
        Map<String, OperatorId> written =
                manifest.operators().stream().collect(Collectors.toMap(OperatorId::id, id -> id, (a, b) -> a));
        Map<String, OperatorId> planned = ids(plan);
        Map<String, List<StateItem>> itemsBefore =
                before.map(StateMapping::byOperator).orElse(Map.of());
        byOperator(plan).forEach((id, items) -> {
            OperatorId then = written.get(id);
            if (then == null) {
                items.forEach(item -> add(item, Outcome.NEW, "it starts empty"));
            } else if (!isSink(items)
                    && !then.inputDigest().equals(planned.get(id).inputDigest())) {
                String reason = difference(id);
                items.forEach(item -> add(item, Outcome.INCOMPATIBLE, reason));
            } else {
                mapItems(items, itemsBefore.get(id));
            }
        });
        for (OperatorId then : manifest.operators()) {
            if (!planned.containsKey(then.id()) && holdsState.test(then.id())) {
                leftOver(then, itemsBefore.getOrDefault(then.id(), List.of()));
            }
        }
    }

    /** What a sink has prepared is rows as they were written, whatever is written from now on. */
    private static boolean isSink(List<StateItem> items) {
        return items.get(0).state().equals(StateItems.OUTPUT);
    }

    private void mapItems(List<StateItem> items, List<StateItem> then) {
        for (StateItem item : items) {
            boolean known =
                    then == null || then.stream().anyMatch(b -> b.stateId().equals(item.stateId()));
            add(item, known ? Outcome.REUSED : Outcome.NEW, known ? "" : "it starts empty beside those that go on");
        }
        if (then != null) {
            then.stream()
                    .filter(b -> items.stream().noneMatch(item -> item.stateId().equals(b.stateId())))
                    .forEach(b -> add(b, Outcome.LEFT_OVER, "the plan does not have it"));
        }
    }

    private void leftOver(OperatorId operator, List<StateItem> items) {
        String reason = "the plan does not have the operator";
        if (items.isEmpty()) {
            outcomes.add(new StateOutcome(operator.name(), "its state", Outcome.LEFT_OVER, reason));
        }
        items.forEach(item -> add(item, Outcome.LEFT_OVER, reason));
    }

    private void add(StateItem item, Outcome outcome, String reason) {
        outcomes.add(new StateOutcome(item.operator(), item.state(), outcome, reason));
    }

    private String difference(String operatorId) {
        return before.flatMap(b -> new InputDifference(graph(b), graph(plan)).below(operatorId))
                .map(difference -> "what it reads has changed: " + difference)
                .orElse("what it reads has changed");
    }

    private static JobGraph graph(PhysicalPlan plan) {
        return JobGraph.of(plan, 1, scan -> 1);
    }

    private static Map<String, OperatorId> ids(PhysicalPlan plan) {
        Map<String, OperatorId> ids = new LinkedHashMap<>();
        for (Step step : graph(plan).steps()) {
            step.id().ifPresent(id -> ids.put(id.id(), id));
        }
        return ids;
    }

    private static Map<String, List<StateItem>> byOperator(PhysicalPlan plan) {
        Map<String, List<StateItem>> byOperator = new LinkedHashMap<>();
        StateItems.of(plan).forEach(item -> byOperator
                .computeIfAbsent(item.operatorId(), id -> new ArrayList<>())
                .add(item));
        return byOperator;
    }
}
