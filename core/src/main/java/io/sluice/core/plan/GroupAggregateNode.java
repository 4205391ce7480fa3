package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * Aggregates per key without a window: each batch replaces the rows of the groups it touched. Emits the keys, then the
 * aggregates. Without keys there is one group, which exists from the start: a bounded empty input gives one row.
 *
 * <p>Without aggregates it gives the distinct keys, which only come when the input's rows only come.
 *
 * @param finalOnly emit each group once, at the end of the input (bounded input in batch mode)
 */
public record GroupAggregateNode(
        OperatorId id,
        PlanNode input,
        List<Integer> keys,
        List<AggregateCall> aggregates,
        boolean finalOnly,
        RowType rowType)
        implements PlanNode {
    public GroupAggregateNode {
        keys = List.copyOf(keys);
        aggregates = List.copyOf(aggregates);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public boolean insertOnly() {
        return finalOnly || aggregates.isEmpty() && input.insertOnly();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
