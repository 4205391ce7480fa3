package io.sluice.functions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** DECIMAL arithmetic, comparison and casts against BigDecimal, on random types and values. */
class DecimalLawsTest {
    private static final int ROUNDS = 4000;

    private record Sample(BigDecimal value, Expr expr) {}

    private static Sample sample(Random random) {
        int precision = 1 + random.nextInt(38);
        int scale = random.nextInt(precision + 1);
        BigInteger unscaled = new BigInteger(random.nextInt(127) + 1, random).mod(BigInteger.TEN.pow(precision));
        BigDecimal value = new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
        return new Sample(value, Expressions.decimal(value, precision, scale));
    }

    /** The exact value in the result's type; null when it has too many digits. */
    private static BigDecimal in(SqlType type, BigDecimal exact) {
        BigDecimal rounded = exact.setScale(type.scale(), RoundingMode.HALF_UP);
        return rounded.precision() > type.precision() && rounded.signum() != 0 ? null : rounded;
    }

    @Test
    void arithmetic() {
        Random random = new Random(20260101);
        for (int i = 0; i < ROUNDS; i++) {
            Sample a = sample(random);
            Sample b = sample(random);
            compute("+", a, b, a.value.add(b.value));
            compute("-", a, b, a.value.subtract(b.value));
            compute("*", a, b, a.value.multiply(b.value));
            if (b.value.signum() != 0) {
                compute("%", a, b, a.value.remainder(b.value));
                SqlType type = Expressions.call("/", a.expr, b.expr).type();
                compute("/", a, b, a.value.divide(b.value, type.scale(), RoundingMode.HALF_UP));
            }
        }
    }

    private static void compute(String operator, Sample a, Sample b, BigDecimal exact) {
        Call call = Expressions.call(operator, a.expr, b.expr);
        assertEquals(in(call.type(), exact), Expressions.decimalValue(call), call.toString());
    }

    @Test
    void comparison() {
        Random random = new Random(7);
        for (int i = 0; i < ROUNDS; i++) {
            Sample a = sample(random);
            Sample b = random.nextInt(4) == 0 ? new Sample(a.value, a.expr) : sample(random);
            int order = a.value.compareTo(b.value);
            assertEquals(order == 0, Expressions.eval("=", a.expr, b.expr), a + " " + b);
            assertEquals(order != 0, Expressions.eval("<>", a.expr, b.expr), a + " " + b);
            assertEquals(order < 0, Expressions.eval("<", a.expr, b.expr), a + " " + b);
            assertEquals(order <= 0, Expressions.eval("<=", a.expr, b.expr), a + " " + b);
            assertEquals(order > 0, Expressions.eval(">", a.expr, b.expr), a + " " + b);
            assertEquals(order >= 0, Expressions.eval(">=", a.expr, b.expr), a + " " + b);
        }
    }

    @Test
    void casts() {
        Random random = new Random(11);
        for (int i = 0; i < ROUNDS; i++) {
            Sample a = sample(random);
            int precision = 1 + random.nextInt(38);
            SqlType type = SqlType.decimal(precision, random.nextInt(precision + 1));
            Call cast = Expressions.REGISTRY.cast(a.expr, type);
            assertEquals(in(type, a.value), Expressions.decimalValue(cast), cast.toString());
            Call fromText = Expressions.REGISTRY.cast(Expressions.lit(a.value.toPlainString()), type);
            assertEquals(in(type, a.value), Expressions.decimalValue(fromText), fromText.toString());
            assertEquals(a.value.toPlainString(), Checks.printed(a.expr));
            Object asDouble = Expressions.value(Expressions.cast(a.expr, "DOUBLE"));
            assertEquals(a.value.doubleValue(), asDouble, a.toString());
        }
    }

    @Test
    void rounding() {
        Random random = new Random(13);
        for (int i = 0; i < ROUNDS; i++) {
            Sample a = sample(random);
            int digits = random.nextInt(44) - 4;
            Call round = Expressions.call("ROUND", a.expr, digits);
            int kept = Math.min(digits, a.value.scale());
            assertEquals(
                    in(round.type(), a.value.setScale(kept, RoundingMode.HALF_UP)),
                    Expressions.decimalValue(round),
                    round.toString());
            Call cut = Expressions.call("TRUNCATE", a.expr, digits);
            assertEquals(
                    in(cut.type(), a.value.setScale(kept, RoundingMode.DOWN)),
                    Expressions.decimalValue(cut),
                    cut.toString());
            for (String name : List.of("FLOOR", "CEIL")) {
                RoundingMode mode = name.equals("CEIL") ? RoundingMode.CEILING : RoundingMode.FLOOR;
                Call whole = Expressions.call(name, a.expr);
                BigDecimal expected = in(whole.type(), a.value.setScale(0, mode));
                assertEquals(expected, Expressions.decimalValue(whole), whole.toString());
            }
        }
    }
}
