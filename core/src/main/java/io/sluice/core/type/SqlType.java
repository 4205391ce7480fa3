package io.sluice.core.type;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A SQL type with its nullability. {@code precision} is the number of digits of DECIMAL, the maximal length of VARCHAR
 * ({@link #UNBOUNDED} for STRING), the fractional second digits of TIME and timestamps, else 0; {@code scale} is used
 * by DECIMAL only.
 */
public record SqlType(TypeRoot root, int precision, int scale, boolean nullable) {
    public static final int UNBOUNDED = Integer.MAX_VALUE;
    public static final int MAX_DECIMAL_PRECISION = 38;
    /** Digits of a DECIMAL that still fit a long. */
    public static final int MAX_LONG_DECIMAL_PRECISION = 18;

    private static final Pattern TEXT =
            Pattern.compile("([A-Z_ ]+?)(?:\\((\\d+)(?:, ?(\\d+))?\\))?( NOT NULL)?", Pattern.CASE_INSENSITIVE);

    /** A nullable type without parameters. */
    public static SqlType of(TypeRoot root) {
        return switch (root) {
            case DECIMAL -> decimal(10, 0);
            case VARCHAR -> string();
            case TIMESTAMP, TIMESTAMP_LTZ -> new SqlType(root, 6, 0, true);
            default -> new SqlType(root, 0, 0, true);
        };
    }

    public static SqlType decimal(int precision, int scale) {
        return new SqlType(TypeRoot.DECIMAL, precision, scale, true);
    }

    public static SqlType varchar(int length) {
        return new SqlType(TypeRoot.VARCHAR, length, 0, true);
    }

    public static SqlType string() {
        return varchar(UNBOUNDED);
    }

    public static SqlType time(int precision) {
        return new SqlType(TypeRoot.TIME, precision, 0, true);
    }

    public static SqlType timestamp(int precision) {
        return new SqlType(TypeRoot.TIMESTAMP, precision, 0, true);
    }

    public static SqlType timestampLtz(int precision) {
        return new SqlType(TypeRoot.TIMESTAMP_LTZ, precision, 0, true);
    }

    /** Reads what {@link #toString()} prints, and the names that Flink SQL accepts beside them. */
    public static SqlType parse(String text) {
        Matcher m = TEXT.matcher(text.trim());
        if (!m.matches()) {
            throw new IllegalArgumentException("not a type: " + text);
        }
        String name = m.group(1).trim().toUpperCase(Locale.ROOT);
        Integer p = m.group(2) == null ? null : Integer.valueOf(m.group(2));
        int s = m.group(3) == null ? 0 : Integer.parseInt(m.group(3));
        SqlType base =
                switch (name) {
                    case "STRING" -> string();
                    case "INT" -> of(TypeRoot.INTEGER);
                    case "DECIMAL", "NUMERIC", "DEC" -> decimal(p == null ? 10 : p, s);
                    case "VARCHAR" -> varchar(p == null ? UNBOUNDED : p);
                    case "INTERVAL YEAR TO MONTH" -> of(TypeRoot.INTERVAL_YEAR_MONTH);
                    case "INTERVAL DAY TO SECOND" -> of(TypeRoot.INTERVAL_DAY_TIME);
                    default -> {
                        SqlType t = of(TypeRoot.valueOf(name.replace(' ', '_')));
                        yield p == null ? t : new SqlType(t.root, p, 0, true);
                    }
                };
        return base.withNullable(m.group(4) == null);
    }

    public SqlType withNullable(boolean newNullable) {
        return newNullable == nullable ? this : new SqlType(root, precision, scale, newNullable);
    }

    public SqlType notNull() {
        return withNullable(false);
    }

    public PhysicalType physical() {
        return switch (root) {
            case BOOLEAN, NULL -> PhysicalType.BOOLEAN;
            case TINYINT, SMALLINT, INTEGER, DATE, INTERVAL_YEAR_MONTH -> PhysicalType.INT;
            case BIGINT, TIME, TIMESTAMP, TIMESTAMP_LTZ, INTERVAL_DAY_TIME -> PhysicalType.LONG;
            case FLOAT -> PhysicalType.FLOAT;
            case DOUBLE -> PhysicalType.DOUBLE;
            case DECIMAL -> precision <= MAX_LONG_DECIMAL_PRECISION ? PhysicalType.LONG : PhysicalType.DECIMAL128;
            case VARCHAR -> PhysicalType.BYTES;
        };
    }

    public boolean isInteger() {
        return root == TypeRoot.TINYINT
                || root == TypeRoot.SMALLINT
                || root == TypeRoot.INTEGER
                || root == TypeRoot.BIGINT;
    }

    public boolean isNumeric() {
        return isInteger() || root == TypeRoot.FLOAT || root == TypeRoot.DOUBLE || root == TypeRoot.DECIMAL;
    }

    public boolean isTimestamp() {
        return root == TypeRoot.TIMESTAMP || root == TypeRoot.TIMESTAMP_LTZ;
    }

    /** Equality that ignores nullability. */
    public boolean sameAs(SqlType other) {
        return withNullable(true).equals(other.withNullable(true));
    }

    /** SQL text, such as {@code DECIMAL(10, 2) NOT NULL}. */
    @Override
    public String toString() {
        String name =
                switch (root) {
                    case INTEGER -> "INT";
                    case DECIMAL -> "DECIMAL(" + precision + ", " + scale + ")";
                    case VARCHAR -> precision == UNBOUNDED ? "STRING" : "VARCHAR(" + precision + ")";
                    case TIME -> "TIME(" + precision + ")";
                    case TIMESTAMP -> "TIMESTAMP(" + precision + ")";
                    case TIMESTAMP_LTZ -> "TIMESTAMP_LTZ(" + precision + ")";
                    case INTERVAL_YEAR_MONTH -> "INTERVAL YEAR TO MONTH";
                    case INTERVAL_DAY_TIME -> "INTERVAL DAY TO SECOND";
                    default -> root.name();
                };
        return nullable ? name : name + " NOT NULL";
    }
}
