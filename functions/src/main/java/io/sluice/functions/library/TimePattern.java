package io.sluice.functions.library;

import io.sluice.core.value.CivilDate;
import io.sluice.core.value.TimestampText;
import io.sluice.functions.Failures;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalField;
import java.time.zone.ZoneRules;
import java.util.Locale;

/**
 * A pattern of {@link DateTimeFormatter}, such as {@code yyyy-MM-dd HH:mm}, with the month and day names of English. One
 * that is a constant is compiled once; {@link #unknown()} stands for one that each row brings. Parts that a pattern does
 * not read are those of 1970-01-01 00:00:00. Immutable.
 */
public final class TimePattern {
    /** What {@link #parse} gives for a text that does not fit the pattern. */
    static final long NONE = Long.MIN_VALUE;

    private final DateTimeFormatter formatter;

    private TimePattern(DateTimeFormatter formatter) {
        this.formatter = formatter;
    }

    public static TimePattern of(String pattern) {
        try {
            return new TimePattern(DateTimeFormatter.ofPattern(pattern, Locale.US));
        } catch (IllegalArgumentException e) {
            throw Failures.invalidArgument("'" + pattern + "' is not a pattern of dates: " + e.getMessage());
        }
    }

    public static TimePattern unknown() {
        return new TimePattern(null);
    }

    /** Itself, or the pattern that the row brings. */
    TimePattern orElse(byte[] heap, int start, int length) {
        return formatter != null ? this : of(Utf8.text(heap, start, length));
    }

    String format(long localMicros) {
        long second = Math.floorDiv(localMicros, TimestampText.MICROS_PER_SECOND);
        int nanos = (int) Math.floorMod(localMicros, TimestampText.MICROS_PER_SECOND) * 1000;
        try {
            return formatter.format(LocalDateTime.ofEpochSecond(second, nanos, ZoneOffset.UTC));
        } catch (DateTimeException e) {
            throw Failures.invalidArgument("the pattern does not fit a local time: " + e.getMessage());
        }
    }

    /** Local microseconds, or {@link #NONE}. */
    long parse(String text) {
        TemporalAccessor fields = fields(text);
        return fields == null ? NONE : local(fields);
    }

    /** Microseconds since the epoch, or {@link #NONE}; a text without an offset is local to the zone. */
    long parseInstant(String text, ZoneRules zone) {
        TemporalAccessor fields = fields(text);
        long local = fields == null ? NONE : local(fields);
        if (local == NONE) {
            return NONE;
        }
        return fields.isSupported(ChronoField.OFFSET_SECONDS)
                ? local - fields.get(ChronoField.OFFSET_SECONDS) * TimestampText.MICROS_PER_SECOND
                : TimestampText.toInstant(local, zone);
    }

    private TemporalAccessor fields(String text) {
        try {
            return formatter.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static long local(TemporalAccessor fields) {
        int year = get(fields, ChronoField.YEAR, get(fields, ChronoField.YEAR_OF_ERA, 1970));
        int month = get(fields, ChronoField.MONTH_OF_YEAR, 1);
        int day = get(fields, ChronoField.DAY_OF_MONTH, 1);
        if (!CivilDate.exists(year, month, day)) {
            return NONE;
        }
        long micros = fields.isSupported(ChronoField.MICRO_OF_DAY)
                ? fields.getLong(ChronoField.MICRO_OF_DAY)
                : partsOfDay(fields);
        return CivilDate.epochDay(year, month, day) * TimestampText.MICROS_PER_DAY + micros;
    }

    private static long partsOfDay(TemporalAccessor fields) {
        int hour = get(fields, ChronoField.HOUR_OF_DAY, get(fields, ChronoField.HOUR_OF_AMPM, 0));
        int minute = get(fields, ChronoField.MINUTE_OF_HOUR, 0);
        int second = get(fields, ChronoField.SECOND_OF_MINUTE, 0);
        long nanos = get(fields, ChronoField.NANO_OF_SECOND, 0);
        return (hour * 3600L + minute * 60L + second) * TimestampText.MICROS_PER_SECOND + nanos / 1000;
    }

    private static int get(TemporalAccessor fields, TemporalField field, int otherwise) {
        return fields.isSupported(field) ? fields.get(field) : otherwise;
    }
}
