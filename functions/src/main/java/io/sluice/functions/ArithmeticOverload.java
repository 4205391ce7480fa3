package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.core.value.Powers;
import io.sluice.functions.library.ArithmeticFunctions;
import io.sluice.functions.library.DecimalFunctions;
import java.util.List;
import java.util.Optional;

/**
 * {@code + - * / %} of two numbers. Integers give the wider of their types, DECIMALs the type that holds the result,
 * anything with DOUBLE or FLOAT gives DOUBLE (two FLOATs give FLOAT).
 */
enum ArithmeticOverload implements Overload {
    ADD("add") {
        @Override
        SqlType decimal(SqlType a, SqlType b) {
            return DecimalTypes.sum(a, b);
        }
    },
    SUBTRACT("subtract") {
        @Override
        SqlType decimal(SqlType a, SqlType b) {
            return DecimalTypes.sum(a, b);
        }
    },
    MULTIPLY("multiply") {
        @Override
        SqlType decimal(SqlType a, SqlType b) {
            return DecimalTypes.product(a, b);
        }
    },
    DIVIDE("divide") {
        @Override
        SqlType decimal(SqlType a, SqlType b) {
            return DecimalTypes.quotient(a, b);
        }
    },
    MOD("mod") {
        @Override
        SqlType decimal(SqlType a, SqlType b) {
            return DecimalTypes.remainder(a, b);
        }

        /** A remainder is smaller than the divisor, so it has the divisor's type. */
        @Override
        SqlType integer(SqlType common, SqlType divisor) {
            return common.isInteger() && divisor.isInteger() ? divisor : common;
        }

        @Override
        public Implementation bind(Call call, Binding binding) {
            if (!call.type().isInteger()) {
                return super.bind(call, binding);
            }
            boolean narrows =
                    call.type().physical() != call.args().get(0).type().physical();
            return Methods.strict(ArithmeticFunctions.class, narrows ? "modToInt" : "mod", call);
        }
    };

    private final String method;

    ArithmeticOverload(String method) {
        this.method = method;
    }

    abstract SqlType decimal(SqlType a, SqlType b);

    /** The type of the result where {@code common} holds both numbers and is no DECIMAL. */
    SqlType integer(SqlType common, SqlType right) {
        return common;
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        SqlType a = arguments.get(0).type();
        SqlType b = arguments.size() == 2 ? arguments.get(1).type() : null;
        if (b == null || !isNumberOrNull(a) || !isNumberOrNull(b) || (isNull(a) && isNull(b))) {
            return Optional.empty();
        }
        SqlType left = isNull(a) ? b.withNullable(true) : a;
        SqlType right = isNull(b) ? a.withNullable(true) : b;
        return Optional.of(ofNumbers(left, right));
    }

    private Typing ofNumbers(SqlType a, SqlType b) {
        boolean nullable = a.nullable() || b.nullable();
        SqlType common = CommonType.of(List.of(a, b)).orElseThrow();
        if (common.root() != TypeRoot.DECIMAL) {
            List<SqlType> types = List.of(common.withNullable(a.nullable()), common.withNullable(b.nullable()));
            return new Typing(types, integer(common, b).withNullable(nullable));
        }
        SqlType left = DecimalTypes.of(a);
        SqlType right = DecimalTypes.of(b);
        SqlType result = decimal(left, right);
        boolean anyWide = isWide(result) || isWide(common) || isWide(left) || isWide(right);
        List<SqlType> types = anyWide ? List.of(widened(left), widened(right)) : List.of(left, right);
        return new Typing(types, result.withNullable(nullable || mayOverflow(result)));
    }

    /** Only a result that was cut to 38 digits can be too small for a value. */
    private static boolean mayOverflow(SqlType result) {
        return result.precision() == SqlType.MAX_DECIMAL_PRECISION;
    }

    private static boolean isWide(SqlType decimal) {
        return decimal.physical() == PhysicalType.DECIMAL128;
    }

    private static SqlType widened(SqlType decimal) {
        return isWide(decimal)
                ? decimal
                : SqlType.decimal(SqlType.MAX_LONG_DECIMAL_PRECISION + 1, decimal.scale())
                        .withNullable(decimal.nullable());
    }

    private static boolean isNull(SqlType type) {
        return type.root() == TypeRoot.NULL;
    }

    private static boolean isNumberOrNull(SqlType type) {
        return type.isNumeric() || isNull(type);
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        SqlType type = call.type();
        return switch (type.root()) {
            case TINYINT -> narrow(call, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> narrow(call, Short.MIN_VALUE, Short.MAX_VALUE);
            case DECIMAL -> decimal(call);
            default -> Methods.strict(ArithmeticFunctions.class, method, call);
        };
    }

    private Implementation narrow(Call call, int min, int max) {
        return Methods.strict(ArithmeticFunctions.class, method, call, min, max);
    }

    private Implementation decimal(Call call) {
        SqlType left = call.args().get(0).type();
        SqlType right = call.args().get(1).type();
        SqlType type = call.type();
        if (isWide(left)) {
            List<Object> constants = List.of(left.scale(), right.scale(), type.precision(), type.scale());
            Methods.Nulls nulls = new Methods.Nulls(true, mayOverflow(type));
            return Methods.find(DecimalFunctions.class, method, call, nulls, constants);
        }
        return switch (this) {
            case ADD, SUBTRACT ->
                Methods.strict(DecimalFunctions.class, method, call, factor(call, 0), factor(call, 1));
            case MOD ->
                Methods.strict(DecimalFunctions.class, method, call, factor(call, 0), factor(call, 1), left.scale());
            case MULTIPLY -> Methods.strict(DecimalFunctions.class, method, call);
            case DIVIDE -> {
                int shift = type.scale() - left.scale() + right.scale();
                yield Methods.strict(DecimalFunctions.class, method, call, Powers.ofTen(shift), left.scale());
            }
        };
    }

    /** What brings an argument to the larger scale of both. */
    private static long factor(Call call, int argument) {
        int left = call.args().get(0).type().scale();
        int right = call.args().get(1).type().scale();
        return Powers.ofTen(Math.max(left, right) - (argument == 0 ? left : right));
    }

    @Override
    public String signature() {
        return "(number, number)";
    }

    @Override
    public int minArguments() {
        return 2;
    }

    @Override
    public int maxArguments() {
        return 2;
    }
}
