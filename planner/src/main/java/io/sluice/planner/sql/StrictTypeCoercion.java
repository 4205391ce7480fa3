package io.sluice.planner.sql;

import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.type.SqlTypeUtil;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql.validate.implicit.TypeCoercionImpl;

/**
 * The implicit casts there are: among numbers, among dates and timestamps, and from text to a date, time or timestamp
 * it is compared with. Text never becomes a number, nor a number text, by itself: as in Flink that is an error.
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
    public RelDataType commonTypeForBinaryComparison(RelDataType left, RelDataType right) {
        return left == null || right == null || mixesText(left, right)
                ? null
                : super.commonTypeForBinaryComparison(left, right);
    }

    @Override
    public RelDataType getTightestCommonType(RelDataType left, RelDataType right) {
        return left == null || right == null || mixesText(left, right)
                ? null
                : super.getTightestCommonType(left, right);
    }

    @Override
    public RelDataType getWiderTypeForTwo(RelDataType left, RelDataType right, boolean stringPromotion) {
        return left == null || right == null || mixesText(left, right)
                ? null
                : super.getWiderTypeForTwo(left, right, false);
    }

    @Override
    public RelDataType getWiderTypeFor(List<RelDataType> types, boolean stringPromotion) {
        return super.getWiderTypeFor(types, false);
    }

    private static boolean mixesText(RelDataType left, RelDataType right) {
        return isText(left) && isNumberOrBoolean(right) || isText(right) && isNumberOrBoolean(left);
    }

    private static boolean isText(RelDataType type) {
        return SqlTypeUtil.isCharacter(type);
    }

    private static boolean isNumberOrBoolean(RelDataType type) {
        return SqlTypeUtil.isNumeric(type) || SqlTypeUtil.isBoolean(type);
    }
}
