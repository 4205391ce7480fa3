package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * A window function without aggregation: each input row once per window it belongs to, with window_start, window_end
 * and window_time appended. Stateless; a row without row time is refused.
 */
public record WindowAssignNode(PlanNode input, WindowSpec window, RowType rowType) implements PlanNode {
    @Override
    public List<PlanNode> inputs() {
        return List.of(input);
    }

    @Override
    public boolean insertOnly() {
        return input.insertOnly();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
