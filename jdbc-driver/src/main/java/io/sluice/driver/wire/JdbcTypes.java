package io.sluice.driver.wire;

import io.sluice.core.type.SqlType;
import java.math.BigDecimal;
import java.sql.Types;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;
import java.util.Map;

/** What JDBC says about our types: codes of {@link Types}, classes, sizes. */
public final class JdbcTypes {
    private static final int TIME_SIZE = 8;
    private static final int TIMESTAMP_SIZE = 19;

    private JdbcTypes() {}

    /** The code in {@link Types}. */
    public static int code(SqlType type) {
        return switch (type.root()) {
            case BOOLEAN -> Types.BOOLEAN;
            case TINYINT -> Types.TINYINT;
            case SMALLINT -> Types.SMALLINT;
            case INTEGER -> Types.INTEGER;
            case BIGINT -> Types.BIGINT;
            case FLOAT -> Types.REAL;
            case DOUBLE -> Types.DOUBLE;
            case DECIMAL -> Types.DECIMAL;
            case CHAR -> Types.CHAR;
            case VARCHAR -> Types.VARCHAR;
            case BINARY -> Types.BINARY;
            case VARBINARY -> Types.VARBINARY;
            case DATE -> Types.DATE;
            case TIME -> Types.TIME;
            case TIMESTAMP -> Types.TIMESTAMP;
            case TIMESTAMP_LTZ -> Types.TIMESTAMP_WITH_TIMEZONE;
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME -> Types.OTHER;
            case ARRAY -> Types.ARRAY;
            case MAP, MULTISET -> Types.JAVA_OBJECT;
            case ROW -> Types.STRUCT;
            case NULL -> Types.NULL;
        };
    }

    /** The type without length, digits and nullability, so that tools know it; nested types in full. */
    public static String name(SqlType type) {
        return switch (type.root()) {
            case ARRAY, MAP, MULTISET, ROW -> type.withNullable(true).toString();
            case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
            case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
            default -> type.root().name();
        };
    }

    /** What {@code getObject} gives. */
    public static Class<?> javaClass(SqlType type) {
        return switch (type.root()) {
            case BOOLEAN -> Boolean.class;
            case TINYINT, SMALLINT, INTEGER -> Integer.class;
            case BIGINT -> Long.class;
            case FLOAT -> Float.class;
            case DOUBLE -> Double.class;
            case DECIMAL -> BigDecimal.class;
            case CHAR, VARCHAR -> String.class;
            case BINARY, VARBINARY -> byte[].class;
            case DATE -> java.sql.Date.class;
            case TIME -> java.sql.Time.class;
            case TIMESTAMP -> java.sql.Timestamp.class;
            case TIMESTAMP_LTZ -> OffsetDateTime.class;
            case INTERVAL_YEAR_MONTH -> Period.class;
            case INTERVAL_DAY_TIME -> Duration.class;
            case ARRAY -> java.sql.Array.class;
            case MAP, MULTISET -> Map.class;
            case ROW -> java.sql.Struct.class;
            case NULL -> Object.class;
        };
    }

    /** Digits of numbers, characters of text, bytes of binary data, characters that times have as text. */
    public static int precision(SqlType type) {
        return switch (type.root()) {
            case BOOLEAN -> 1;
            case TINYINT -> 3;
            case SMALLINT -> 5;
            case INTEGER, DATE -> 10;
            case BIGINT -> 19;
            case FLOAT -> 7;
            case DOUBLE -> 15;
            case DECIMAL, CHAR, VARCHAR, BINARY, VARBINARY -> type.precision();
            case TIME -> TIME_SIZE + fraction(type);
            case TIMESTAMP, TIMESTAMP_LTZ -> TIMESTAMP_SIZE + fraction(type);
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, ARRAY, MAP, MULTISET, ROW, NULL -> 0;
        };
    }

    private static int fraction(SqlType type) {
        return type.precision() == 0 ? 0 : 1 + type.precision();
    }

    /** Digits behind the point. */
    public static int scale(SqlType type) {
        return switch (type.root()) {
            case DECIMAL -> type.scale();
            case TIME, TIMESTAMP, TIMESTAMP_LTZ -> type.precision();
            default -> 0;
        };
    }

    /** Most characters of a value as text. */
    public static int displaySize(SqlType type) {
        return switch (type.root()) {
            case BOOLEAN -> 5;
            case TINYINT, SMALLINT, INTEGER, BIGINT -> precision(type) + 1;
            case FLOAT -> 15;
            case DOUBLE -> 25;
            case DECIMAL -> type.precision() + 2;
            case BINARY, VARBINARY ->
                type.precision() > Integer.MAX_VALUE / 2 - 2 ? SqlType.UNBOUNDED : 2 * type.precision() + 3;
            case INTERVAL_YEAR_MONTH, INTERVAL_DAY_TIME, ARRAY, MAP, MULTISET, ROW -> SqlType.UNBOUNDED;
            default -> Math.max(precision(type), 4);
        };
    }

    public static boolean signed(SqlType type) {
        return type.isNumeric();
    }
}
