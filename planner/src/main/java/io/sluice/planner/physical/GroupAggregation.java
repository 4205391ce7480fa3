package io.sluice.planner.physical;

import io.sluice.core.plan.AggregateCall;
import io.sluice.core.plan.Distribution;
import io.sluice.core.plan.GroupAggregateNode;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One GROUP BY without windows. */
final class GroupAggregation {
    private final PlanContext context;
    private final Relation input;
    private final Grouping grouping;
    private final InputColumns columns;

    GroupAggregation(PlanContext context, Relation input, Grouping grouping) {
        this.context = context;
        this.input = input;
        this.grouping = grouping;
        this.columns = new InputColumns(input.stream());
    }

    Relation plan() {
        columns.startAs(input, grouping.reads());
        List<Integer> keys = new ArrayList<>();
        List<Field> fields = new ArrayList<>();
        for (int i = 0; i < grouping.keys().size(); i++) {
            int key = grouping.keys().get(i);
            int position = columns.add(input.columns().get(key));
            keys.add(position);
            fields.add(
                    new Field(columns.name(position), input.columns().get(key).type()));
        }
        AggregateCalls aggregates = new AggregateCalls(grouping, input, columns, Optional.empty());
        aggregates.addInputs();
        Stream below = context.calculations.expressions(input, columns.expressions(), columns.names());
        List<AggregateCall> calls = aggregates.over(below);
        calls.forEach(c -> fields.add(new Field(aggregates.name(c), c.type())));
        Stream spread = Exchanges.byKeys(below, keys);
        return relation(spread, keys, calls, new RowType(fields));
    }

    private Relation relation(Stream spread, List<Integer> keys, List<AggregateCall> calls, RowType type) {
        String names = String.join(", ", keys.stream().map(columns::name).toList());
        GroupAggregateNode node = context.names.node(
                "group(" + spread.lineage(keys) + " from " + spread.sources() + ")",
                spread.digest(),
                (calls.isEmpty() ? "distinct" : "group") + (names.isEmpty() ? "" : "(" + names + ")"),
                id -> new GroupAggregateNode(id, spread.node(), keys, calls, !context.streaming(), type));
        List<Origin> origins = new ArrayList<>();
        keys.forEach(k -> origins.add(Origin.of(spread.origins().get(k).lineage())));
        calls.forEach(
                c -> origins.add(Origin.of(c.stateId() + " of " + node.id().id())));
        Optional<Distribution> distribution = spread.distribution().map(d -> Distributions.ofGroups(d, keys));
        Stream stream = new Stream(
                node,
                origins,
                distribution,
                Optional.empty(),
                "group(" + node.id().id() + "; " + spread.rows() + ")",
                spread.sources());
        return Relation.of(stream, positions(keys.size()));
    }

    private int[] positions(int keys) {
        int[] positions = new int[grouping.width()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = i < keys ? i : -1;
        }
        for (int i = 0; i < grouping.calls().size(); i++) {
            positions[keys + grouping.calls().get(i)] = keys + i;
        }
        return positions;
    }
}
