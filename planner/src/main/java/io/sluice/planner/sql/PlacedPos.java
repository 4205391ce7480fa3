package io.sluice.planner.sql;

import io.sluice.core.expr.CallSite;
import java.util.Optional;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.sql.parser.SqlParserPos;

/** The position of an expression that knows in which text it counts: the statement's, or that of a definition. */
public final class PlacedPos extends SqlParserPos {
    private static final long serialVersionUID = 1L;

    private final transient CallSite site;

    PlacedPos(SqlParserPos pos, CallSite site) {
        super(pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
        this.site = site;
    }

    /** Where the call was written; empty for one that rules have made. */
    public static Optional<CallSite> of(RexCall call) {
        return call.getParserPosition() instanceof PlacedPos placed ? Optional.of(placed.site) : Optional.empty();
    }
}
