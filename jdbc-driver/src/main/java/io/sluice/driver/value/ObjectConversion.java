package io.sluice.driver.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.sql.Date;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.List;
import java.util.Map;

/** {@code getObject(column, class)}: the classes that can be asked for, and how a value becomes one. */
final class ObjectConversion {
    /** How a value that is not NULL is read. */
    private interface Reading<T> {
        T read(ValueAccessor accessor, Object raw) throws SQLException;
    }

    private static final Map<Class<?>, Reading<?>> READINGS = Map.ofEntries(
            Map.entry(String.class, (Reading<String>) ValueAccessor::text),
            Map.entry(Boolean.class, (Reading<Boolean>) (a, raw) -> a.getBoolean()),
            Map.entry(Byte.class, (Reading<Byte>) (a, raw) -> a.getByte()),
            Map.entry(Short.class, (Reading<Short>) (a, raw) -> a.getShort()),
            Map.entry(Integer.class, (Reading<Integer>) (a, raw) -> a.getInt()),
            Map.entry(Long.class, (Reading<Long>) (a, raw) -> a.getLong()),
            Map.entry(Float.class, (Reading<Float>) (a, raw) -> a.getFloat()),
            Map.entry(Double.class, (Reading<Double>) (a, raw) -> a.getDouble()),
            Map.entry(BigDecimal.class, (Reading<BigDecimal>) ValueAccessor::number),
            Map.entry(BigInteger.class, (Reading<BigInteger>)
                    (a, raw) -> a.number(raw).setScale(0, RoundingMode.DOWN).toBigInteger()),
            Map.entry(byte[].class, (Reading<byte[]>) ValueAccessor::bytes),
            Map.entry(Date.class, (Reading<Date>) (a, raw) -> a.getDate(Calendar.getInstance())),
            Map.entry(Time.class, (Reading<Time>) (a, raw) -> a.getTime(Calendar.getInstance())),
            Map.entry(Timestamp.class, (Reading<Timestamp>) (a, raw) -> a.timestamp(raw, Calendar.getInstance())),
            Map.entry(java.util.Date.class, (Reading<java.util.Date>)
                    (a, raw) -> a.timestamp(raw, Calendar.getInstance())),
            Map.entry(LocalDate.class, (Reading<LocalDate>) ValueAccessor::date),
            Map.entry(LocalTime.class, (Reading<LocalTime>) ValueAccessor::time),
            Map.entry(LocalDateTime.class, (Reading<LocalDateTime>) ValueAccessor::dateTime),
            Map.entry(OffsetDateTime.class, (Reading<OffsetDateTime>) ObjectConversion::instant),
            Map.entry(ZonedDateTime.class, (Reading<ZonedDateTime>)
                    (a, raw) -> instant(a, raw).atZoneSameInstant(a.type.zone())),
            Map.entry(Instant.class, (Reading<Instant>)
                    (a, raw) -> instant(a, raw).toInstant()),
            Map.entry(List.class, (Reading<List<?>>) ObjectConversion::list));

    private ObjectConversion() {}

    static <T> T to(Class<T> wanted, Object raw, ValueAccessor accessor) throws SQLException {
        Reading<?> reading = READINGS.get(wanted);
        Object value = reading == null ? accessor.object(raw) : reading.read(accessor, raw);
        if (!wanted.isInstance(value)) {
            throw accessor.mismatch(wanted.getName());
        }
        return wanted.cast(value);
    }

    private static OffsetDateTime instant(ValueAccessor accessor, Object raw) throws SQLException {
        if (accessor instanceof TemporalAccessor temporal) {
            return temporal.instant(raw);
        }
        throw accessor.mismatch("a point in time");
    }

    private static List<?> list(ValueAccessor accessor, Object raw) throws SQLException {
        if (accessor.object(raw) instanceof SqlArray array) {
            return array.elements();
        }
        throw accessor.mismatch("a list");
    }
}
