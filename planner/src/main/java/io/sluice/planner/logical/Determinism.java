package io.sluice.planner.logical;

import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexVisitorImpl;

/** Whether an expression gives the same value whenever it is evaluated over a row: random numbers and the time do not. */
final class Determinism {
    private Determinism() {}

    static boolean isDeterministic(RexNode expression) {
        boolean[] deterministic = {true};
        expression.accept(new RexVisitorImpl<Void>(true) {
            @Override
            public Void visitCall(RexCall call) {
                boolean isNow = call.getOperator().getName().equals("UNIX_TIMESTAMP")
                        && call.getOperands().isEmpty();
                deterministic[0] &= call.getOperator().isDeterministic() && !isNow;
                return super.visitCall(call);
            }
        });
        return deterministic[0];
    }
}
