package io.sluice.planner.sql;

import io.sluice.core.type.SqlType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** Limits and derived types as Flink SQL has them. */
final class SluiceTypeSystem extends RelDataTypeSystemImpl {
    private static final int MAX_DECIMAL = SqlType.MAX_DECIMAL_PRECISION;
    private static final int MAX_FRACTION = 9;
    private static final int DEFAULT_TIMESTAMP = 6;
    private static final int DEFAULT_DECIMAL = 10;
    /** Digits after the point that a division or an adjusted result keeps at least. */
    private static final int MIN_DIVISION_SCALE = 6;

    @Override
    public int getMaxPrecision(SqlTypeName name) {
        return switch (name) {
            case DECIMAL -> MAX_DECIMAL;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MAX_FRACTION;
            case VARCHAR, CHAR, VARBINARY, BINARY -> SqlType.UNBOUNDED;
            default -> super.getMaxPrecision(name);
        };
    }

    @Override
    public int getMaxScale(SqlTypeName name) {
        return name == SqlTypeName.DECIMAL ? MAX_DECIMAL : super.getMaxScale(name);
    }

    @Override
    public int getDefaultPrecision(SqlTypeName name) {
        return switch (name) {
            case DECIMAL -> DEFAULT_DECIMAL;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> DEFAULT_TIMESTAMP;
            case VARCHAR -> SqlType.UNBOUNDED;
            default -> super.getDefaultPrecision(name);
        };
    }

    /** 'a' beside 'abc' is VARCHAR(3): nothing is padded with blanks. */
    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType sum = SqlTypeUtil.isDecimal(argument)
                ? factory.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL, argument.getScale())
                : argument;
        return factory.createTypeWithNullability(sum, argument.isNullable());
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        RelDataType average = SqlTypeUtil.isDecimal(argument)
                ? factory.createSqlType(
                        SqlTypeName.DECIMAL, MAX_DECIMAL, Math.max(MIN_DIVISION_SCALE, argument.getScale()))
                : argument;
        return factory.createTypeWithNullability(average, argument.isNullable());
    }

    @Override
    public RelDataType deriveDecimalPlusType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (!areDecimal(left, right)) {
            return null;
        }
        int scale = Math.max(left.getScale(), right.getScale());
        int whole = Math.max(left.getPrecision() - left.getScale(), right.getPrecision() - right.getScale());
        return adjusted(factory, whole + scale + 1, scale);
    }

    @Override
    public RelDataType deriveDecimalMultiplyType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        return areDecimal(left, right)
                ? adjusted(factory, left.getPrecision() + right.getPrecision() + 1, left.getScale() + right.getScale())
                : null;
    }

    @Override
    public RelDataType deriveDecimalDivideType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (!areDecimal(left, right)) {
            return null;
        }
        int scale = Math.max(MIN_DIVISION_SCALE, left.getScale() + right.getPrecision() + 1);
        return adjusted(factory, left.getPrecision() - left.getScale() + right.getScale() + scale, scale);
    }

    @Override
    public RelDataType deriveDecimalModType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (!areDecimal(left, right)) {
            return null;
        }
        if (left.getScale() == 0 && right.getScale() == 0) {
            return right;
        }
        int scale = Math.max(left.getScale(), right.getScale());
        int whole = Math.min(left.getPrecision() - left.getScale(), right.getPrecision() - right.getScale());
        return adjusted(factory, whole + scale, scale);
    }

    private static boolean areDecimal(RelDataType left, RelDataType right) {
        return SqlTypeUtil.isExactNumeric(left)
                && SqlTypeUtil.isExactNumeric(right)
                && (SqlTypeUtil.isDecimal(left) || SqlTypeUtil.isDecimal(right));
    }

    /** When the digits do not fit, those after the point give way, down to six. */
    private static RelDataType adjusted(RelDataTypeFactory factory, int precision, int scale) {
        if (precision <= MAX_DECIMAL) {
            return factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
        }
        int kept = Math.max(MAX_DECIMAL - (precision - scale), Math.min(scale, MIN_DIVISION_SCALE));
        return factory.createSqlType(SqlTypeName.DECIMAL, MAX_DECIMAL, kept);
    }
}
