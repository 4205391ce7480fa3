package io.sluice.planner.physical;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.InputRef;
import io.sluice.core.type.RowType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Rows that are not computed yet: a stream, the condition they must meet, and their columns as expressions over the
 * stream. Projections and filters are gathered here, so that one calculation does the work of a chain of them.
 *
 * @param window when present its three columns come after those of the stream
 * @param columns one per column of the relational node, null where nobody needs it
 */
record Relation(Stream stream, Optional<PendingWindow> window, Optional<Expr> condition, List<Expr> columns) {
    Relation {
        columns = Collections.unmodifiableList(new ArrayList<>(columns));
    }

    /** The columns of a stream, {@code positions[i]} being the stream's column for column i, -1 for none. */
    static Relation of(Stream stream, int[] positions) {
        RowType type = stream.node().rowType();
        List<Expr> columns = new ArrayList<>();
        for (int position : positions) {
            columns.add(position < 0 ? null : new InputRef(position, type.type(position)));
        }
        return new Relation(stream, Optional.empty(), Optional.empty(), columns);
    }

    Relation withColumns(List<Expr> newColumns) {
        return new Relation(stream, window, condition, newColumns);
    }

    Relation where(Expr more, ExprLowering lowering) {
        Expr both = condition.isPresent() ? lowering.and(condition.get(), more) : more;
        return new Relation(stream, window, Optional.of(both), columns);
    }

    /** The positions that these columns need, of the columns that are there. */
    boolean computes(int column) {
        return columns.get(column) instanceof Call;
    }
}
