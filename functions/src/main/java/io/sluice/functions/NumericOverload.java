package io.sluice.functions;

import io.sluice.core.expr.Call;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.ArithmeticFunctions;
import io.sluice.functions.library.DecimalFunctions;
import io.sluice.functions.library.RoundingFunctions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Functions of one number of any type, with a number of digits for ROUND and TRUNCATE. */
enum NumericOverload implements Overload {
    NEGATE("negate", false),
    ABS("abs", false),
    SIGN("sign", false),
    FLOOR("floor", false),
    CEIL("ceil", false),
    ROUND("round", true),
    TRUNCATE("truncate", true);

    private final String method;
    private final boolean hasDigits;

    NumericOverload(String method, boolean hasDigits) {
        this.method = method;
        this.hasDigits = hasDigits;
    }

    @Override
    public Optional<Typing> type(List<Argument> arguments, SqlType wanted) {
        if (arguments.size() != minArguments()) {
            return Optional.empty();
        }
        SqlType given = arguments.get(0).type();
        SqlType number = given.root() == TypeRoot.NULL ? SqlType.of(TypeRoot.INTEGER) : given;
        SqlType digits = hasDigits ? Parameter.INT.accept(arguments.get(1)) : number;
        if (!number.isNumeric() || digits == null) {
            return Optional.empty();
        }
        List<SqlType> types = hasDigits ? List.of(number, digits) : List.of(number);
        SqlType result = number.root() == TypeRoot.DECIMAL ? decimal(number, arguments) : number;
        boolean nullable = number.nullable() || digits.nullable() || mayOverflow(result);
        return Optional.of(new Typing(types, result.withNullable(nullable)));
    }

    private SqlType decimal(SqlType number, List<Argument> arguments) {
        return switch (this) {
            case NEGATE, ABS -> number;
            case SIGN -> DecimalTypes.common(number, SqlType.decimal(number.scale() + 1, number.scale()));
            case FLOOR, CEIL -> SqlType.decimal(number.precision(), 0);
            case ROUND, TRUNCATE -> {
                Argument digits = arguments.get(1);
                yield digits.isLiteral() && digits.value() instanceof Integer literal
                        ? DecimalTypes.rounded(number, literal)
                        : SqlType.decimal(
                                Math.min(SqlType.MAX_DECIMAL_PRECISION, number.precision() + 1), number.scale());
            }
        };
    }

    private boolean mayOverflow(SqlType result) {
        return hasDigits && result.root() == TypeRoot.DECIMAL && result.precision() == SqlType.MAX_DECIMAL_PRECISION;
    }

    @Override
    public Implementation bind(Call call, Binding binding) {
        SqlType number = call.args().get(0).type();
        boolean keepsWhole = this == FLOOR || this == CEIL;
        return switch (number.root()) {
            case DECIMAL -> decimal(call, number);
            case TINYINT, SMALLINT, INTEGER, BIGINT -> keepsWhole ? Casts.identity(call) : integer(call, number.root());
            default -> Methods.strict(owner(), method, call);
        };
    }

    private Implementation integer(Call call, TypeRoot root) {
        return switch (root) {
            case BIGINT -> Methods.strict(owner(), method, call);
            case TINYINT -> narrow(call, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> narrow(call, Short.MIN_VALUE, Short.MAX_VALUE);
            default -> narrow(call, Integer.MIN_VALUE, Integer.MAX_VALUE);
        };
    }

    private Implementation narrow(Call call, int min, int max) {
        return this == SIGN ? Methods.strict(owner(), method, call) : Methods.strict(owner(), method, call, min, max);
    }

    private Implementation decimal(Call call, SqlType number) {
        if (this == NEGATE || this == ABS) {
            boolean isWide = number.physical() == PhysicalType.DECIMAL128;
            return Methods.strict(isWide ? DecimalFunctions.class : owner(), method, call);
        }
        List<Object> constants =
                new ArrayList<>(List.of(this == SIGN ? call.type().scale() : number.scale()));
        if (hasDigits) {
            constants.add(call.type().scale());
        }
        String name = "decimal" + Character.toUpperCase(method.charAt(0)) + method.substring(1);
        Methods.Nulls nulls = new Methods.Nulls(true, mayOverflow(call.type()));
        return Methods.find(RoundingFunctions.class, name, call, nulls, constants);
    }

    private Class<?> owner() {
        return this == NEGATE ? ArithmeticFunctions.class : RoundingFunctions.class;
    }

    @Override
    public String signature() {
        return hasDigits ? "(number, int)" : "(number)";
    }

    @Override
    public int minArguments() {
        return hasDigits ? 2 : 1;
    }

    @Override
    public int maxArguments() {
        return minArguments();
    }
}
