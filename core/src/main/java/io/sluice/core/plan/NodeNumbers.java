package io.sluice.core.plan;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gives equal plan nodes equal numbers, counting from 0, and unequal ones different numbers. Each node is looked at
 * once, its inputs being known by their numbers; the {@code hashCode} and {@code equals} of records would walk a shared
 * node once for each path that leads to it, which in a tower of self-joins are 2 to the power of its height. Use it
 * instead of nodes as the keys of maps. Not thread-safe.
 */
public final class NodeNumbers {
    private final Map<PlanNode, Integer> seen = new IdentityHashMap<>();
    private final Map<List<Object>, Integer> numbers = new HashMap<>();

    /** A node within the form of another. */
    private record Number(int value) {}

    public int of(PlanNode node) {
        Integer known = seen.get(node);
        if (known != null) {
            return known;
        }
        List<Object> form = new ArrayList<>();
        form.add(node.getClass());
        for (RecordComponent component : node.getClass().getRecordComponents()) {
            form.add(form(value(component, node)));
        }
        int number = numbers.computeIfAbsent(form, f -> numbers.size());
        seen.put(node, number);
        return number;
    }

    private Object form(Object value) {
        if (value instanceof PlanNode node) {
            return new Number(of(node));
        }
        return value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof PlanNode
                ? list.stream().map(this::form).toList()
                : value == null ? "null" : value;
    }

    private static Object value(RecordComponent component, PlanNode node) {
        try {
            return component.getAccessor().invoke(node);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("component " + component + " cannot be read", e);
        }
    }
}
