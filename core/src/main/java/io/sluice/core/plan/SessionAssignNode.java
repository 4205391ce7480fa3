package io.sluice.core.plan;

import io.sluice.core.type.RowType;
import java.util.List;

/**
 * SESSION without aggregation: each input row with window_start, window_end and window_time of its session appended.
 * Keeps the rows of a session until the watermark has reached its end; refuses rows that are late for every session.
 *
 * @param keys the columns of PARTITION BY; all rows share their sessions when there are none
 * @param allowedLatenessMicros how long after its end a session still takes rows; each replaces the session's rows
 */
public record SessionAssignNode(
        OperatorId id,
        PlanNode input,
        WindowSpec.Session window,
        List<Integer> keys,
        long allowedLatenessMicros,
        RowType rowType)
        implements PlanNode {
    public SessionAssignNode {
        keys = List.copyOf(keys);
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
