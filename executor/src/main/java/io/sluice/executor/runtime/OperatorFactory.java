package io.sluice.executor.runtime;

import io.sluice.core.expr.Expr;
import io.sluice.core.plan.PlanNode;
import io.sluice.core.type.RowType;
import io.sluice.executor.kernel.Kernel;
import io.sluice.executor.operator.Operator;
import java.util.List;
import java.util.Optional;

/**
 * Makes what runs for a node of the plan, one for each task. Safe for several threads; what it gives is used by one.
 */
public interface OperatorFactory {
    /** For every node except scans, constants, unions and exchanges, which the runtime runs itself. */
    Operator create(PlanNode node);

    /** @param input what the expressions refer to */
    Kernel kernel(RowType input, Optional<Expr> condition, List<Expr> projections);
}
