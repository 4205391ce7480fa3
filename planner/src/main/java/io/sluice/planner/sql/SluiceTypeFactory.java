package io.sluice.planner.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelRecordType;
import org.apache.calcite.rel.type.StructKind;
import org.apache.calcite.sql.SqlCollation;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes the validator's types. A literal {@code 'abc'} is VARCHAR(3), not CHAR(3), so that nothing is padded with blanks
 * unless a column or a CAST says CHAR. Text is Unicode. A ROW may be NULL without its fields being so.
 */
final class SluiceTypeFactory extends SqlTypeFactoryImpl {
    SluiceTypeFactory() {
        super(new SluiceTypeSystem());
    }

    @Override
    public RelDataType createSqlType(SqlTypeName name) {
        return name == SqlTypeName.CHAR ? createSqlType(name, 1) : super.createSqlType(name);
    }

    @Override
    public RelDataType createSqlType(SqlTypeName name, int precision) {
        return super.createSqlType(name == SqlTypeName.CHAR ? SqlTypeName.VARCHAR : name, precision);
    }

    /** CHAR as it is declared. */
    RelDataType createFixedChar(int length) {
        return super.createTypeWithCharsetAndCollation(
                super.createSqlType(SqlTypeName.CHAR, length), getDefaultCharset(), SqlCollation.IMPLICIT);
    }

    /** A ROW, whose fields are reached by their names and which {@code *} leaves in one piece. */
    RelDataType createRow(RelDataType fields) {
        return canonize(new RelRecordType(StructKind.PEEK_FIELDS_NO_EXPAND, fields.getFieldList(), false));
    }

    @Override
    public RelDataType createTypeWithNullability(RelDataType type, boolean nullable) {
        boolean isRow = type instanceof RelRecordType && type.getStructKind() == StructKind.PEEK_FIELDS_NO_EXPAND;
        if (isRow && type.isNullable() == nullable) {
            return type;
        }
        return isRow
                ? canonize(new RelRecordType(type.getStructKind(), type.getFieldList(), nullable))
                : super.createTypeWithNullability(type, nullable);
    }

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
