package io.sluice.executor.kernel.codegen;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.math.BigInteger;
import java.util.List;

/**
 * 128-bit decimal arithmetic that cannot overflow its type, written as a few instructions instead of a call: widening
 * casts, sums and differences of one scale, and products of two numbers that fit a long. What the operands can be
 * follows from their types and literals. Being total it needs no test for NULL either.
 */
final class WideDecimals {
    private static final BigInteger LONG_LIMIT = BigInteger.ONE.shiftLeft(63);

    private WideDecimals() {}

    /** Whether {@link #write} can be used for the call. */
    static boolean isInline(Call call) {
        if (call.type().root() != TypeRoot.DECIMAL || call.type().physical() != PhysicalType.DECIMAL128) {
            return false;
        }
        List<Expr> args = call.args();
        return switch (call.function()) {
            case "CAST", "TRY_CAST" -> isWidening(args.get(0), call.type());
            case "+", "-" ->
                args.size() == 2
                        && areWide(args)
                        && scale(args.get(0)) == call.type().scale()
                        && scale(args.get(1)) == call.type().scale()
                        && fits(limit(args.get(0)).add(limit(args.get(1))), call.type());
            case "*" ->
                areWide(args)
                        && isLong(args.get(0))
                        && isLong(args.get(1))
                        && scale(args.get(0)) + scale(args.get(1))
                                == call.type().scale()
                        && fits(limit(args.get(0)).multiply(limit(args.get(1))), call.type());
            default -> false;
        };
    }

    /** The high and the low word of the result. */
    static List<String> write(Call call, List<Operand> args, CodeWriter code) {
        return switch (call.function()) {
            case "*" -> product(args.get(0).parts().get(1), args.get(1).parts().get(1));
            case "+" -> sum(args.get(0).parts(), args.get(1).parts(), code);
            case "-" -> difference(args.get(0).parts(), args.get(1).parts(), code);
            default -> widened(args.get(0));
        };
    }

    private static List<String> widened(Operand arg) {
        if (arg.type() == PhysicalType.DECIMAL128) {
            return arg.parts();
        }
        String value = arg.type() == PhysicalType.INT ? "(long) " + arg.value() : arg.value();
        return List.of(arg.value() + " >> " + (arg.type() == PhysicalType.INT ? 31 : 63), value);
    }

    private static List<String> product(String a, String b) {
        return List.of("Math.multiplyHigh(" + a + ", " + b + ")", a + " * " + b);
    }

    private static List<String> sum(List<String> a, List<String> b, CodeWriter code) {
        String low = code.fresh("s");
        code.line("long ", low, " = ", a.get(1), " + ", b.get(1), ";");
        return List.of(a.get(0) + " + " + b.get(0) + carry(low, a.get(1), " + "), low);
    }

    private static List<String> difference(List<String> a, List<String> b, CodeWriter code) {
        String low = code.fresh("s");
        code.line("long ", low, " = ", a.get(1), " - ", b.get(1), ";");
        return List.of(a.get(0) + " - " + b.get(0) + carry(a.get(1), b.get(1), " - "), low);
    }

    /** One when {@code a < b} as unsigned numbers. */
    private static String carry(String a, String b, String sign) {
        return sign + "(" + a + " + Long.MIN_VALUE < " + b + " + Long.MIN_VALUE ? 1 : 0)";
    }

    private static boolean isWidening(Expr arg, SqlType to) {
        SqlType from = arg.type();
        boolean exact = from.isInteger() || from.root() == TypeRoot.DECIMAL;
        return exact && from.scale() == to.scale() && fits(limit(arg), to);
    }

    private static boolean areWide(List<Expr> args) {
        return args.stream().allMatch(a -> a.type().physical() == PhysicalType.DECIMAL128);
    }

    private static int scale(Expr expr) {
        return expr.type().scale();
    }

    private static boolean fits(BigInteger limit, SqlType type) {
        return limit.compareTo(BigInteger.TEN.pow(type.precision())) < 0;
    }

    /** Whether every value, unscaled, fits a long: its high word is then the sign of the low one. */
    private static boolean isLong(Expr expr) {
        if (expr instanceof Call call && call.function().equals("CAST") && isInline(call)) {
            return isLong(call.args().get(0));
        }
        boolean isShort = expr.type().physical() != PhysicalType.DECIMAL128;
        return isShort || limit(expr).compareTo(LONG_LIMIT) < 0;
    }

    /** The largest absolute unscaled value that the expression of an exact type can have. */
    private static BigInteger limit(Expr expr) {
        if (expr instanceof Literal literal && literal.value() instanceof Number number) {
            return new BigInteger(number.toString()).abs();
        }
        if (expr instanceof Call call
                && call.function().equals("CAST")
                && isExact(call.args().get(0))) {
            Expr arg = call.args().get(0);
            return arg.type().scale() == call.type().scale()
                    ? limit(arg).min(typeLimit(call.type()))
                    : typeLimit(call.type());
        }
        return typeLimit(expr.type());
    }

    private static boolean isExact(Expr expr) {
        return expr.type().isInteger() || expr.type().root() == TypeRoot.DECIMAL;
    }

    private static BigInteger typeLimit(SqlType type) {
        return switch (type.root()) {
            case TINYINT -> BigInteger.ONE.shiftLeft(7);
            case SMALLINT -> BigInteger.ONE.shiftLeft(15);
            case INTEGER -> BigInteger.ONE.shiftLeft(31);
            case DECIMAL -> BigInteger.TEN.pow(type.precision()).subtract(BigInteger.ONE);
            default -> LONG_LIMIT;
        };
    }
}
