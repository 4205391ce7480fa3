package io.sluice.parser.internal;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlWriter;
import org.apache.calcite.sql.parser.SqlParserPos;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.util.Litmus;

/** {@code ARRAY<t>} or {@code MULTISET<t>}, which, unlike {@code t ARRAY}, says whether an element may be NULL. */
public final class CollectionTypeName extends SqlTypeNameSpec {
    private final SqlDataTypeSpec element;
    private final SqlTypeName kind;

    CollectionTypeName(SqlDataTypeSpec element, SqlTypeName kind, SqlParserPos position) {
        super(new SqlIdentifier(kind.name(), position), position);
        this.element = element;
        this.kind = kind;
    }

    SqlDataTypeSpec element() {
        return element;
    }

    boolean isArray() {
        return kind == SqlTypeName.ARRAY;
    }

    @Override
    public RelDataType deriveType(SqlValidator validator) {
        RelDataType type = element.deriveType(validator);
        return isArray()
                ? validator.getTypeFactory().createArrayType(type, -1)
                : validator.getTypeFactory().createMultisetType(type, -1);
    }

    @Override
    public void unparse(SqlWriter writer, int left, int right) {
        writer.keyword(kind.name());
        SqlWriter.Frame frame = writer.startList("<", ">");
        element.unparse(writer, 0, 0);
        if (Boolean.FALSE.equals(element.getNullable())) {
            writer.keyword("NOT NULL");
        }
        writer.endList(frame);
    }

    @Override
    public boolean equalsDeep(SqlTypeNameSpec other, Litmus litmus) {
        boolean same = other instanceof CollectionTypeName collection
                && collection.kind == kind
                && collection.element.equalsDeep(element, litmus);
        return same ? litmus.succeed() : litmus.fail("{} != {}", this, other);
    }
}
