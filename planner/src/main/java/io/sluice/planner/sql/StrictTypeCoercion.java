package io.sluice.planner.sql;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.SqlType;
import io.sluice.functions.CommonType;
import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;

/**
 * The implicit casts there are: among numbers, among dates and timestamps, and from text to a date, time or timestamp
 * it is compared with. Text never becomes a number, nor a number text, by itself: as in Flink that is an error. Numbers
 * of two types are compared by the function registry, which casts as little as it must.
 */
final class StrictTypeCoercion extends TypeCoercionImpl {
    StrictTypeCoercion(RelDataTypeFactory factory, SqlValidator validator) {
        super(factory, validator);
    }

    @Override
    protected boolean binaryArithmeticWithStrings(SqlCallBinding binding, RelDataType left, RelDataType right) {
        return false;
    }

    @Override
    public boolean builtinFunctionCoercion(
            SqlCallBinding binding, List<RelDataType> types, List<SqlTypeFamily> families) {
        return false;
    }

    @Override
    public boolean binaryComparisonCoercion(SqlCallBinding binding) {
        List<RelDataType> types = new ArrayList<>();
        for (int i = 0; i < binding.getOperandCount(); i++) {
            types.add(binding.getOperandType(i));
        }
        checkComparable(types, binding.getCall());
        return !types.stream().allMatch(SqlTypeUtil::isNumeric) && super.binaryComparisonCoercion(binding);
    }

    @Override
    public boolean inOperationCoercion(SqlCallBinding binding) {
        if (binding.operand(1) instanceof SqlNodeList values) {
            for (SqlNode value : values) {
                RelDataType type = validator.deriveType(binding.getScope(), value);
                checkComparable(List.of(binding.getOperandType(0), type), value);
            }
        } else {
            checkQuery(columns(binding.getOperandType(0)), columns(binding.getOperandType(1)), binding.getCall());
        }
        return super.inOperationCoercion(binding);
    }

    /** That the columns of a sub-query can be compared with what is looked for; their number is checked elsewhere. */
    private static void checkQuery(List<RelDataType> left, List<RelDataType> right, SqlNode node) {
        for (int i = 0; i < Math.min(left.size(), right.size()); i++) {
            checkComparable(List.of(left.get(i), right.get(i)), node);
        }
    }

    private static List<RelDataType> columns(RelDataType type) {
        return type.isStruct()
                ? type.getFieldList().stream().map(RelDataTypeField::getType).toList()
                : List.of(type);
    }

    /** @throws SluiceException TYPE_MISMATCH, at the node, when values of the types cannot be compared */
    static void checkComparable(List<RelDataType> types, SqlNode node) {
        SqlType first = TypeMapping.toSluice(types.get(0));
        for (RelDataType type : types) {
            SqlType other = TypeMapping.toSluice(type);
            if (CommonType.of(List.of(first, other)).isEmpty()) {
                throw notComparable(first, other).at(Positions.of(node.getParserPosition()));
            }
        }
    }

    private static SluiceException notComparable(SqlType left, SqlType right) {
        String a = left.withNullable(true).toString();
        String b = right.withNullable(true).toString();
        return SluiceException.of(ErrorCode.TYPE_MISMATCH, "Cannot compare " + a + " with " + b)
                .hint("cast one side, as in CAST(.. AS " + a + ")");
    }

    @Override
    public RelDataType getTightestCommonType(RelDataType left, RelDataType right) {
        return mixesText(left, right) ? null : super.getTightestCommonType(left, right);
    }

    @Override
    public RelDataType getWiderTypeForTwo(RelDataType left, RelDataType right, boolean stringPromotion) {
        return mixesText(left, right) ? null : super.getWiderTypeForTwo(left, right, false);
    }

    @Override
    public RelDataType getWiderTypeFor(List<RelDataType> types, boolean stringPromotion) {
        return super.getWiderTypeFor(types, false);
    }

    private static boolean mixesText(RelDataType left, RelDataType right) {
        return left == null
                || right == null
                || SqlTypeUtil.isCharacter(left) && isNumberOrBoolean(right)
                || SqlTypeUtil.isCharacter(right) && isNumberOrBoolean(left);
    }

    private static boolean isNumberOrBoolean(RelDataType type) {
        return SqlTypeUtil.isNumeric(type) || SqlTypeUtil.isBoolean(type);
    }
}
