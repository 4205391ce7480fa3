package io.sluice.functions.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * DATE, TIME, TIMESTAMP and TIMESTAMP_LTZ as text: {@code 2001-02-03}, {@code 04:05:06.789}, both with a blank or
 * {@code T} between. Month, day and hour may have one digit; a time may end after the minutes; a timestamp may end after
 * the date. Years are 1 to 9999. A digit below the microsecond that is not zero is an error of precision.
 *
 * <p>Readers throw {@link InvalidValueException}; they take the text without blanks around it.
 */
public final class TimestampText {
    public static final long MICROS_PER_SECOND = 1_000_000L;
    public static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
    public static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
    public static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;
    /** 0001-01-01 00:00:00. */
    public static final long MIN_MICROS = CivilDate.MIN_DAY * MICROS_PER_DAY;
    /** 9999-12-31 23:59:59.999999. */
    public static final long MAX_MICROS = (CivilDate.MAX_DAY + 1) * MICROS_PER_DAY - 1;

    /** The longest text that a writer makes: a timestamp with nine digits behind the point. */
    public static final int MAX_LENGTH = 29;

    private TimestampText() {}

    /** Days since 1970-01-01. */
    public static int parseDate(byte[] heap, int start, int length) {
        TextCursor cursor = new TextCursor(heap, start, length);
        int day = date(cursor);
        if (!cursor.atEnd()) {
            throw noDate();
        }
        return day;
    }

    /** Microseconds of the day. */
    public static long parseTime(byte[] heap, int start, int length) {
        TextCursor cursor = new TextCursor(heap, start, length);
        long micros = time(cursor);
        if (!cursor.atEnd()) {
            throw noTime();
        }
        return micros;
    }

    /** Microseconds since 1970-01-01 00:00:00 without a zone. */
    public static long parse(byte[] heap, int start, int length) {
        TextCursor cursor = new TextCursor(heap, start, length);
        long micros = local(cursor);
        if (!cursor.atEnd()) {
            throw noTimestamp();
        }
        return micros;
    }

    /** Microseconds since the epoch; a text without {@code Z} or an offset such as {@code +02:00} is local to the zone. */
    public static long parseInstant(byte[] heap, int start, int length, ZoneRules zone) {
        TextCursor cursor = new TextCursor(heap, start, length);
        long local = local(cursor);
        cursor.take(' ');
        if (cursor.atEnd()) {
            return toInstant(local, zone);
        }
        long offset = cursor.take('Z') ? 0 : offsetSeconds(cursor);
        if (!cursor.atEnd()) {
            throw noTimestamp();
        }
        return local - offset * MICROS_PER_SECOND;
    }

    /**
     * The instant of a local time. One that the zone's clocks skip is moved on by as much as they skip; of one that they
     * show twice it is the first.
     */
    public static long toInstant(long localMicros, ZoneRules zone) {
        if (zone.isFixedOffset()) {
            return localMicros - zone.getOffset(Instant.EPOCH).getTotalSeconds() * MICROS_PER_SECOND;
        }
        long second = Math.floorDiv(localMicros, MICROS_PER_SECOND);
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        return localMicros - zone.getOffset(local).getTotalSeconds() * MICROS_PER_SECOND;
    }

    /** What the clocks of the zone show. */
    public static long toLocal(long instantMicros, ZoneRules zone) {
        long second = Math.floorDiv(instantMicros, MICROS_PER_SECOND);
        return instantMicros + zone.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds() * MICROS_PER_SECOND;
    }

    private static int date(TextCursor cursor) {
        int year = cursor.digits(1, 4);
        boolean form = year >= 0 && cursor.take('-');
        int month = form ? cursor.digits(1, 2) : -1;
        form = month >= 0 && cursor.take('-');
        int day = form ? cursor.digits(1, 2) : -1;
        if (day < 0) {
            throw noDate();
        }
        if (!CivilDate.exists(year, month, day)) {
            throw InvalidValueException.form("there is no such date in the years 1 to 9999");
        }
        return CivilDate.epochDay(year, month, day);
    }

    private static long time(TextCursor cursor) {
        int hour = cursor.digits(1, 2);
        int minute = hour >= 0 && cursor.take(':') ? cursor.digits(1, 2) : -1;
        if (minute < 0) {
            throw noTime();
        }
        int second = 0;
        int micros = 0;
        if (cursor.take(':')) {
            second = cursor.digits(1, 2);
            micros = second >= 0 && cursor.take('.') ? cursor.micros() : 0;
        }
        if (micros == -2) {
            throw InvalidValueException.precision("digits below the microsecond would be lost");
        }
        if (hour > 23 || minute > 59 || second > 59 || second < 0 || micros < 0) {
            throw noTime();
        }
        return (hour * 3600L + minute * 60 + second) * MICROS_PER_SECOND + micros;
    }

    private static long local(TextCursor cursor) {
        long midnight = date(cursor) * MICROS_PER_DAY;
        if (cursor.atEnd()) {
            return midnight;
        }
        if (!cursor.take(' ') && !cursor.take('T')) {
            throw noTimestamp();
        }
        return midnight + time(cursor);
    }

    private static long offsetSeconds(TextCursor cursor) {
        int sign = cursor.take('+') ? 1 : cursor.take('-') ? -1 : 0;
        int hours = sign == 0 ? -1 : cursor.digits(2, 2);
        int minutes = hours >= 0 && cursor.take(':') ? cursor.digits(2, 2) : -1;
        if (minutes < 0 || minutes > 59 || hours > 18) {
            throw noTimestamp();
        }
        return sign * (hours * 3600L + minutes * 60L);
    }

    private static InvalidValueException noDate() {
        return InvalidValueException.form("a date has the form 2001-02-03");
    }

    private static InvalidValueException noTime() {
        return InvalidValueException.form("a time has the form 04:05:06.789");
    }

    private static InvalidValueException noTimestamp() {
        return InvalidValueException.form("a timestamp has the form 2001-02-03 04:05:06.789");
    }

    /** Writes {@code 2001-02-03} at {@code out[at]}; gives the position behind it. */
    public static int writeDate(int epochDay, byte[] out, int at) {
        int fields = CivilDate.fields(epochDay);
        int next = writePadded(fields >> 16, 4, out, at);
        out[next++] = '-';
        next = writePadded(fields >> 8 & 0xFF, 2, out, next);
        out[next++] = '-';
        return writePadded(fields & 0xFF, 2, out, next);
    }

    /** Writes {@code 04:05:06} and {@code precision} (0 to 9) digits behind a point. */
    public static int writeTime(long microsOfDay, int precision, byte[] out, int at) {
        int seconds = (int) (microsOfDay / MICROS_PER_SECOND);
        int next = writePadded(seconds / 3600, 2, out, at);
        out[next++] = ':';
        next = writePadded(seconds / 60 % 60, 2, out, next);
        out[next++] = ':';
        next = writePadded(seconds % 60, 2, out, next);
        if (precision == 0) {
            return next;
        }
        out[next++] = '.';
        writePadded((int) (microsOfDay % MICROS_PER_SECOND) * 1000, 9, out, next);
        return next + precision;
    }

    /** Writes {@code 2001-02-03 04:05:06} and {@code precision} (0 to 9) digits; {@code out} needs {@link #MAX_LENGTH}. */
    public static int write(long micros, int precision, byte[] out, int at) {
        int next = writeDate((int) Math.floorDiv(micros, MICROS_PER_DAY), out, at);
        out[next++] = ' ';
        return writeTime(Math.floorMod(micros, MICROS_PER_DAY), precision, out, next);
    }

    private static int writePadded(int value, int width, byte[] out, int at) {
        int rest = value;
        for (int i = at + width - 1; i >= at; i--) {
            out[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        return at + width;
    }
}
