package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/** Says of a column that was not found in USING what USING asks for. */
final class UsingColumns {
    private UsingColumns() {}

    static SluiceException explained(SluiceException error, SqlNode query) {
        boolean notFound =
                error.code() == ErrorCode.COLUMN_NOT_FOUND && error.position().isPresent();
        if (!notFound || !isInUsing(error.position().get(), query)) {
            return error;
        }
        return SluiceException.of(ErrorCode.COLUMN_NOT_FOUND, error.getMessage())
                .at(error.position().get())
                .expected("a column that both sides of the join have")
                .hint("join columns of different names with ON a.x = b.y")
                .causedBy(error);
    }

    private static boolean isInUsing(SourcePosition position, SqlNode query) {
        boolean[] found = {false};
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call instanceof SqlJoin join && join.getConditionType() == JoinConditionType.USING) {
                    for (SqlNode column : (SqlNodeList) join.getCondition()) {
                        SourcePosition at = Positions.of(column.getParserPosition());
                        found[0] |= at.line() == position.line() && at.column() == position.column();
                    }
                }
                return super.visit(call);
            }
        });
        return found[0];
    }
}
