package io.sluice.executor.runtime.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Steps put together to pipelines, a pair at a time, so that no pipeline ever feeds itself by way of another: a cycle of
 * bounded channels could lock up. Not thread-safe.
 */
final class Groups {
    private final int[] groupOf;
    private final List<Edge> edges;

    Groups(int steps, List<Edge> edges) {
        this.edges = edges;
        groupOf = new int[steps];
        for (int i = 0; i < steps; i++) {
            groupOf[i] = i;
        }
    }

    int of(int step) {
        return groupOf[step];
    }

    boolean together(Edge edge) {
        return groupOf[edge.from()] == groupOf[edge.to()];
    }

    List<Edge> into(int group) {
        return edges.stream()
                .filter(e -> groupOf[e.to()] == group && !together(e))
                .toList();
    }

    /**
     * Joins the two ends of an edge.
     *
     * @param absorbed which edges directly between the two need no channel then
     * @return whether it was possible
     */
    boolean join(Edge edge, Predicate<Edge> absorbed) {
        int from = groupOf[edge.from()];
        int to = groupOf[edge.to()];
        if (from == to) {
            return true;
        }
        if (reaches(from, to, absorbed)) {
            return false;
        }
        for (int i = 0; i < groupOf.length; i++) {
            groupOf[i] = groupOf[i] == to ? from : groupOf[i];
        }
        return true;
    }

    /** Whether rows go from one group to another by an edge that would stay a channel, or by way of a third group. */
    private boolean reaches(int from, int to, Predicate<Edge> absorbed) {
        Deque<Integer> open = new ArrayDeque<>(List.of(from));
        Set<Integer> seen = new HashSet<>(open);
        while (!open.isEmpty()) {
            int group = open.poll();
            for (int next : successors(group, from, to, absorbed)) {
                if (next == to) {
                    return true;
                }
                if (seen.add(next)) {
                    open.add(next);
                }
            }
        }
        return false;
    }

    private List<Integer> successors(int group, int from, int to, Predicate<Edge> absorbed) {
        List<Integer> found = new ArrayList<>();
        for (Edge edge : edges) {
            boolean direct = groupOf[edge.from()] == from && groupOf[edge.to()] == to;
            if (groupOf[edge.from()] == group && !together(edge) && !(direct && absorbed.test(edge))) {
                found.add(groupOf[edge.to()]);
            }
        }
        return found;
    }
}
