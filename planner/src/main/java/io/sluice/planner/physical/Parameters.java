package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.core.value.Bytes;
import io.sluice.functions.FunctionRegistry;
import io.sluice.functions.Interpreter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * The values of a statement's {@code ?}: each becomes a constant of the type that validation has found for it. What that
 * type cannot hold is an error; nothing is rounded or cut, except fractions of a second beyond a column's digits, as by
 * CAST.
 */
public final class Parameters {
    public static final Parameters NONE = new Parameters(List.of());

    private final List<Object> values;

    /** @param values null, Boolean, a Number, String, byte[] or a List of such each */
    public Parameters(List<Object> values) {
        this.values = values;
    }

    /** How many {@code ?} have a value. */
    public int size() {
        return values.size();
    }

    /** @throws SluiceException of the value, saying which one */
    Literal literal(int index, SqlType type, FunctionRegistry registry) {
        Object value = values.get(index);
        if (value == null) {
            return new Literal(null, type.withNullable(true));
        }
        try {
            return literal(value, type, registry);
        } catch (SluiceException e) {
            throw e.prefixed("Parameter " + (index + 1) + ": ");
        }
    }

    /** The same where only a whole number can stand, as behind LIMIT. */
    long number(int index) {
        Object value = values.get(index);
        try {
            long number = new BigDecimal(String.valueOf(value)).longValueExact();
            if (number >= 0) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException e) {
            // Said below.
        }
        throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, "Parameter " + (index + 1) + " is " + value)
                .expected("a whole number, 0 or more");
    }

    private static Literal literal(Object value, SqlType type, FunctionRegistry registry) {
        return switch (type.root()) {
            case TINYINT, SMALLINT, INTEGER, BIGINT -> integer(value, type, registry);
            case DECIMAL -> decimal(value, type);
            case CHAR, VARCHAR ->
                new Literal(text(value, type), SqlType.string().notNull());
            case BINARY, VARBINARY ->
                new Literal(bytes(value, type), SqlType.bytes().notNull());
            case TIMESTAMP_LTZ -> instant(value, type, registry);
            case ARRAY, MAP, MULTISET, ROW ->
                new NestedParameters((part, partType) -> part(part, partType, registry)).literal(value, type);
            default -> cast(source(value), type, registry);
        };
    }

    /** Within a nested value, where text and bytes are stored as their type says. */
    private static Literal part(Object value, SqlType type, FunctionRegistry registry) {
        Literal literal = literal(value, type, registry);
        if (!type.isText() && !type.isBinary()) {
            return literal;
        }
        int length = literal.value() instanceof Bytes bytes
                ? bytes.length()
                : ((String) literal.value()).codePointCount(0, ((String) literal.value()).length());
        if (length > type.precision()) {
            throw misfit(value, type);
        }
        return cast(literal, type, registry);
    }

    private static Literal source(Object value) {
        if (value instanceof Boolean) {
            return new Literal(value, SqlType.of(TypeRoot.BOOLEAN).notNull());
        }
        if (value instanceof Float || value instanceof Double) {
            return new Literal(
                    ((Number) value).doubleValue(), SqlType.of(TypeRoot.DOUBLE).notNull());
        }
        if (value instanceof byte[]) {
            return new Literal(bytes(value, SqlType.bytes()), SqlType.bytes().notNull());
        }
        if (value instanceof List<?>) {
            throw SluiceException.of(ErrorCode.INVALID_ARGUMENT, value + " is a list")
                    .expected("one value");
        }
        return new Literal(value.toString(), SqlType.string().notNull());
    }

    private static Literal cast(Literal source, SqlType type, FunctionRegistry registry) {
        if (source.type().sameAs(type)) {
            return source;
        }
        if (!registry.canCast(source.type(), type)) {
            throw misfit(source.value(), type);
        }
        return new Literal(new Interpreter(registry).fold(registry.cast(source, type)), type.notNull());
    }

    private static Literal integer(Object value, SqlType type, FunctionRegistry registry) {
        String whole = plain(value, type).stripTrailingZeros().toPlainString();
        if (whole.indexOf('.') >= 0) {
            throw misfit(value, type);
        }
        return cast(new Literal(whole, SqlType.string().notNull()), type, registry);
    }

    private static Literal decimal(Object value, SqlType type) {
        try {
            BigDecimal exact = plain(value, type).setScale(type.scale());
            if (exact.precision() <= type.precision()) {
                BigInteger unscaled = exact.unscaledValue();
                boolean isLong = type.physical() == PhysicalType.LONG;
                return new Literal(isLong ? (Object) unscaled.longValueExact() : unscaled, type.notNull());
            }
        } catch (ArithmeticException e) {
            throw misfit(value, type).causedBy(e);
        }
        throw misfit(value, type);
    }

    private static BigDecimal plain(Object value, SqlType type) {
        try {
            return new BigDecimal(value.toString().strip());
        } catch (NumberFormatException e) {
            throw misfit(value, type).causedBy(e);
        }
    }

    private static String text(Object value, SqlType type) {
        if (value instanceof byte[]) {
            throw misfit("binary data", type);
        }
        if (value instanceof List<?>) {
            throw misfit(value, type);
        }
        return value.toString();
    }

    private static Bytes bytes(Object value, SqlType type) {
        if (value instanceof byte[] bytes) {
            return Bytes.copyOf(bytes, 0, bytes.length);
        }
        throw misfit(value, type);
    }

    private static Literal instant(Object value, SqlType type, FunctionRegistry registry) {
        String text = value.toString();
        if (!text.endsWith("Z")) {
            return cast(source(text), type, registry);
        }
        try {
            LocalDateTime utc = LocalDateTime.ofInstant(Instant.parse(text), ZoneOffset.UTC);
            if (utc.getNano() % 1_000 != 0) {
                throw SluiceException.of(ErrorCode.PRECISION_LOSS, "'" + text + "' has digits below the microsecond")
                        .expected("at most 6 digits after the point");
            }
            LocalDateTime epoch = LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC);
            return new Literal(ChronoUnit.MICROS.between(epoch, utc), type.notNull());
        } catch (DateTimeException e) {
            throw misfit(value, type).causedBy(e);
        }
    }

    private static SluiceException misfit(Object value, SqlType type) {
        return SluiceException.of(
                        ErrorCode.INVALID_ARGUMENT, "'" + value + "' is not a value of " + type.withNullable(true))
                .hint("CAST(? AS ..) gives a parameter another type");
    }
}
