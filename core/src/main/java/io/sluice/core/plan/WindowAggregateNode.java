package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * Aggregates per key and window; a window's rows are emitted when the watermark reaches its end minus one unit.
 * Emits the keys, then the aggregates, then the window properties.
 *
 * @param keys positions in the input, without window columns
 * @param allowedLatenessMicros how long after its firing a window still takes rows; each re-fires it as an update.
 *     When positive the node is not insert-only
 */
public record WindowAggregateNode(
        OperatorId id,
        PlanNode input,
        WindowSpec window,
        List<Integer> keys,
        List<AggregateCall> aggregates,
        List<WindowProperty> properties,
        long allowedLatenessMicros,
        RowType rowType)
        implements PlanNode {
    public WindowAggregateNode {
        keys = List.copyOf(keys);
        aggregates = List.copyOf(aggregates);
        properties = List.copyOf(properties);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public boolean insertOnly() {
        return allowedLatenessMicros == 0;
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
