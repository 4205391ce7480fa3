package io.sluice.functions;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Map;

/** The SQL types of Java types, and values from one to the other, for functions of the user. */
final class UserTypes {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long NANOS_PER_MICRO = 1_000;

    private static final Map<Class<?>, SqlType> TYPES = Map.ofEntries(
            Map.entry(Boolean.class, SqlType.of(TypeRoot.BOOLEAN)),
            Map.entry(Byte.class, SqlType.of(TypeRoot.TINYINT)),
            Map.entry(Short.class, SqlType.of(TypeRoot.SMALLINT)),
            Map.entry(Integer.class, SqlType.of(TypeRoot.INTEGER)),
            Map.entry(Long.class, SqlType.of(TypeRoot.BIGINT)),
            Map.entry(Float.class, SqlType.of(TypeRoot.FLOAT)),
            Map.entry(Double.class, SqlType.of(TypeRoot.DOUBLE)),
            Map.entry(String.class, SqlType.string()),
            Map.entry(byte[].class, SqlType.bytes()),
            Map.entry(BigDecimal.class, SqlType.decimal(38, 18)),
            Map.entry(LocalDate.class, SqlType.of(TypeRoot.DATE)),
            Map.entry(LocalTime.class, SqlType.time(6)),
            Map.entry(LocalDateTime.class, SqlType.timestamp(6)),
            Map.entry(Instant.class, SqlType.timestampLtz(6)));

    private UserTypes() {}

    /** The nullable type of a Java type, primitive or not; null for one that there is none of. */
    static SqlType of(Class<?> type) {
        return TYPES.get(boxed(type));
    }

    private static Class<?> boxed(Class<?> type) {
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }

    /** A value in its storage as the Java object that {@code eval} takes. */
    static Object toJava(Object stored, SqlType type) {
        return switch (type.root()) {
            case TINYINT -> ((Integer) stored).byteValue();
            case SMALLINT -> ((Integer) stored).shortValue();
            case VARCHAR -> new String((byte[]) stored, StandardCharsets.UTF_8);
            case DECIMAL -> new BigDecimal((BigInteger) stored, type.scale());
            case DATE -> LocalDate.ofEpochDay((Integer) stored);
            case TIME -> LocalTime.ofNanoOfDay((Long) stored * NANOS_PER_MICRO);
            case TIMESTAMP -> LocalDateTime.ofInstant(instant((Long) stored), ZoneOffset.UTC);
            case TIMESTAMP_LTZ -> instant((Long) stored);
            default -> stored;
        };
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, MICROS_PER_SECOND), Math.floorMod(micros, MICROS_PER_SECOND) * NANOS_PER_MICRO);
    }

    /** What {@code eval} gave in its storage. */
    static Object toStorage(Object value, SqlType type) {
        return switch (type.root()) {
            case TINYINT, SMALLINT -> ((Number) value).intValue();
            case VARCHAR -> ((String) value).getBytes(StandardCharsets.UTF_8);
            case DECIMAL ->
                ((BigDecimal) value)
                        .setScale(type.scale(), RoundingMode.HALF_UP)
                        .unscaledValue();
            case DATE -> Math.toIntExact(((LocalDate) value).toEpochDay());
            case TIME -> ((LocalTime) value).toNanoOfDay() / NANOS_PER_MICRO;
            case TIMESTAMP -> micros(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
            case TIMESTAMP_LTZ -> micros((Instant) value);
            default -> value;
        };
    }

    private static long micros(Instant value) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, value);
    }
}
