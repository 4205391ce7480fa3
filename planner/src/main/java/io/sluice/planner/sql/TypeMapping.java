package io.sluice.planner.sql;

import io.sluice.core.error.SluiceException;
import io.sluice.core.type.Field;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.List;
import org.apache.calcite.avatica.util.TimeUnit;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;

/** Between the validator's types and ours. */
public final class TypeMapping {
    private TypeMapping() {}

    /**
     * @throws SluiceException NOT_BUILT_YET for types that have no column yet
     */
    public static SqlType toSluice(RelDataType type) {
        SqlType base = withoutNullability(type);
        return base.withNullable(type.isNullable() || base.root() == TypeRoot.NULL);
    }

    private static SqlType withoutNullability(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> SqlType.of(TypeRoot.BOOLEAN);
            case TINYINT -> SqlType.of(TypeRoot.TINYINT);
            case SMALLINT -> SqlType.of(TypeRoot.SMALLINT);
            case INTEGER -> SqlType.of(TypeRoot.INTEGER);
            case BIGINT -> SqlType.of(TypeRoot.BIGINT);
            case FLOAT, REAL -> SqlType.of(TypeRoot.FLOAT);
            case DOUBLE -> SqlType.of(TypeRoot.DOUBLE);
            case DECIMAL -> SqlType.decimal(type.getPrecision(), type.getScale());
            case CHAR -> SqlType.fixedChar(type.getPrecision());
            case VARCHAR -> text(type);
            case BINARY -> SqlType.binary(type.getPrecision());
            case VARBINARY -> bytes(type);
            case ARRAY -> SqlType.array(toSluice(type.getComponentType()));
            case MULTISET -> SqlType.multiset(toSluice(type.getComponentType()));
            case MAP -> SqlType.map(toSluice(type.getKeyType()), toSluice(type.getValueType()));
            case ROW -> SqlType.row(toSluice(type, List.of()).fields());
            case DATE -> SqlType.of(TypeRoot.DATE);
            case TIME -> SqlType.time(type.getPrecision());
            case TIMESTAMP -> SqlType.timestamp(type.getPrecision());
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> SqlType.timestampLtz(type.getPrecision());
            case NULL, UNKNOWN -> SqlType.of(TypeRoot.NULL);
            default -> interval(type);
        };
    }

    private static SqlType text(RelDataType type) {
        int length = type.getPrecision();
        return length == RelDataType.PRECISION_NOT_SPECIFIED ? SqlType.string() : SqlType.varchar(length);
    }

    private static SqlType bytes(RelDataType type) {
        int length = type.getPrecision();
        return length == RelDataType.PRECISION_NOT_SPECIFIED ? SqlType.bytes() : SqlType.varbinary(length);
    }

    private static SqlType interval(RelDataType type) {
        SqlTypeName name = type.getSqlTypeName();
        if (SqlTypeName.YEAR_INTERVAL_TYPES.contains(name)) {
            return SqlType.of(TypeRoot.INTERVAL_YEAR_MONTH);
        }
        if (SqlTypeName.DAY_INTERVAL_TYPES.contains(name)) {
            return SqlType.of(TypeRoot.INTERVAL_DAY_TIME);
        }
        throw SluiceException.notBuiltYet("The type " + name);
    }

    static RelDataType toRel(SqlType type, RelDataTypeFactory factory) {
        return factory.createTypeWithNullability(withoutNullability(type, factory), type.nullable());
    }

    private static RelDataType withoutNullability(SqlType type, RelDataTypeFactory factory) {
        return switch (type.root()) {
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case TINYINT -> factory.createSqlType(SqlTypeName.TINYINT);
            case SMALLINT -> factory.createSqlType(SqlTypeName.SMALLINT);
            case INTEGER -> factory.createSqlType(SqlTypeName.INTEGER);
            case BIGINT -> factory.createSqlType(SqlTypeName.BIGINT);
            case FLOAT -> factory.createSqlType(SqlTypeName.FLOAT);
            case DOUBLE -> factory.createSqlType(SqlTypeName.DOUBLE);
            case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, type.precision(), type.scale());
            case CHAR -> ((SluiceTypeFactory) factory).createFixedChar(type.precision());
            case VARCHAR -> factory.createSqlType(SqlTypeName.VARCHAR, type.precision());
            case BINARY -> factory.createSqlType(SqlTypeName.BINARY, type.precision());
            case VARBINARY -> factory.createSqlType(SqlTypeName.VARBINARY, type.precision());
            case ARRAY -> factory.createArrayType(toRel(type.element(), factory), -1);
            case MULTISET -> factory.createMultisetType(toRel(type.element(), factory), -1);
            case MAP -> factory.createMapType(toRel(type.key(), factory), toRel(type.value(), factory));
            case ROW -> ((SluiceTypeFactory) factory).createRow(toRel(type.row(), factory));
            case DATE -> factory.createSqlType(SqlTypeName.DATE);
            case TIME -> factory.createSqlType(SqlTypeName.TIME, type.precision());
            case TIMESTAMP -> factory.createSqlType(SqlTypeName.TIMESTAMP, type.precision());
            case TIMESTAMP_LTZ -> factory.createSqlType(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, type.precision());
            case INTERVAL_YEAR_MONTH ->
                factory.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.YEAR, TimeUnit.MONTH, SqlParserPos.ZERO));
            case INTERVAL_DAY_TIME ->
                factory.createSqlIntervalType(
                        new SqlIntervalQualifier(TimeUnit.DAY, TimeUnit.SECOND, SqlParserPos.ZERO));
            case NULL -> factory.createSqlType(SqlTypeName.NULL);
        };
    }

    static RelDataType toRel(RowType row, RelDataTypeFactory factory) {
        RelDataTypeFactory.Builder builder = factory.builder();
        for (Field field : row.fields()) {
            builder.add(field.name(), toRel(field.type(), factory));
        }
        return builder.build();
    }

    /** The row type, with other names when {@code names} is not empty. */
    public static RowType toSluice(RelDataType row, List<String> names) {
        List<RelDataTypeField> fields = row.getFieldList();
        return new RowType(fields.stream()
                .map(f -> new Field(names.isEmpty() ? f.getName() : names.get(f.getIndex()), toSluice(f.getType())))
                .toList());
    }
}
