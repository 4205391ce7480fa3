package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.error.SourcePosition;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.JoinConditionType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlJoin;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.util.SqlBasicVisitor;
import org.apache.calcite.sql.validate.SqlValidator;

/** The columns that USING and NATURAL join by: says what is asked of them where they are not as they should be. */
final class UsingColumns {
    private UsingColumns() {}

    /**
     * That columns of one name can be compared, as where a condition is written out.
     *
     * @param query that was validated
     * @throws SluiceException TYPE_MISMATCH
     */
    static void check(SqlNode query, SqlValidator validator) {
        query.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (call instanceof SqlJoin join) {
                    columns(join, validator).forEach(column -> check(column, join, validator));
                }
                return super.visit(call);
            }
        });
    }

    private static List<SqlIdentifier> columns(SqlJoin join, SqlValidator validator) {
        List<SqlIdentifier> columns = new ArrayList<>();
        if (join.getConditionType() == JoinConditionType.USING) {
            for (SqlNode column : (SqlNodeList) join.getCondition()) {
                columns.add((SqlIdentifier) column);
            }
        } else if (join.isNatural()) {
            List<String> right = rowType(join.getRight(), validator).getFieldNames();
            for (String name : rowType(join.getLeft(), validator).getFieldNames()) {
                if (right.contains(name)) {
                    columns.add(new SqlIdentifier(name, join.getParserPosition()));
                }
            }
        }
        return columns;
    }

    private static void check(SqlIdentifier column, SqlJoin join, SqlValidator validator) {
        String name = column.getSimple();
        RelDataTypeField left = rowType(join.getLeft(), validator).getField(name, true, false);
        RelDataTypeField right = rowType(join.getRight(), validator).getField(name, true, false);
        try {
            StrictTypeCoercion.checkComparable(List.of(left.getType(), right.getType()), column);
        } catch (SluiceException e) {
            throw SluiceException.of(e.code(), "Column '" + name + "': " + e.getMessage())
                    .at(Positions.of(column.getParserPosition()))
                    .hint("write the condition out and cast one side, as in ON CAST(a." + name + " AS STRING) = b."
                            + name)
                    .causedBy(e);
        }
    }

    private static RelDataType rowType(SqlNode side, SqlValidator validator) {
        return validator.getNamespace(side).getRowType();
    }

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
