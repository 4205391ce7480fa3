package io.sluice.planner;

import io.sluice.core.expr.Call;
import io.sluice.core.expr.Expr;
import io.sluice.core.expr.ExprVisitor;
import io.sluice.core.expr.InputRef;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.RowType;
import io.sluice.core.type.SqlType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.stream.Collectors;

/** An expression as text, columns by name, constants as SQL writes them. */
public final class ExprText implements ExprVisitor<String> {
    private static final DateTimeFormatter TIMESTAMP = new DateTimeFormatterBuilder()
            .appendPattern("uuuu-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .toFormatter(Locale.ROOT);
    private static final long[] UNITS = {86_400_000_000L, 3_600_000_000L, 60_000_000L, 1_000_000L};
    private static final String[] UNIT_NAMES = {"DAY", "HOUR", "MINUTE", "SECOND"};
    private static final long NANOS_PER_MICRO = 1_000;

    private final RowType input;

    private ExprText(RowType input) {
        this.input = input;
    }

    /** @param input the row whose columns the expression reads */
    public static String print(Expr expression, RowType input) {
        return expression.accept(new ExprText(input));
    }

    @Override
    public String visit(InputRef ref) {
        return input.name(ref.index());
    }

    @Override
    public String visit(Literal literal) {
        Object value = literal.value();
        if (value == null) {
            return "NULL";
        }
        SqlType type = literal.type();
        return switch (type.root()) {
            case CHAR, VARCHAR -> "'" + value.toString().replace("'", "''") + "'";
            case BOOLEAN -> value.toString().toUpperCase(Locale.ROOT);
            case DECIMAL -> decimal(value, type);
            case DATE -> "DATE '" + LocalDate.ofEpochDay((Integer) value) + "'";
            case TIME -> "TIME '" + LocalTime.ofNanoOfDay((Long) value * NANOS_PER_MICRO) + "'";
            case TIMESTAMP, TIMESTAMP_LTZ -> "TIMESTAMP '" + timestamp((Long) value) + "'";
            case INTERVAL_DAY_TIME -> interval((Long) value);
            case INTERVAL_YEAR_MONTH -> "INTERVAL '" + value + "' MONTH";
            default -> value.toString();
        };
    }

    /** In the largest unit that needs no fraction. */
    private static String interval(long micros) {
        for (int i = 0; i < UNITS.length; i++) {
            if (micros % UNITS[i] == 0) {
                return "INTERVAL '" + micros / UNITS[i] + "' " + UNIT_NAMES[i];
            }
        }
        return "INTERVAL '" + BigDecimal.valueOf(micros, 6).stripTrailingZeros().toPlainString() + "' SECOND";
    }

    private static String decimal(Object value, SqlType type) {
        BigInteger unscaled =
                type.physical() == PhysicalType.LONG ? BigInteger.valueOf((Long) value) : (BigInteger) value;
        return new BigDecimal(unscaled, type.scale()).toPlainString();
    }

    private static String timestamp(long micros) {
        LocalDateTime epoch = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
        return TIMESTAMP.format(epoch.plus(micros, ChronoUnit.MICROS));
    }

    @Override
    public String visit(Call call) {
        if (call.function().endsWith("CAST")) {
            return call.function() + "(" + call.args().get(0).accept(this) + " AS "
                    + call.type().withNullable(true) + ")";
        }
        boolean infix = call.args().size() == 2
                && (!Character.isLetter(call.function().charAt(0))
                        || call.function().startsWith("IS ")
                        || call.function().equals("LIKE"));
        if (infix || call.function().equals("AND") || call.function().equals("OR")) {
            String separator = " " + call.function() + " ";
            return call.args().stream().map(this::operand).collect(Collectors.joining(separator));
        }
        if (call.args().size() == 1 && call.function().startsWith("IS ")) {
            return operand(call.args().get(0)) + " " + call.function();
        }
        return call.function()
                + call.args().stream().map(a -> a.accept(this)).collect(Collectors.joining(", ", "(", ")"));
    }

    private String operand(Expr expression) {
        String text = expression.accept(this);
        boolean plain = !(expression instanceof Call call)
                || call.function().endsWith("CAST")
                || text.startsWith(call.function() + "(");
        return plain ? text : "(" + text + ")";
    }
}
