package io.sluice.parser.internal;

import io.sluice.parser.Statement;
import io.sluice.parser.ViewColumn;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Collects the parts of CREATE VIEW. */
final class CreateViewBuilder {
    private final List<ViewColumn> columns = new ArrayList<>();
    private SqlNode comment;

    void column(SqlIdentifier name) {
        columns.add(new ViewColumn(name.getSimple(), Optional.empty(), AstNodes.position(name)));
    }

    /** Of the column added last. */
    void columnComment(SqlNode text) {
        ViewColumn last = columns.remove(columns.size() - 1);
        columns.add(new ViewColumn(last.name(), AstNodes.optionalString(text), last.position()));
    }

    void comment(SqlNode text) {
        comment = text;
    }

    Statement.CreateView build(
            SqlParserPos pos,
            SqlIdentifier name,
            boolean orReplace,
            boolean temporary,
            boolean materialized,
            boolean ifNotExists,
            SqlNode query) {
        return new Statement.CreateView(
                orReplace,
                temporary,
                materialized,
                ifNotExists,
                AstNodes.name(name),
                columns,
                AstNodes.optionalString(comment),
                query,
                AstNodes.position(pos));
    }
}
