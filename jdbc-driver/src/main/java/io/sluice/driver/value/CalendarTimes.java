package io.sluice.driver.value;

import java.sql.Date;
import java.sql.Time;
import java.sql.Timestamp;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Calendar;

/**
 * Dates and times without a zone as JDBC's old classes, which are points in time: those at which a calendar in its zone
 * shows the same year, month, day and time of day. So what was written is what {@code toString} shows in that zone.
 */
public final class CalendarTimes {
    private static final int NANOS_PER_MILLI = 1_000_000;

    private CalendarTimes() {}

    static Date date(LocalDate date, Calendar calendar) {
        return new Date(at(date.atStartOfDay(), calendar));
    }

    /** On 1970-01-01, with milliseconds: the class holds no more. */
    static Time time(LocalTime time, Calendar calendar) {
        long millis = at(time.atDate(LocalDate.EPOCH), calendar);
        return new Time(millis + time.getNano() / NANOS_PER_MILLI);
    }

    static Timestamp timestamp(LocalDateTime time, Calendar calendar) {
        Timestamp timestamp = new Timestamp(at(time, calendar));
        timestamp.setNanos(time.getNano());
        return timestamp;
    }

    private static long at(LocalDateTime time, Calendar zone) {
        Calendar calendar = (Calendar) zone.clone();
        calendar.clear();
        calendar.set(
                time.getYear(),
                time.getMonthValue() - 1,
                time.getDayOfMonth(),
                time.getHour(),
                time.getMinute(),
                time.getSecond());
        return calendar.getTimeInMillis();
    }

    /** What a calendar in its zone shows at a point in time, to the nanosecond where it is a {@link Timestamp}. */
    public static LocalDateTime local(java.util.Date point, Calendar zone) {
        Calendar calendar = (Calendar) zone.clone();
        calendar.setTimeInMillis(point.getTime());
        int nanos = point instanceof Timestamp timestamp
                ? timestamp.getNanos()
                : calendar.get(Calendar.MILLISECOND) * NANOS_PER_MILLI;
        return LocalDateTime.of(
                calendar.get(Calendar.YEAR),
                calendar.get(Calendar.MONTH) + 1,
                calendar.get(Calendar.DAY_OF_MONTH),
                calendar.get(Calendar.HOUR_OF_DAY),
                calendar.get(Calendar.MINUTE),
                calendar.get(Calendar.SECOND),
                nanos);
    }
}
