package io.sluice.functions;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The type that values of several types meet in, for comparisons, CASE, COALESCE and the like: the widest integer;
 * DECIMAL when integers meet DECIMAL; DOUBLE when anything meets DOUBLE or FLOAT; TIMESTAMP when DATE meets TIMESTAMP;
 * the date or time type when text meets it. NULL takes the type of the others.
 */
public final class CommonType {
    private CommonType() {}

    /** Empty when the types do not meet. Nullable when one of them is. */
    public static Optional<SqlType> of(List<SqlType> types) {
        SqlType common = SqlType.of(TypeRoot.NULL);
        boolean nullable = false;
        for (SqlType type : types) {
            nullable |= type.nullable() || type.root() == TypeRoot.NULL;
            common = ofTwo(common, type);
            if (common == null) {
                return Optional.empty();
            }
        }
        return Optional.of(common.withNullable(nullable));
    }

    private static SqlType ofTwo(SqlType a, SqlType b) {
        if (a.root() == TypeRoot.NULL || a.sameAs(b)) {
            return b;
        }
        if (b.root() == TypeRoot.NULL) {
            return a;
        }
        if (a.isNumeric() && b.isNumeric()) {
            return ofNumbers(a, b);
        }
        if (a.isText() && b.isText()) {
            return SqlType.varchar(Math.max(a.precision(), b.precision()));
        }
        if (a.isBinary() && b.isBinary()) {
            return SqlType.varbinary(Math.max(a.precision(), b.precision()));
        }
        if (a.isNested() || b.isNested()) {
            return ofNested(a, b);
        }
        if (a.root() == b.root()) {
            return a.precision() >= b.precision() ? a : b;
        }
        if (a.isText() && isTemporal(b)) {
            return b;
        }
        if (b.isText() && isTemporal(a)) {
            return a;
        }
        return ofPointsInTime(a, b);
    }

    /** Of two kinds of one form: that of their parts, with the names of the first. */
    private static SqlType ofNested(SqlType a, SqlType b) {
        if (a.root() != b.root() || a.fields().size() != b.fields().size()) {
            return null;
        }
        List<SqlType> parts = new ArrayList<>();
        for (int i = 0; i < a.fields().size(); i++) {
            SqlType part = of(List.of(
                            a.fields().get(i).type(), b.fields().get(i).type()))
                    .orElse(null);
            if (part == null) {
                return null;
            }
            parts.add(part);
        }
        return a.withFieldTypes(parts);
    }

    private static SqlType ofNumbers(SqlType a, SqlType b) {
        if (isApproximate(a) || isApproximate(b)) {
            return a.root() == b.root() ? a : SqlType.of(TypeRoot.DOUBLE);
        }
        if (a.isInteger() && b.isInteger()) {
            return a.root().compareTo(b.root()) >= 0 ? a : b;
        }
        return DecimalTypes.common(DecimalTypes.of(a), DecimalTypes.of(b));
    }

    private static SqlType ofPointsInTime(SqlType a, SqlType b) {
        boolean points = isPoint(a) && isPoint(b);
        if (!points) {
            return null;
        }
        TypeRoot root = a.root().compareTo(b.root()) >= 0 ? a.root() : b.root();
        return new SqlType(root, Math.max(a.precision(), b.precision()), 0, true);
    }

    private static boolean isPoint(SqlType type) {
        return type.root() == TypeRoot.DATE || type.isTimestamp();
    }

    static boolean isTemporal(SqlType type) {
        return isPoint(type) || type.root() == TypeRoot.TIME;
    }

    static boolean isApproximate(SqlType type) {
        return type.root() == TypeRoot.FLOAT || type.root() == TypeRoot.DOUBLE;
    }
}
