package io.sluice.parser.internal;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.NearestName;
import io.sluice.core.error.SluiceException;
import io.sluice.core.type.Field;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlCollectionTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlMapTypeNameSpec;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlRowTypeNameSpec;
import org.apache.calcite.sql.SqlTypeNameSpec;
import org.apache.calcite.sql.SqlUserDefinedTypeNameSpec;
import org.apache.calcite.sql.type.SqlTypeName;

/** The type of a column as written, to {@link SqlType}. Errors: 1003, 1004, 2005 at the type. */
public final class ColumnTypes {
    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int DEFAULT_TIMESTAMP_DIGITS = 6;
    private static final int DEFAULT_DECIMAL_DIGITS = 10;
    private static final List<String> KNOWN = List.of(
            "BOOLEAN",
            "TINYINT",
            "SMALLINT",
            "INT",
            "INTEGER",
            "BIGINT",
            "FLOAT",
            "DOUBLE",
            "DECIMAL",
            "NUMERIC",
            "STRING",
            "VARCHAR",
            "CHAR",
            "BINARY",
            "VARBINARY",
            "BYTES",
            "ARRAY",
            "MAP",
            "MULTISET",
            "ROW",
            "DATE",
            "TIME",
            "TIMESTAMP",
            "TIMESTAMP_LTZ");

    private ColumnTypes() {}

    /**
     * @param type a {@link SqlDataTypeSpec} or, for intervals, a {@link SqlIntervalQualifier}
     * @return nullable unless the type itself says otherwise
     */
    public static SqlType of(SqlNode type) {
        if (type instanceof SqlIntervalQualifier interval) {
            return SqlType.of(interval.isYearMonth() ? TypeRoot.INTERVAL_YEAR_MONTH : TypeRoot.INTERVAL_DAY_TIME);
        }
        SqlDataTypeSpec spec = (SqlDataTypeSpec) type;
        SqlTypeNameSpec name = spec.getTypeNameSpec();
        if (name instanceof SqlUserDefinedTypeNameSpec) {
            throw unknown(name);
        }
        SqlType base = name instanceof SqlBasicTypeNameSpec basic ? basic(basic) : nested(name);
        return base.withNullable(!Boolean.FALSE.equals(spec.getNullable()));
    }

    private static SqlType basic(SqlBasicTypeNameSpec name) {
        SqlTypeName typeName = SqlTypeName.get(name.getTypeName().getSimple());
        int precision = name.getPrecision();
        return switch (typeName) {
            case BOOLEAN, TINYINT, SMALLINT, INTEGER, BIGINT, FLOAT, DOUBLE, DATE ->
                SqlType.of(TypeRoot.valueOf(typeName.name()));
            case DECIMAL -> decimal(name);
            case VARCHAR -> SqlType.varchar(atLeastOne(name, precision < 0 ? SqlType.UNBOUNDED : precision));
            case TIME -> SqlType.time(fraction(name, Math.max(precision, 0)));
            case TIMESTAMP -> SqlType.timestamp(fraction(name, precision < 0 ? DEFAULT_TIMESTAMP_DIGITS : precision));
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
                SqlType.timestampLtz(fraction(name, precision < 0 ? DEFAULT_TIMESTAMP_DIGITS : precision));
            case CHAR -> SqlType.fixedChar(atLeastOne(name, precision < 0 ? 1 : precision));
            case BINARY -> SqlType.binary(atLeastOne(name, precision < 0 ? 1 : precision));
            case VARBINARY -> SqlType.varbinary(atLeastOne(name, precision < 0 ? SqlType.UNBOUNDED : precision));
            default -> throw unknown(name);
        };
    }

    private static SqlType nested(SqlTypeNameSpec name) {
        if (name instanceof CollectionTypeName collection) {
            SqlType element = of(collection.element());
            return collection.isArray() ? SqlType.array(element) : SqlType.multiset(element);
        }
        if (name instanceof SqlCollectionTypeNameSpec collection) {
            SqlType element = of(new SqlDataTypeSpec(collection.getElementTypeName(), name.getParserPos()));
            boolean isArray = collection.getTypeName().getSimple().equals("ARRAY");
            return isArray ? SqlType.array(element) : SqlType.multiset(element);
        }
        if (name instanceof SqlMapTypeNameSpec map) {
            return SqlType.map(of(map.getKeyType()), of(map.getValType()));
        }
        if (name instanceof SqlRowTypeNameSpec row) {
            return row(row);
        }
        throw unknown(name);
    }

    private static SqlType row(SqlRowTypeNameSpec row) {
        List<Field> fields = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (int i = 0; i < row.getFieldNames().size(); i++) {
            SqlIdentifier field = row.getFieldNames().get(i);
            if (!names.add(field.getSimple())) {
                throw SluiceException.of(
                                ErrorCode.DUPLICATE_NAME, "Field '" + field.getSimple() + "' is there twice in a ROW")
                        .at(AstNodes.position(field.getParserPosition()));
            }
            fields.add(new Field(field.getSimple(), of(row.getFieldTypes().get(i))));
        }
        return SqlType.row(fields);
    }

    private static SqlType decimal(SqlBasicTypeNameSpec name) {
        int precision = name.getPrecision() < 0 ? DEFAULT_DECIMAL_DIGITS : name.getPrecision();
        int scale = name.getScale() == Integer.MIN_VALUE ? 0 : name.getScale();
        if (precision < 1 || precision > SqlType.MAX_DECIMAL_PRECISION) {
            throw outOfRange(name, "precision of DECIMAL", precision, "1 to " + SqlType.MAX_DECIMAL_PRECISION);
        }
        if (scale < 0 || scale > precision) {
            throw outOfRange(name, "scale of DECIMAL", scale, "0 to the precision, " + precision);
        }
        return SqlType.decimal(precision, scale);
    }

    private static int fraction(SqlBasicTypeNameSpec name, int precision) {
        if (precision > MAX_FRACTION_DIGITS) {
            throw outOfRange(name, "precision of " + name.getTypeName(), precision, "0 to " + MAX_FRACTION_DIGITS);
        }
        return precision;
    }

    private static int atLeastOne(SqlBasicTypeNameSpec name, int length) {
        if (length < 1) {
            throw outOfRange(name, "length of " + name.getTypeName(), length, "1 to " + SqlType.UNBOUNDED);
        }
        return length;
    }

    private static SluiceException outOfRange(SqlTypeNameSpec name, String what, int value, String range) {
        return SluiceException.of(ErrorCode.INVALID_TABLE_DEFINITION, "The " + what + " cannot be " + value)
                .at(AstNodes.position(name.getParserPos()))
                .expected(range);
    }

    private static SluiceException unknown(SqlTypeNameSpec name) {
        String written = name.getTypeName().toString();
        SluiceException error = SluiceException.of(ErrorCode.SYNTAX, "Unknown type '" + written + "'")
                .at(AstNodes.position(name.getParserPos()))
                .expected("a type such as BOOLEAN, INT, BIGINT, DOUBLE, DECIMAL(p, s), STRING, DATE, TIMESTAMP(3)");
        return "REAL".equals(written)
                ? error.hint("REAL is FLOAT here")
                : NearestName.of(written, KNOWN)
                        .map(near -> error.hint("did you mean " + near + "?"))
                        .orElse(error);
    }
}
