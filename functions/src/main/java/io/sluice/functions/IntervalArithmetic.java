package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.bound;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.FixedOverload.same;
import static io.sluice.functions.Parameter.BIGINT;
import static io.sluice.functions.Parameter.DATE;
import static io.sluice.functions.Parameter.DURATION;
import static io.sluice.functions.Parameter.INT;
import static io.sluice.functions.Parameter.MONTHS;
import static io.sluice.functions.Parameter.TIME;
import static io.sluice.functions.Parameter.TIMESTAMP;
import static io.sluice.functions.Parameter.TIMESTAMP_LTZ;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.ArithmeticFunctions;
import io.sluice.functions.library.IntervalFunctions;
import java.util.List;

/** The overloads of {@code + - * /} for points in time and intervals. */
final class IntervalArithmetic {
    private static final Class<?> NUMBERS = ArithmeticFunctions.class;
    private static final Class<?> POINTS = IntervalFunctions.class;

    private IntervalArithmetic() {}

    /** {@code interval + point} is {@code point + interval}. */
    static Call intervalLast(FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        boolean swaps = args.size() == 2
                && isInterval(args.get(0).type())
                && CommonType.isTemporal(args.get(1).type());
        return swaps ? registry.call("+", List.of(args.get(1), args.get(0)), wanted) : null;
    }

    private static boolean isInterval(SqlType type) {
        return type.root() == TypeRoot.INTERVAL_DAY_TIME || type.root() == TypeRoot.INTERVAL_YEAR_MONTH;
    }

    static Overload[] additions(Overload numbers) {
        return new Overload[] {
            numbers,
            method(same(0), POINTS, "plus", TIMESTAMP, DURATION),
            method(same(0), POINTS, "plus", TIMESTAMP_LTZ, DURATION),
            method(same(0), POINTS, "datePlus", DATE, DURATION),
            method(same(0), POINTS, "timePlus", TIME, DURATION),
            method(same(0), POINTS, "plusMonths", TIMESTAMP, MONTHS),
            bound(same(0), (call, b) -> zoned(call, b, "plusMonths"), TIMESTAMP_LTZ, MONTHS),
            method(same(0), POINTS, "datePlusMonths", DATE, MONTHS),
            method(same(0), NUMBERS, "add", DURATION, DURATION),
            method(same(0), NUMBERS, "add", MONTHS, MONTHS),
        };
    }

    static Overload[] subtractions(Overload numbers, Overload opposite) {
        FixedOverload.ResultRule duration = always(TypeRoot.INTERVAL_DAY_TIME);
        return new Overload[] {
            numbers,
            opposite,
            method(same(0), POINTS, "minus", TIMESTAMP, DURATION),
            method(same(0), POINTS, "minus", TIMESTAMP_LTZ, DURATION),
            method(same(0), POINTS, "dateMinus", DATE, DURATION),
            method(same(0), POINTS, "timeMinus", TIME, DURATION),
            method(same(0), POINTS, "minusMonths", TIMESTAMP, MONTHS),
            bound(same(0), (call, b) -> zoned(call, b, "minusMonths"), TIMESTAMP_LTZ, MONTHS),
            method(same(0), POINTS, "dateMinusMonths", DATE, MONTHS),
            method(same(0), NUMBERS, "subtract", DURATION, DURATION),
            method(same(0), NUMBERS, "subtract", MONTHS, MONTHS),
            method(duration, NUMBERS, "subtract", TIMESTAMP, TIMESTAMP),
            method(duration, NUMBERS, "subtract", TIMESTAMP_LTZ, TIMESTAMP_LTZ),
            method(duration, POINTS, "daysBetween", DATE, DATE),
            method(same(0), NUMBERS, "negate", DURATION),
            method(same(0), POINTS, "negateMonths", MONTHS),
        };
    }

    static Overload[] products(Overload numbers) {
        return new Overload[] {
            numbers,
            method(same(0), NUMBERS, "multiply", DURATION, BIGINT),
            method(same(1), NUMBERS, "multiply", BIGINT, DURATION),
            method(same(0), NUMBERS, "multiply", MONTHS, INT),
            method(same(1), NUMBERS, "multiply", INT, MONTHS),
        };
    }

    static Overload[] quotients(Overload numbers) {
        return new Overload[] {
            numbers,
            method(same(0), NUMBERS, "divide", DURATION, BIGINT),
            method(same(0), NUMBERS, "divide", MONTHS, INT),
        };
    }

    private static Implementation zoned(Call call, Binding binding, String name) {
        return Methods.strict(POINTS, name, call, binding.zone().getRules());
    }
}
