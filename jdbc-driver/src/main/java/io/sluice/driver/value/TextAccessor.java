package io.sluice.driver.value;

import io.sluice.driver.wire.ColumnType;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;

/** CHAR and VARCHAR, also as what their text is a literal of. */
final class TextAccessor extends ValueAccessor {
    private static final int DATE_LENGTH = "2020-01-31".length();

    TextAccessor(CurrentRow row, int column, ColumnType type) {
        super(row, column, type);
    }

    @Override
    Object object(Object raw) {
        return raw;
    }

    @Override
    public boolean getBoolean() throws SQLException {
        Object raw = raw();
        if (raw == null) {
            return false;
        }
        return switch (((String) raw).strip().toLowerCase(java.util.Locale.ROOT)) {
            case "true", "t", "yes", "1" -> true;
            case "false", "f", "no", "0" -> false;
            default -> throw unreadable(raw, "a boolean");
        };
    }

    @Override
    BigDecimal number(Object raw) throws SQLException {
        try {
            return new BigDecimal(((String) raw).strip());
        } catch (NumberFormatException e) {
            throw unreadable(raw, "a number");
        }
    }

    @Override
    LocalDateTime dateTime(Object raw) throws SQLException {
        String text = ((String) raw).strip();
        try {
            return text.length() == DATE_LENGTH
                    ? LocalDate.parse(text).atStartOfDay()
                    : LocalDateTime.parse(text.replace(' ', 'T'));
        } catch (DateTimeException e) {
            throw unreadable(raw, "a date and time");
        }
    }

    @Override
    LocalTime time(Object raw) throws SQLException {
        String text = ((String) raw).strip();
        try {
            return text.length() > DATE_LENGTH && text.charAt(4) == '-' ? super.time(raw) : LocalTime.parse(text);
        } catch (DateTimeException e) {
            throw unreadable(raw, "a time");
        }
    }

    private static SQLException unreadable(Object raw, String what) {
        return new SQLException("'" + raw + "' cannot be read as " + what, "22018");
    }

    @Override
    byte[] bytes(Object raw) {
        return ((String) raw).getBytes(StandardCharsets.UTF_8);
    }
}
