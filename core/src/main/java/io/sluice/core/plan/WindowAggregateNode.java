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
 * @param earlyFireMillis how long after a row, by the job's clock, a window that has not fired shows what it holds; -1:
 *     not at all. When not -1 the node is not insert-only
 * @param lateFireMillis how long after a row of the allowed lateness its window fires again; -1: at once
 */
public record WindowAggregateNode(
        OperatorId id,
        PlanNode input,
        WindowSpec window,
        List<Integer> keys,
        List<AggregateCall> aggregates,
        List<WindowProperty> properties,
        long allowedLatenessMicros,
        long earlyFireMillis,
        long lateFireMillis,
        RowType rowType)
        implements PlanNode {
    public WindowAggregateNode {
        keys = List.copyOf(keys);
        aggregates = List.copyOf(aggregates);
        properties = List.copyOf(properties);
    }

    /** One that fires when its windows end, and again at once for late rows. */
    public WindowAggregateNode(
            OperatorId id,
            PlanNode input,
            WindowSpec window,
            List<Integer> keys,
            List<AggregateCall> aggregates,
            List<WindowProperty> properties,
            long allowedLatenessMicros,
            RowType rowType) {
        this(id, input, window, keys, aggregates, properties, allowedLatenessMicros, -1, -1, rowType);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public boolean insertOnly() {
        return allowedLatenessMicros == 0 && earlyFireMillis < 0;
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
