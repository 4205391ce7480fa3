package io.sluice.planner.sql;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.type.SqlTypeFactoryImpl;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Makes the validator's types. There is no CHAR: a literal {@code 'abc'} is VARCHAR(3), so that nothing is ever padded
 * with blanks. Text is Unicode.
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

    @Override
    public Charset getDefaultCharset() {
        return StandardCharsets.UTF_8;
    }
}
