package io.sluice.planner.physical;

import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.Field;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The casts that INSERT makes by itself, as Flink: those that lose no part of a value but digits of a fraction. What may
 * be longer than the column, text or bytes, stays as it is; what is shorter than a CHAR or BINARY by its type is filled
 * up. So also within an ARRAY, MAP or ROW, whose parts follow the same rules.
 */
final class ImplicitCasts {
    private ImplicitCasts() {}

    /** The expression as a value for a column of {@code type}; empty when only an explicit cast could make it one. */
    static Optional<Expr> cast(Expr value, SqlType type, ExprLowering lowering) {
        SqlType from = value.type();
        if (from.root() == TypeRoot.NULL) {
            return Optional.of(new Literal(null, type.withNullable(true)));
        }
        return allowed(from, type) || isSmallConstant(value, type)
                ? Optional.of(lowering.as(value, uncut(from, type)))
                : Optional.empty();
    }

    private static boolean partFits(SqlType from, SqlType to) {
        return from.root() == TypeRoot.NULL || allowed(from, to);
    }

    private static boolean allowed(SqlType from, SqlType to) {
        if (from.root() == to.root() && !to.isNested() || isString(from, to)) {
            return true;
        }
        return switch (to.root()) {
            case ARRAY, MAP, MULTISET, ROW -> from.root() == to.root() && partsAllowed(from, to);
            case SMALLINT, INTEGER, BIGINT -> from.isInteger() && from.root().compareTo(to.root()) < 0;
            case DECIMAL -> from.isInteger();
            case FLOAT -> from.isInteger() || from.root() == TypeRoot.DECIMAL;
            case DOUBLE -> from.isNumeric();
            case DATE, TIME -> from.root() == TypeRoot.TIMESTAMP;
            case TIMESTAMP, TIMESTAMP_LTZ -> from.isTimestamp();
            default -> false;
        };
    }

    private static boolean partsAllowed(SqlType from, SqlType to) {
        if (from.fields().size() != to.fields().size()) {
            return false;
        }
        for (int i = 0; i < to.fields().size(); i++) {
            if (!partFits(from.fields().get(i).type(), to.fields().get(i).type())) {
                return false;
            }
        }
        return true;
    }

    /** Whether both are text, or both bytes. */
    private static boolean isString(SqlType from, SqlType to) {
        return from.isText() && to.isText() || from.isBinary() && to.isBinary();
    }

    /** The type to cast to: {@code to}, with texts and bytes in it as long as they come. */
    private static SqlType uncut(SqlType from, SqlType to) {
        if (isString(from, to)) {
            return from.precision() <= to.precision() ? to : from.withNullable(to.nullable());
        }
        if (!to.isNested() || from.root() == TypeRoot.NULL) {
            return to;
        }
        List<SqlType> parts = new ArrayList<>();
        for (int i = 0; i < to.fields().size(); i++) {
            Field given = from.fields().get(i);
            parts.add(uncut(given.type(), to.fields().get(i).type()));
        }
        return to.withFieldTypes(parts);
    }

    /** An integer constant goes into a smaller integer column when it fits. */
    private static boolean isSmallConstant(Expr value, SqlType to) {
        if (!(value instanceof Literal literal)
                || !(literal.value() instanceof Number number)
                || !to.isInteger()
                || !value.type().isInteger()) {
            return false;
        }
        long v = number.longValue();
        return switch (to.root()) {
            case TINYINT -> v == (byte) v;
            case SMALLINT -> v == (short) v;
            case INTEGER -> v == (int) v;
            default -> true;
        };
    }
}
