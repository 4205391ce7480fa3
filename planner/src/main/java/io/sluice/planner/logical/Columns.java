package io.sluice.planner.logical;

import java.util.List;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Moves expressions from the columns of one node to those of another. */
final class Columns {
    private Columns() {}

    /** The expression with column i read as column {@code positions[i]} of {@code rel}. */
    static RexNode replaced(RexNode expression, RelNode rel, List<Integer> positions) {
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return RexInputRef.of(positions.get(ref.getIndex()), rel.getRowType());
            }
        });
    }
}
