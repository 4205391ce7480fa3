package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;

/** Writes expressions down shortly, and evaluates them. */
final class Expressions {
    static final FunctionRegistry REGISTRY = FunctionRegistry.builtIn();

    private Expressions() {}

    /** A literal of a Java value: Boolean, Integer, Long, Float, Double, String, BigDecimal, Expr; null is NULL. */
    static Expr lit(Object value) {
        if (value == null) {
            return new Literal(null, SqlType.of(TypeRoot.NULL));
        }
        if (value instanceof Expr expr) {
            return expr;
        }
        if (value instanceof BigDecimal decimal) {
            return decimal(decimal, Math.max(decimal.precision(), decimal.scale()), decimal.scale());
        }
        TypeRoot root =
                switch (value.getClass().getSimpleName()) {
                    case "Boolean" -> TypeRoot.BOOLEAN;
                    case "Integer" -> TypeRoot.INTEGER;
                    case "Long" -> TypeRoot.BIGINT;
                    case "Float" -> TypeRoot.FLOAT;
                    case "Double" -> TypeRoot.DOUBLE;
                    case "String" -> TypeRoot.VARCHAR;
                    default ->
                        throw new IllegalArgumentException(value.getClass().toString());
                };
        return new Literal(value, SqlType.of(root).notNull());
    }

    static Expr decimal(BigDecimal value, int precision, int scale) {
        SqlType type = SqlType.decimal(precision, scale).notNull();
        BigInteger unscaled = value.setScale(scale).unscaledValue();
        boolean isShort = type.physical() == PhysicalType.LONG;
        return new Literal(isShort ? (Object) unscaled.longValueExact() : unscaled, type);
    }

    static Expr dec(String text) {
        return lit(new BigDecimal(text));
    }

    static Expr typed(Object value, String type) {
        return new Literal(value, SqlType.parse(type));
    }

    static Call call(String function, Object... args) {
        List<Expr> list = Arrays.stream(args).map(Expressions::lit).toList();
        return REGISTRY.call(function, list, null);
    }

    static Call cast(Object arg, String type) {
        return REGISTRY.cast(lit(arg), SqlType.parse(type));
    }

    static Call tryCast(Object arg, String type) {
        return REGISTRY.call("TRY_CAST", List.of(lit(arg)), SqlType.parse(type));
    }

    static Object value(Expr expr) {
        return new Interpreter(REGISTRY).fold(expr);
    }

    /** The value of a call. */
    static Object eval(String function, Object... args) {
        return value(call(function, args));
    }

    /** The value of a DECIMAL expression. */
    static BigDecimal decimalValue(Expr expr) {
        Object value = value(expr);
        if (value == null) {
            return null;
        }
        BigInteger unscaled = value instanceof Long l ? BigInteger.valueOf(l) : (BigInteger) value;
        return new BigDecimal(unscaled, expr.type().scale());
    }
}
