package io.sluice.driver.jdbc;

import io.sluice.core.type.SqlType;
import io.sluice.core.type.TypeRoot;
import io.sluice.driver.value.CalendarTimes;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.sql.SQLException;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import org.apache.calcite.avatica.ColumnMetaData.Rep;
import org.apache.calcite.avatica.remote.TypedValue;

/**
 * A parameter's value on its way to the engine: a Boolean, a whole number, a DOUBLE, bytes, or text for everything else, so
 * that no digit is lost.
 */
final class ParameterSlot {
    private static final int NANOS_PER_MICRO = 1_000;

    private ParameterSlot() {}

    /**
     * @param type of the parameter: points in time are sent as such where it holds them, else as what the calendar shows
     * @throws SQLException 22008 for digits below the microsecond, 07006 for a class that stands for nothing
     */
    static TypedValue of(Object value, SqlType type, Calendar calendar) throws SQLException {
        if (value == null) {
            return TypedValue.EXPLICIT_NULL;
        }
        if (NestedSlot.isNested(type)) {
            return NestedSlot.of(value, type, calendar);
        }
        if (value instanceof Boolean) {
            return TypedValue.ofLocal(Rep.BOOLEAN, value);
        }
        if (value instanceof Byte || value instanceof Short || value instanceof Integer || value instanceof Long) {
            return TypedValue.ofLocal(Rep.LONG, ((Number) value).longValue());
        }
        if (value instanceof Float number) {
            return text(number.toString());
        }
        if (value instanceof Double number) {
            return text(number.toString());
        }
        if (value instanceof byte[]) {
            return TypedValue.ofJdbc(Rep.BYTE_STRING, value, calendar);
        }
        return text(textOf(value, type, calendar));
    }

    private static TypedValue text(String text) {
        return TypedValue.ofLocal(Rep.STRING, text);
    }

    private static String textOf(Object value, SqlType type, Calendar calendar) throws SQLException {
        if (value instanceof String || value instanceof Character || value instanceof BigInteger) {
            return value.toString();
        }
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (value instanceof Enum<?> || value instanceof java.util.UUID) {
            return value.toString();
        }
        if (value instanceof java.util.Date point) {
            return textOf(point, type, calendar);
        }
        if (value instanceof Instant || value instanceof OffsetDateTime || value instanceof ZonedDateTime) {
            return checked(Instant.from((TemporalAccessor) value)).toString();
        }
        if (value instanceof LocalDateTime time) {
            return textOf(time);
        }
        if (value instanceof java.time.LocalDate || value instanceof java.time.LocalTime) {
            return value.toString();
        }
        throw SqlErrors.of("A value of " + value.getClass().getName() + " cannot be a parameter", "07006");
    }

    private static String textOf(java.util.Date point, SqlType type, Calendar calendar) throws SQLException {
        LocalDateTime shown = CalendarTimes.local(point, calendar);
        if (point instanceof java.sql.Date && type.root() != TypeRoot.TIMESTAMP_LTZ) {
            return shown.toLocalDate().toString();
        }
        if (point instanceof Time) {
            return shown.toLocalTime().toString();
        }
        if (type.root() == TypeRoot.TIMESTAMP_LTZ) {
            return checked(point instanceof Timestamp t ? t.toInstant() : Instant.ofEpochMilli(point.getTime()))
                    .toString();
        }
        return textOf(shown);
    }

    private static String textOf(LocalDateTime time) throws SQLException {
        if (time.getNano() % NANOS_PER_MICRO != 0) {
            throw tooFine(time);
        }
        return DateTimeFormatter.ISO_LOCAL_DATE.format(time) + " " + DateTimeFormatter.ISO_LOCAL_TIME.format(time);
    }

    private static Instant checked(Instant time) throws SQLException {
        if (time.getNano() % NANOS_PER_MICRO != 0) {
            throw tooFine(time);
        }
        return time;
    }

    private static SQLException tooFine(Object time) {
        return SqlErrors.of(
                time + " has digits below the microsecond, which no column holds: use truncatedTo(ChronoUnit.MICROS)",
                "22008");
    }

    static String read(Reader reader) throws SQLException {
        if (reader == null) {
            return null;
        }
        try {
            StringWriter text = new StringWriter();
            reader.transferTo(text);
            return text.toString();
        } catch (IOException e) {
            throw new SQLException("The reader of a parameter failed: " + e.getMessage(), "58030", e);
        }
    }

    static byte[] read(InputStream in) throws SQLException {
        if (in == null) {
            return null;
        }
        try {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new SQLException("The stream of a parameter failed: " + e.getMessage(), "58030", e);
        }
    }
}
