package io.sluice.functions;

import io.sluice.core.type.SqlType;

/**
 * The result types of DECIMAL arithmetic, by the rules of SQL Server as Flink and Hive adjust them: when a result would
 * need more than 38 digits, digits behind the point are given up, but not below six, before digits before it.
 */
public final class DecimalTypes {
    private static final int MIN_ADJUSTED_SCALE = 6;

    private DecimalTypes() {}

    /** The DECIMAL that holds every value of an integer type; a DECIMAL is returned as it is. */
    public static SqlType of(SqlType exact) {
        return switch (exact.root()) {
            case TINYINT -> SqlType.decimal(3, 0).withNullable(exact.nullable());
            case SMALLINT -> SqlType.decimal(5, 0).withNullable(exact.nullable());
            case INTEGER -> SqlType.decimal(10, 0).withNullable(exact.nullable());
            case BIGINT -> SqlType.decimal(19, 0).withNullable(exact.nullable());
            case DECIMAL -> exact;
            default -> throw new IllegalArgumentException("not an exact number: " + exact);
        };
    }

    public static SqlType sum(SqlType a, SqlType b) {
        int scale = Math.max(a.scale(), b.scale());
        return adjusted(Math.max(a.precision() - a.scale(), b.precision() - b.scale()) + scale + 1, scale);
    }

    public static SqlType product(SqlType a, SqlType b) {
        return adjusted(a.precision() + b.precision() + 1, a.scale() + b.scale());
    }

    public static SqlType quotient(SqlType a, SqlType b) {
        int scale = Math.max(MIN_ADJUSTED_SCALE, a.scale() + b.precision() + 1);
        return adjusted(a.precision() - a.scale() + b.scale() + scale, scale);
    }

    public static SqlType remainder(SqlType a, SqlType b) {
        int scale = Math.max(a.scale(), b.scale());
        return adjusted(Math.min(a.precision() - a.scale(), b.precision() - b.scale()) + scale, scale);
    }

    /** The type of ROUND to {@code digits} behind the point; rounding up may need one digit more. */
    public static SqlType rounded(SqlType a, int digits) {
        if (digits >= a.scale()) {
            return SqlType.decimal(a.precision(), a.scale());
        }
        int scale = Math.max(0, digits);
        int precision = 1 + a.precision() - a.scale() + scale;
        return SqlType.decimal(Math.min(SqlType.MAX_DECIMAL_PRECISION, precision), scale);
    }

    /** The type that holds the values of both, as far as 38 digits do. */
    public static SqlType common(SqlType a, SqlType b) {
        int scale = Math.max(a.scale(), b.scale());
        return adjusted(Math.max(a.precision() - a.scale(), b.precision() - b.scale()) + scale, scale);
    }

    private static SqlType adjusted(int precision, int scale) {
        if (precision <= SqlType.MAX_DECIMAL_PRECISION) {
            return SqlType.decimal(Math.max(1, precision), scale);
        }
        int whole = precision - scale;
        int kept = Math.max(SqlType.MAX_DECIMAL_PRECISION - whole, Math.min(scale, MIN_ADJUSTED_SCALE));
        return SqlType.decimal(SqlType.MAX_DECIMAL_PRECISION, kept);
    }
}
