package io.sluice.driver.value;

import io.sluice.core.type.TypeRoot;
import io.sluice.driver.wire.ColumnType;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Calendar;

/** DATE, TIME, TIMESTAMP and TIMESTAMP_LTZ, to the microsecond. */
final class TemporalAccessor extends ValueAccessor {
    private final TypeRoot root;
    private final Calendar own = Calendar.getInstance();

    TemporalAccessor(CurrentRow row, int column, ColumnType type) {
        super(row, column, type);
        root = type.type().root();
    }

    @Override
    Object object(Object raw) throws SQLException {
        return switch (root) {
            case DATE -> CalendarTimes.date(date(raw), own);
            case TIME -> CalendarTimes.time(time(raw), own);
            case TIMESTAMP_LTZ -> instant(raw);
            default -> CalendarTimes.timestamp(dateTime(raw), own);
        };
    }

    /** A point in time, with the offset that the session's zone has then. */
    OffsetDateTime instant(Object raw) throws SQLException {
        if (root != TypeRoot.TIMESTAMP_LTZ) {
            throw mismatch("a point in time: it has no zone");
        }
        return OffsetDateTime.ofInstant(Temporals.instant(raw), type.zone());
    }

    @Override
    LocalDateTime dateTime(Object raw) throws SQLException {
        return switch (root) {
            case DATE -> Temporals.date(raw).atStartOfDay();
            case TIME -> throw mismatch("a date");
            case TIMESTAMP_LTZ -> instant(raw).toLocalDateTime();
            default -> Temporals.dateTime(raw);
        };
    }

    @Override
    LocalDate date(Object raw) throws SQLException {
        return root == TypeRoot.DATE ? Temporals.date(raw) : super.date(raw);
    }

    @Override
    LocalTime time(Object raw) throws SQLException {
        if (root == TypeRoot.DATE) {
            throw mismatch("a time");
        }
        return root == TypeRoot.TIME ? Temporals.time(raw) : super.time(raw);
    }

    @Override
    Timestamp timestamp(Object raw, Calendar calendar) throws SQLException {
        if (root == TypeRoot.TIMESTAMP_LTZ) {
            return Timestamp.from(Instant.from(instant(raw)));
        }
        return super.timestamp(raw, calendar);
    }
}
