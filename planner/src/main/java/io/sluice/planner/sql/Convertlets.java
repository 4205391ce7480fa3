package io.sluice.planner.sql;

import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** How validated calls become expressions: as the standard has it, except that our own functions stay calls. */
enum Convertlets implements SqlRexConvertletTable {
    INSTANCE;

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        boolean asCall = call.getOperator() == SqlStdOperatorTable.TIMESTAMP_DIFF
                || call.getOperator() == SqlStdOperatorTable.TIMESTAMP_ADD
                || call.getOperator() == SqlStdOperatorTable.FLOOR
                || call.getOperator() == SqlStdOperatorTable.CEIL
                || call.getOperator() == SqlStdOperatorTable.EXTRACT;
        return asCall ? Convertlets::asCall : StandardConvertletTable.INSTANCE.get(call);
    }

    private static RexNode asCall(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        return builder.makeCall(
                context.getValidator().getValidatedNodeType(call),
                call.getOperator(),
                call.getOperandList().stream().map(context::convertExpression).toList());
    }
}
