package io.sluice.planner.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlBasicCall;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.fun.SqlCastFunction;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.SqlValidatorScope;
import org.apache.calcite.sql2rel.SqlRexContext;

/**
 * CAST and TRY_CAST, whose type is just the one that is written: of nested types the validator's own cast makes fields
 * nullable or not as those of the value are, and forgets how they are reached.
 */
final class DeclaredCast extends SqlCastFunction {
    private DeclaredCast(String name, SqlKind kind) {
        super(name, kind);
    }

    /** The call itself unless it is a cast. */
    static SqlNode of(SqlNode node) {
        boolean isCast = node instanceof SqlCall call
                && (call.getKind() == SqlKind.CAST || call.getKind() == SqlKind.SAFE_CAST)
                && call.operandCount() == 2;
        if (!isCast) {
            return node;
        }
        SqlCall call = (SqlCall) node;
        boolean isTry = call.getKind() == SqlKind.SAFE_CAST;
        DeclaredCast cast = new DeclaredCast(isTry ? "TRY_CAST" : "CAST", call.getKind());
        return new SqlBasicCall(cast, List.of(call.operand(0), call.operand(1)), call.getParserPosition());
    }

    /** Not looked up by its name, which would find the validator's own. */
    @Override
    public RelDataType deriveType(SqlValidator validator, SqlValidatorScope scope, SqlCall call) {
        call.getOperandList().forEach(operand -> validator.deriveType(scope, operand));
        return validateOperands(validator, scope, call);
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        boolean nested = isNested(binding.getOperandType(0)) || isNested(binding.getOperandType(1));
        return nested || super.checkOperandTypes(binding, throwOnFailure);
    }

    @Override
    public RelDataType inferReturnType(SqlOperatorBinding binding) {
        RelDataType to = binding.getOperandType(1);
        if (!isNested(binding.getOperandType(0)) && !isNested(to)) {
            return super.inferReturnType(binding);
        }
        boolean nullable =
                getKind() == SqlKind.SAFE_CAST || binding.getOperandType(0).isNullable();
        return binding.getTypeFactory().createTypeWithNullability(to, nullable);
    }

    /** Whether the standard cast would not do. */
    static boolean isNested(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case ARRAY, MAP, MULTISET, ROW, CHAR -> true;
            default -> false;
        };
    }

    static RexNode convert(SqlRexContext context, SqlCall call) {
        RelDataType type = context.getValidator().getValidatedNodeType(call);
        RexNode value = context.convertExpression(call.operand(0));
        return context.getRexBuilder()
                .makeAbstractCast(call.getParserPosition(), type, value, call.getKind() == SqlKind.SAFE_CAST);
    }
}
