package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.calcite.rel.logical.LogicalAggregate;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans GROUP BY and DISTINCT: by window where the keys hold both bounds of one, else by key alone. */
final class AggregatePlanner {
    private final PlanContext context;
    private final RelPlanner planner;

    AggregatePlanner(PlanContext context, RelPlanner planner) {
        this.context = context;
        this.planner = planner;
    }

    Relation plan(LogicalAggregate aggregate, ImmutableBitSet needed) {
        if (GroupingSets.isSimple(aggregate)) {
            Grouping grouping = grouping(aggregate, needed);
            return plan(grouping, planner.plan(aggregate.getInput(), ImmutableBitSet.of(grouping.reads())));
        }
        return new GroupingSets(context, this, planner, aggregate).plan(needed);
    }

    static Grouping grouping(LogicalAggregate aggregate, ImmutableBitSet needed) {
        return new Grouping(aggregate, neededCalls(aggregate, needed), needed);
    }

    /** @param input of the aggregate, with the columns that the grouping reads */
    Relation plan(Grouping grouping, Relation input) {
        if (input.window().isPresent()) {
            Optional<Relation> fused = fused(input, grouping);
            if (fused.isPresent()) {
                return fused.get();
            }
        }
        Relation rows =
                input.window().isPresent() ? context.calculations.materialized(input, grouping.inputNames()) : input;
        return isAttached(rows, grouping)
                ? new WindowAggregation(context, rows, grouping).attached()
                : new GroupAggregation(context, rows, grouping).plan();
    }

    /** Without keys one call stays: the group exists even where nobody reads its values. */
    private static List<Integer> neededCalls(LogicalAggregate aggregate, ImmutableBitSet needed) {
        int keys = aggregate.getGroupCount();
        List<Integer> calls = new ArrayList<>();
        for (int i = 0; i < aggregate.getAggCallList().size(); i++) {
            boolean last = keys == 0
                    && calls.isEmpty()
                    && i == aggregate.getAggCallList().size() - 1;
            if (needed.get(keys + i) || last) {
                calls.add(i);
            }
        }
        return calls;
    }

    private Optional<Relation> fused(Relation input, Grouping grouping) {
        PendingWindow window = input.window().orElseThrow();
        int size = input.stream().node().rowType().size();
        List<Expr> keys = grouping.keys().stream().map(input.columns()::get).toList();
        boolean bothBounds = keys.contains(window.properties().get(0))
                && keys.contains(window.properties().get(1));
        boolean plainKeys =
                keys.stream().allMatch(k -> window.properties().contains(k) || Expressions.readsOnly(k, i -> i < size));
        boolean plainArguments = grouping.arguments().stream()
                .allMatch(a -> Expressions.readsOnly(input.columns().get(a), i -> i < size));
        boolean plainCondition = input.condition().map(Expressions::conjuncts).orElse(List.of()).stream()
                .allMatch(c -> Expressions.readsOnly(c, i -> i < size) || Expressions.readsOnly(c, i -> i >= size));
        return bothBounds && plainKeys && plainArguments && plainCondition && isOfTheseKeys(window, input, keys)
                ? Optional.of(new WindowAggregation(context, input, grouping).fused())
                : Optional.empty();
    }

    /** A session fits when it is one of just these keys, and no row of it is left out after it was found. */
    private static boolean isOfTheseKeys(PendingWindow window, Relation input, List<Expr> keys) {
        if (!window.isSession()) {
            return true;
        }
        Set<Expr> groups = new HashSet<>(keys);
        window.properties().forEach(groups::remove);
        int size = input.stream().node().rowType().size();
        boolean same = window.partition().map(p -> groups.equals(Set.copyOf(p))).orElse(true);
        return same
                && input.condition().map(Expressions::conjuncts).orElse(List.of()).stream()
                        .allMatch(c -> window.isBelow(c, size) || !Expressions.readsOnly(c, i -> i < size));
    }

    private static boolean isAttached(Relation input, Grouping grouping) {
        List<Expr> keys = grouping.keys().stream().map(input.columns()::get).toList();
        return input.stream()
                .bounds()
                .map(b -> hasColumn(keys, b.start()) && hasColumn(keys, b.end()))
                .orElse(false);
    }

    private static boolean hasColumn(List<Expr> keys, int column) {
        return keys.stream().anyMatch(k -> k instanceof InputRef ref && ref.index() == column);
    }
}
