package io.sluice.planner.physical;

import io.sluice.core.plan.OperatorId;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.plan.PlanRoot;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Gives every operator the identity by which its state is found again: what it means, and its place among others that
 * mean the same. Equal operators are one and get one identity; roots are never one.
 */
final class OperatorNames {
    private final Map<String, List<Object>> byMeaning = new HashMap<>();
    private final Map<String, String> idByName = new HashMap<>();

    /**
     * @param meaning kind, keys over source columns, time attribute, window and source tables
     * @param name for people
     */
    <N extends PlanNode> N node(String meaning, String inputDigest, String name, Function<OperatorId, N> maker) {
        return named(meaning, inputDigest, name, maker, true);
    }

    /** Never shared: the same INSERT twice writes its rows twice. */
    <R extends PlanRoot> R root(String meaning, String inputDigest, String name, Function<OperatorId, R> maker) {
        return named(meaning, inputDigest, name, maker, false);
    }

    private <T> T named(
            String meaning, String inputDigest, String name, Function<OperatorId, T> maker, boolean shared) {
        Object nameless = maker.apply(new OperatorId("", inputDigest, name));
        List<Object> equals = byMeaning.computeIfAbsent(meaning, m -> new ArrayList<>());
        int ordinal = shared ? equals.indexOf(nameless) : -1;
        if (ordinal < 0) {
            ordinal = equals.size();
            equals.add(nameless);
        }
        String id = Digest.of(ordinal == 0 ? meaning : meaning + "#" + ordinal);
        return maker.apply(new OperatorId(id, inputDigest, unique(name, id)));
    }

    private String unique(String name, String id) {
        String candidate = name;
        for (int i = 2; !idByName.computeIfAbsent(candidate, n -> id).equals(id); i++) {
            candidate = name + " #" + i;
        }
        return candidate;
    }
}
