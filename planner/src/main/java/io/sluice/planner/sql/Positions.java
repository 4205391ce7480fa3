package io.sluice.planner.sql;

import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Between the parser's positions and ours. */
public final class Positions {
    private Positions() {}

    public static SourcePosition of(SqlParserPos pos) {
        return new SourcePosition(pos.getLineNum(), pos.getColumnNum(), pos.getEndLineNum(), pos.getEndColumnNum());
    }

    /** The error at the node, unless it already has a position or the node has none. */
    public static SluiceException at(SluiceException error, SqlNode node) {
        SqlParserPos pos = node.getParserPosition();
        boolean keep = error.position().isPresent() || pos.getLineNum() < 1;
        return keep ? error : error.at(of(pos));
    }
}
