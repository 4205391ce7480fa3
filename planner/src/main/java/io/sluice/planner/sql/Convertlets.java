package io.sluice.planner.sql;

import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.InputRef;
import io.sluice.functions.FunctionRegistry;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/**
 * How validated calls become expressions: as the standard has it, except that functions of time units stay calls, and
 * that the registry says which casts there are.
 */
record Convertlets(FunctionRegistry registry) implements SqlRexConvertletTable {
    private static final Set<SqlOperator> KEPT = Set.of(
            SqlStdOperatorTable.TIMESTAMP_DIFF,
            SqlStdOperatorTable.TIMESTAMP_ADD,
            SqlStdOperatorTable.FLOOR,
            SqlStdOperatorTable.CEIL,
            SqlStdOperatorTable.EXTRACT);

    private static final SqlRexConvertlet STANDARD_CAST = StandardConvertletTable.INSTANCE.get(
            SqlStdOperatorTable.CAST.createCall(SqlParserPos.ZERO, SqlLiteral.createNull(SqlParserPos.ZERO)));

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(call);
        if (call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST) {
            return (context, cast) -> {
                check(context, cast);
                if (isNested(context, cast)) {
                    return DeclaredCast.convert(context, cast);
                }
                return cast.getKind() == SqlKind.SAFE_CAST
                        ? safeCast(context, cast)
                        : STANDARD_CAST.convertCall(context, cast);
            };
        }
        return KEPT.contains(call.getOperator()) ? Convertlets::asCall : standard;
    }

    private static boolean isNested(SqlRexContext context, SqlCall cast) {
        RelDataType from = context.getValidator().getValidatedNodeTypeIfKnown(cast.operand(0));
        RelDataType to = context.getValidator().getValidatedNodeTypeIfKnown(cast);
        return from != null && to != null && (DeclaredCast.isNested(from) || DeclaredCast.isNested(to));
    }

    /** The standard makes a CASE of some, which is not NULL where TRY_CAST may be. */
    private static RexNode safeCast(SqlRexContext context, SqlCall cast) {
        RelDataType type = context.getValidator().getValidatedNodeType(cast);
        RexNode value = context.convertExpression(cast.operand(0));
        return context.getRexBuilder().makeAbstractCast(cast.getParserPosition(), type, value, true);
    }

    private void check(SqlRexContext context, SqlCall cast) {
        RelDataType from = context.getValidator().getValidatedNodeTypeIfKnown(cast.operand(0));
        RelDataType to = context.getValidator().getValidatedNodeTypeIfKnown(cast);
        if (from == null || to == null) {
            // The validator put this cast in, to bring the queries of a UNION together.
            return;
        }
        try {
            registry.cast(new InputRef(0, TypeMapping.toSluice(from)), TypeMapping.toSluice(to));
        } catch (SluiceException e) {
            throw e.at(Positions.of(cast.getParserPosition()));
        }
    }

    private static RexNode asCall(SqlRexContext context, SqlCall call) {
        RexBuilder builder = context.getRexBuilder();
        return builder.makeCall(
                call.getParserPosition(),
                context.getValidator().getValidatedNodeType(call),
                call.getOperator(),
                call.getOperandList().stream().map(context::convertExpression).toList());
    }
}
