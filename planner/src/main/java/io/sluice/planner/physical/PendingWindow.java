package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.plan.WindowSpec;
import io.sluice.core.type.RowType;
import io.sluice.planner.sql.WindowFunction;
import java.util.List;
import java.util.Optional;

/**
 * A window function whose rows have not been made yet: an aggregation above may take it into itself.
 *
 * @param function the call it comes from
 * @param spec its time column is a column of the stream below
 * @param inputColumns the columns of the table or sub-query it reads, over the stream; null where not needed
 * @param inputType their names and types
 * @param partition of SESSION: the columns that have sessions of their own; empty: those that are grouped by above
 * @param properties window_start, window_end and window_time with their types, as columns after those of the stream
 */
record PendingWindow(
        WindowFunction function,
        WindowSpec spec,
        List<Expr> inputColumns,
        RowType inputType,
        Optional<List<Expr>> partition,
        List<InputRef> properties,
        TimeKind time) {
    /** Whether which window a row is in depends on the rows beside it. */
    boolean isSession() {
        return spec instanceof WindowSpec.Session;
    }

    /**
     * Whether a condition can be asked before the window: it does not read the window, and where rows make windows it
     * keeps or drops all rows of one.
     *
     * @param size the number of columns of the stream below
     */
    boolean isBelow(Expr condition, int size) {
        boolean ofRows = Expressions.readsOnly(condition, i -> i < size);
        return ofRows
                && (!isSession()
                        || partition.isEmpty()
                        || Expressions.readsOnly(condition, i -> Expressions.indexOf(partition.get(), i) >= 0));
    }
}
