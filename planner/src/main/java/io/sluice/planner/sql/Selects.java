package io.sluice.planner.sql;

import java.util.List;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Queries that the planner writes itself. */
final class Selects {
    private Selects() {}

    /** {@code SELECT items FROM from WHERE where}. */
    static SqlSelect of(SqlParserPos at, List<SqlNode> items, SqlNode from, SqlNode where) {
        return new SqlSelect(
                at, null, new SqlNodeList(items, at), from, where, null, null, null, null, null, null, null, null);
    }
}
