package io.sluice.core.plan;

import io.sluice.core.expr.Expr;
import io.sluice.core.type.RowType;
import java.util.List;
import java.util.Optional;

/**
 * Reads a table: the connector gives {@code columns} of the table's physical row, {@code outputs} are computed from
 * them (computed columns, or just references), then watermarks are made from the outputs.
 *
 * @param id the name of the source's operator state (offsets and running watermarks)
 * @param columns positions in {@code table.readable()} that the connector is asked for
 * @param outputs expressions over those columns, one per field of {@code rowType}
 * @param watermark absent when the table has none or the job runs in batch mode
 * @param bounded whether the source ends
 * @param parallelism from {@code scan.parallelism}; 0 means the job's
 */
public record ScanNode(
        OperatorId id,
        TableSpec table,
        List<Integer> columns,
        List<Expr> outputs,
        Optional<WatermarkSpec> watermark,
        boolean bounded,
        int parallelism,
        boolean insertOnly,
        RowType rowType)
        implements PlanNode {
    public ScanNode {
        columns = List.copyOf(columns);
        outputs = List.copyOf(outputs);
    }

    @Override
    public List<PlanNode> inputs() {
        return List.of();
    }

    @Override
    public <R> R accept(PlanVisitor<R> visitor) {
        return visitor.visit(this);
    }
}
