package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.PlanNode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * A plan node with what the planner knows of its rows. All positions are columns of the node.
 *
 * @param distribution how rows are spread over tasks; empty when nothing is known
 * @param rows which rows these are, whatever columns are taken of them: the state of an operator above is reused when
 *     this is equal
 * @param sources the tables below
 */
record Stream(
        PlanNode node,
        List<Origin> origins,
        Optional<Distribution> distribution,
        Optional<WindowBounds> bounds,
        String rows,
        Set<String> sources) {
    Stream {
        origins = List.copyOf(origins);
        sources = Collections.unmodifiableSet(new TreeSet<>(sources));
    }

    static Stream of(PlanNode node, List<Origin> origins, String rows, Set<String> sources) {
        return new Stream(node, origins, Optional.empty(), Optional.empty(), rows, sources);
    }

    /** What an operator over these rows stores beside its state. */
    String digest() {
        return Digest.of(rows);
    }

    Stream withRows(String newRows) {
        return new Stream(node, origins, distribution, bounds, newRows, sources);
    }

    String lineage(List<Integer> columns) {
        return columns.stream().map(c -> origins.get(c).lineage()).toList().toString();
    }

    Stream withDistribution(PlanNode newNode, Distribution newDistribution) {
        return new Stream(newNode, origins, Optional.of(newDistribution), bounds, rows, sources);
    }

    /** The same rows through {@code node}, whose columns are {@code expressions} over the columns of this. */
    Stream projected(PlanNode newNode, List<Expr> expressions) {
        List<Origin> made = new ArrayList<>();
        for (Expr expression : expressions) {
            made.add(origin(expression));
        }
        return new Stream(
                newNode,
                made,
                distribution.flatMap(d -> mapped(d, expressions)),
                bounds.flatMap(b -> mapped(b, expressions)),
                rows,
                sources);
    }

    Origin origin(Expr expression) {
        return expression instanceof InputRef ref
                ? origins.get(ref.index())
                : Origin.of(expression, Expressions.print(expression, i -> origins.get(i)
                        .lineage()));
    }

    private static Optional<Distribution> mapped(Distribution distribution, List<Expr> expressions) {
        if (!(distribution instanceof Distribution.Hash hash)) {
            return Optional.of(distribution);
        }
        List<Integer> mapped = hash.keys().stream()
                .map(k -> Expressions.indexOf(expressions, k))
                .toList();
        return mapped.contains(-1) ? Optional.empty() : Optional.of(new Distribution.Hash(mapped));
    }

    private static Optional<WindowBounds> mapped(WindowBounds bounds, List<Expr> expressions) {
        int start = Expressions.indexOf(expressions, bounds.start());
        int end = Expressions.indexOf(expressions, bounds.end());
        int time = bounds.time() < 0 ? -1 : Expressions.indexOf(expressions, bounds.time());
        return start < 0 || end < 0
                ? Optional.empty()
                : Optional.of(
                        new WindowBounds(start, end, time, bounds.unitMicros(), bounds.zone(), bounds.mayBeLate()));
    }
}
