package io.sluice.planner.physical;

import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;

/** Counts how often an expression reads each column. */
final class ColumnUses extends RexVisitorImpl<Void> {
    private final int[] uses;

    private ColumnUses(int[] uses) {
        super(true);
        this.uses = uses;
    }

    static void count(RexNode expression, int[] uses) {
        expression.accept(new ColumnUses(uses));
    }

    @Override
    public Void visitInputRef(RexInputRef ref) {
        uses[ref.getIndex()]++;
        return null;
    }
}
