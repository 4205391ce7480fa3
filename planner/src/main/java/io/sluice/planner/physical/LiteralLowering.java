package io.sluice.planner.physical;

import io.sluice.core.error.ErrorCode;
import io.sluice.core.error.SluiceException;
import io.sluice.core.expr.Literal;
import io.sluice.core.type.PhysicalType;
import io.sluice.core.type.SqlType;
import io.sluice.core.value.Bytes;
import io.sluice.planner.sql.TypeMapping;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.apache.calcite.avatica.util.ByteString;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.DateString;
import org.apache.calcite.util.NlsString;
import org.apache.calcite.util.TimeString;
import org.apache.calcite.util.TimestampString;

/** Constants as our columns hold them: the validator counts intervals in milliseconds, we in microseconds. */
final class LiteralLowering {
    private static final long MICROS_PER_MILLI = 1_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private LiteralLowering() {}

    static Literal lower(RexLiteral literal) {
        if (literal.getTypeName() == SqlTypeName.SYMBOL) {
            return unit(String.valueOf(literal.getValue()));
        }
        if (isIntervalQualifier(literal)) {
            return unit(literal.getType().getIntervalQualifier().timeUnitRange.toString());
        }
        SqlType type = TypeMapping.toSluice(literal.getType());
        if (literal.isNull()) {
            return new Literal(null, type.withNullable(true));
        }
        return new Literal(value(literal, type), type.notNull());
    }

    private static Literal unit(String name) {
        return new Literal(name, SqlType.varchar(name.length()).notNull());
    }

    /** TIMESTAMPDIFF's unit comes as an interval without a value. */
    private static boolean isIntervalQualifier(RexLiteral literal) {
        RelDataType type = literal.getType();
        return SqlTypeName.INTERVAL_TYPES.contains(type.getSqlTypeName()) && literal.getValue() == null;
    }

    private static Object value(RexLiteral literal, SqlType type) {
        return switch (type.root()) {
            case BOOLEAN -> RexLiteral.booleanValue(literal);
            case TINYINT, SMALLINT, INTEGER -> exact(literal, type).intValueExact();
            case BIGINT -> exact(literal, type).longValueExact();
            case FLOAT -> literal.getValueAs(BigDecimal.class).floatValue();
            case DOUBLE -> literal.getValueAs(Double.class);
            case DECIMAL -> decimal(literal.getValueAs(BigDecimal.class), type);
            case CHAR, VARCHAR -> text(literal);
            case BINARY, VARBINARY ->
                Bytes.ofHex(literal.getValueAs(ByteString.class).toString(16));
            case ARRAY, MAP, MULTISET, ROW -> throw new IllegalStateException("no constant: " + literal);
            case DATE ->
                Math.toIntExact(
                        LocalDate.parse(literal.getValueAs(DateString.class).toString())
                                .toEpochDay());
            case TIME -> timeOfDay(literal.getValueAs(TimeString.class).toString());
            case TIMESTAMP, TIMESTAMP_LTZ ->
                micros(literal.getValueAs(TimestampString.class).toString());
            case INTERVAL_YEAR_MONTH -> literal.getValueAs(BigDecimal.class).intValueExact();
            case INTERVAL_DAY_TIME ->
                Math.multiplyExact(literal.getValueAs(BigDecimal.class).longValueExact(), MICROS_PER_MILLI);
            case NULL -> null;
        };
    }

    private static BigDecimal exact(RexLiteral literal, SqlType type) {
        try {
            BigDecimal value = literal.getValueAs(BigDecimal.class);
            value.longValueExact();
            return value;
        } catch (ArithmeticException e) {
            throw SluiceException.of(ErrorCode.NUMERIC_OVERFLOW, literal + " is out of the range of " + type)
                    .causedBy(e);
        }
    }

    private static Object decimal(BigDecimal value, SqlType type) {
        BigInteger unscaled = value.setScale(type.scale(), RoundingMode.HALF_UP).unscaledValue();
        return type.physical() == PhysicalType.LONG ? (Object) unscaled.longValueExact() : unscaled;
    }

    private static String text(RexLiteral literal) {
        return literal.getValueAs(NlsString.class).getValue();
    }

    private static long timeOfDay(String text) {
        long nanos = LocalTime.parse(text).toNanoOfDay();
        checkMicros(nanos, "TIME '" + text + "'");
        return nanos / NANOS_PER_MICRO;
    }

    private static long micros(String text) {
        LocalDateTime time = LocalDateTime.parse(text.replace(' ', 'T'));
        checkMicros(time.getNano(), "TIMESTAMP '" + text + "'");
        return ChronoUnit.MICROS.between(LocalDateTime.ofEpochSecond(0, 0, ZoneOffset.UTC), time);
    }

    private static void checkMicros(long nanos, String literal) {
        if (nanos % NANOS_PER_MICRO != 0) {
            throw SluiceException.of(ErrorCode.PRECISION_LOSS, literal + " has digits below the microsecond")
                    .expected("at most 6 digits after the point");
        }
    }
}
