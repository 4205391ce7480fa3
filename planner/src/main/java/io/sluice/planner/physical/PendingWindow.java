package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.RowType;
import io.sluice.planner.sql.WindowFunction;
import java.util.List;

/**
 * A window function whose rows have not been made yet: an aggregation above may take it into itself.
 *
 * @param function the call it comes from
 * @param spec its time column is a column of the stream below
 * @param inputColumns the columns of the table or sub-query it reads, over the stream; null where not needed
 * @param inputType their names and types
 * @param properties window_start, window_end and window_time with their types, as columns after those of the stream
 */
record PendingWindow(
        WindowFunction function,
        WindowSpec spec,
        List<Expr> inputColumns,
        RowType inputType,
        List<InputRef> properties,
        TimeKind time) {}
