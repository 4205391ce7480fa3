package io.sluice.driver.meta;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.driver.wire.JdbcTypes;
import java.sql.DatabaseMetaData;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rows of {@code getTypeInfo}: every type that a column can have, but for nested ones, which are many. */
final class TypeRows {
    private static final int MOST_FRACTION_DIGITS = 6;

    private TypeRows() {}

    /** In the order of JDBC's codes. */
    static List<Object> all() {
        List<Object[]> rows = new ArrayList<>();
        for (TypeRoot root : TypeRoot.values()) {
            switch (root) {
                case ARRAY, MAP, MULTISET, ROW, NULL -> {}
                default -> rows.add(row(widest(root)));
            }
        }
        rows.sort(Comparator.comparing(row -> (Integer) row[1]));
        return CatalogRows.rows(rows);
    }

    private static SqlType widest(TypeRoot root) {
        return switch (root) {
            case DECIMAL -> SqlType.decimal(SqlType.MAX_DECIMAL_PRECISION, 0);
            case CHAR -> SqlType.fixedChar(SqlType.UNBOUNDED);
            case BINARY -> SqlType.binary(SqlType.UNBOUNDED);
            case TIME -> SqlType.time(MOST_FRACTION_DIGITS);
            default -> SqlType.of(root);
        };
    }

    private static Object[] row(SqlType type) {
        return CatalogRows.row(
                JdbcTypes.name(type),
                JdbcTypes.code(type),
                JdbcTypes.precision(type),
                prefix(type),
                prefix(type) == null ? null : "'",
                parameters(type),
                DatabaseMetaData.typeNullable,
                type.isText(),
                DatabaseMetaData.typeSearchable,
                !type.isNumeric(),
                false,
                false,
                null,
                0,
                mostScale(type),
                null,
                null,
                type.isNumeric() ? 10 : null);
    }

    private static String prefix(SqlType type) {
        return switch (type.root()) {
            case CHAR, VARCHAR -> "'";
            case BINARY, VARBINARY -> "X'";
            case DATE -> "DATE '";
            case TIME -> "TIME '";
            case TIMESTAMP -> "TIMESTAMP '";
            default -> null;
        };
    }

    private static String parameters(SqlType type) {
        return switch (type.root()) {
            case DECIMAL -> "precision,scale";
            case CHAR, VARCHAR, BINARY, VARBINARY -> "length";
            case TIME, TIMESTAMP, TIMESTAMP_LTZ -> "precision";
            default -> null;
        };
    }

    private static int mostScale(SqlType type) {
        return type.root() == TypeRoot.DECIMAL ? SqlType.MAX_DECIMAL_PRECISION : JdbcTypes.scale(type);
    }
}
