package io.sluice.functions;

import static io.sluice.functions.FixedOverload.always;
import static io.sluice.functions.FixedOverload.method;
import static io.sluice.functions.Parameter.BIGINT;
import static io.sluice.functions.Parameter.DOUBLE;
import static io.sluice.functions.Parameter.TEXT;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.functions.library.MathFunctions;
import io.sluice.functions.library.TextFunctions;
import java.util.List;
import java.util.Locale;

/** Numbers, and {@code + - * /} of intervals and points in time, which share their operators. */
final class ArithmeticDefinitions {
    private ArithmeticDefinitions() {}

    static void addTo(Definitions to) {
        to.family(FunctionFamily.ARITHMETIC);
        operators(to);
        rounding(to);
        ofDouble(to);
        to.scalarRewritten(
                "GREATEST",
                "The greatest value; NULL when one is NULL.",
                "GREATEST(1, 3, 2) -> 3",
                (r, args, wanted) -> ExtremeOverload.nest("GREATEST", r, args, wanted),
                new ExtremeOverload("greatest"));
        to.scalarRewritten(
                "LEAST",
                "The least value; NULL when one is NULL.",
                "LEAST(1, 3, 2) -> 1",
                (r, args, wanted) -> ExtremeOverload.nest("LEAST", r, args, wanted),
                new ExtremeOverload("least"));
        FixedOverload.ResultRule text = always(SqlType.string());
        to.scalar(
                "BIN",
                "A whole number in binary digits.",
                "BIN(5) -> 101",
                method(text, TextFunctions.class, "bin", BIGINT));
        to.scalar(
                "HEX",
                "A whole number, or the bytes of a text, in hexadecimal digits.",
                "HEX('a') -> 61",
                method(text, TextFunctions.class, "hex", BIGINT),
                method(text, TextFunctions.class, "hex", TEXT));
    }

    private static void operators(Definitions to) {
        to.scalarRewritten(
                "+",
                "The sum; also of a point in time and an interval.",
                "1 + 2 -> 3",
                IntervalArithmetic::intervalLast,
                IntervalArithmetic.additions(ArithmeticOverload.ADD));
        to.scalar(
                "-",
                "The difference, or the opposite of one number.",
                "3 - 2 -> 1",
                IntervalArithmetic.subtractions(ArithmeticOverload.SUBTRACT, NumericOverload.NEGATE));
        to.scalar("*", "The product.", "2 * 3 -> 6", IntervalArithmetic.products(ArithmeticOverload.MULTIPLY));
        to.scalar(
                "/",
                "The quotient; of integers without its fraction.",
                "7 / 2 -> 3",
                IntervalArithmetic.quotients(ArithmeticOverload.DIVIDE));
        to.scalar("%", "The remainder, with the sign of the first number.", "-7 % 2 -> -1", ArithmeticOverload.MOD);
        to.synonym("MOD", "%");
    }

    private static void rounding(Definitions to) {
        to.scalar("ABS", "The number without its sign.", "ABS(-2) -> 2", NumericOverload.ABS);
        to.scalar("SIGN", "-1, 0 or 1.", "SIGN(-2) -> -1", NumericOverload.SIGN);
        to.scalar(
                "FLOOR",
                "The greatest whole number that is not greater; FLOOR(t TO unit): the start of the unit.",
                "FLOOR(-1.5) -> -2",
                TemporalDefinitions.floors(NumericOverload.FLOOR, "floor"));
        to.scalar(
                "CEIL",
                "The least whole number that is not less; CEIL(t TO unit): the next start of a unit.",
                "CEIL(1.5) -> 2",
                TemporalDefinitions.floors(NumericOverload.CEIL, "ceil"));
        to.synonym("CEILING", "CEIL");
        to.scalarRewritten(
                "ROUND",
                "Rounded to some digits behind the point, half away from zero.",
                "ROUND(1.25, 1) -> 1.3",
                (r, args, wanted) -> withDigits("ROUND", r, args, wanted),
                NumericOverload.ROUND,
                RewrittenForm.of("(number)", 1));
        to.scalarRewritten(
                "TRUNCATE",
                "Cut after some digits behind the point.",
                "TRUNCATE(1.29, 1) -> 1.2",
                (r, args, wanted) -> withDigits("TRUNCATE", r, args, wanted),
                NumericOverload.TRUNCATE,
                RewrittenForm.of("(number)", 1));
    }

    private static Call withDigits(String name, FunctionRegistry registry, List<Expr> args, SqlType wanted) {
        Literal zero = new Literal(0, SqlType.of(TypeRoot.INTEGER).notNull());
        return args.size() == 2 ? null : registry.call(name, List.of(args.get(0), zero), wanted);
    }

    private static void ofDouble(Definitions to) {
        one(to, "SQRT", "The square root.", "SQRT(4.0) -> 2.0");
        one(to, "EXP", "e to the power of the number.", "EXP(0) -> 1.0");
        one(to, "LN", "The natural logarithm.", "LN(1) -> 0.0");
        one(to, "LOG10", "The logarithm to base 10.", "LOG10(100) -> 2.0");
        one(to, "LOG2", "The logarithm to base 2.", "LOG2(8) -> 3.0");
        to.scalar(
                "LOG",
                "The natural logarithm, or that to a base, which comes first.",
                "LOG(10, 100) -> 2.0",
                ofDouble("ln", DOUBLE),
                ofDouble("log", DOUBLE, DOUBLE));
        to.scalar(
                "POWER",
                "The first number to the power of the second.",
                "POWER(2, 10) -> 1024.0",
                ofDouble("power", DOUBLE, DOUBLE));
        one(to, "SIN", "The sine of radians.", "SIN(0) -> 0.0");
        one(to, "COS", "The cosine of radians.", "COS(0) -> 1.0");
        one(to, "TAN", "The tangent of radians.", "TAN(0) -> 0.0");
        one(to, "COT", "The cotangent of radians.", "COT(PI() / 4) -> 1.0000000000000002");
        one(to, "ASIN", "The angle of a sine.", "ASIN(0) -> 0.0");
        one(to, "ACOS", "The angle of a cosine.", "ACOS(1) -> 0.0");
        one(to, "ATAN", "The angle of a tangent.", "ATAN(0) -> 0.0");
        to.scalar(
                "ATAN2",
                "The angle of the point (second, first).",
                "ATAN2(0, 1) -> 0.0",
                ofDouble("atan2", DOUBLE, DOUBLE));
        one(to, "SINH", "The hyperbolic sine.", "SINH(0) -> 0.0");
        one(to, "COSH", "The hyperbolic cosine.", "COSH(0) -> 1.0");
        one(to, "TANH", "The hyperbolic tangent.", "TANH(0) -> 0.0");
        one(to, "DEGREES", "Radians as degrees.", "DEGREES(PI()) -> 180.0");
        one(to, "RADIANS", "Degrees as radians.", "RADIANS(180) -> 3.141592653589793");
        to.scalar("PI", "The number pi.", "PI() -> 3.141592653589793", ofDouble("pi"));
        to.scalar("E", "The base of the natural logarithm.", "E() -> 2.718281828459045", ofDouble("e"));
    }

    private static void one(Definitions to, String name, String description, String example) {
        to.scalar(name, description, example, ofDouble(name.toLowerCase(Locale.ROOT), DOUBLE));
    }

    private static FixedOverload ofDouble(String name, Parameter... parameters) {
        return method(always(TypeRoot.DOUBLE), MathFunctions.class, name, parameters);
    }
}
