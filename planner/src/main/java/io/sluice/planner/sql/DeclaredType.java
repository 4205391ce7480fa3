package io.sluice.planner.sql;

import io.sluice.core.type.SqlType;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/**
 * A type of ours in a CAST. It takes the place of those that the validator would make differently: CHAR, which it makes
 * of every literal, and nested types, of whose parts it forgets that they are NOT NULL.
 */
final class DeclaredType extends SqlTypeNameSpec {
    private final SqlType type;

    DeclaredType(SqlType type, SqlParserPos position) {
        super(new SqlIdentifier(type.root().name(), position), position);
        this.type = type;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        return TypeMapping.toRel(type.notNull(), validator.getTypeFactory());
    }

    @Override
    public void unparse(SqlWriter writer, int left, int right) {
        writer.keyword(type.withNullable(true).toString());
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        return other instanceof DeclaredType declared && declared.type.equals(type)
                ? litmus.succeed()
                : litmus.fail("{} != {}", this, other);
    }

    /** The type in the place of what was written. */
    static SqlNode of(SqlDataTypeSpec spec, SqlType type) {
        return new SqlDataTypeSpec(
                new DeclaredType(type, spec.getParserPosition()), null, spec.getNullable(), spec.getParserPosition());
    }
}
