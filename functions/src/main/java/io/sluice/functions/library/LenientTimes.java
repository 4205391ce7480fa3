package io.sluice.functions.library;

import static io.sluice.core.value.TimestampText.MICROS_PER_DAY;
import static io.sluice.core.value.TimestampText.MICROS_PER_MINUTE;
import static io.sluice.core.value.TimestampText.MICROS_PER_SECOND;

import io.sluice.core.value.CivilDate;
import io.sluice.core.value.DateText;
import io.sluice.core.value.TimeText;
import io.sluice.core.value.TimestampText;
import java.time.zone.ZoneRules;

/**
 * What CAST reads as DATE, TIME, TIMESTAMP and TIMESTAMP_LTZ: the strict forms first, then {@code 2001-2-3}, {@code 4:05},
 * and both with a blank or {@code T} between. Month, day and hour may have one digit; a time may end after the minutes; a
 * timestamp may end after the date. Years are 1 to 9999. A digit below the microsecond that is not zero is an error of
 * precision. A date may have a time behind it, which must be one and is left out.
 *
 * <p>Takes the text without blanks around it and throws {@link InvalidValueException}.
 */
final class LenientTimes {
    private static final int MICRO_DIGITS = 6;
    private static final int NO_TIME = -1;
    private static final int TOO_PRECISE = -2;

    private LenientTimes() {}

    /** Days since 1970-01-01. */
    static int parseDate(byte[] heap, int start, int length) {
        int strict = DateText.parse(heap, start, start + length);
        if (length == DateText.PLAIN_LENGTH && strict >= CivilDate.MIN_DAY) {
            return strict;
        }
        TextCursor cursor = new TextCursor(heap, start, length);
        int day = date(cursor);
        boolean timed = cursor.take(' ') || cursor.take('T');
        if (timed && clock(cursor) == NO_TIME || !cursor.atEnd()) {
            throw noDate();
        }
        return day;
    }

    /** Microseconds of the day. */
    static long parseTime(byte[] heap, int start, int length) {
        long strict = TimeText.parse(heap, start, start + length, MICRO_DIGITS);
        if (strict != TimeText.BAD) {
            return strict;
        }
        TextCursor cursor = new TextCursor(heap, start, length);
        long micros = time(cursor);
        if (!cursor.atEnd()) {
            throw noTime();
        }
        return micros;
    }

    /** Microseconds since 1970-01-01 00:00:00 without a zone. */
    static long parse(byte[] heap, int start, int length) {
        long strict = strict(heap, start, start + length);
        if (strict != TimeText.BAD) {
            return strict;
        }
        TextCursor cursor = new TextCursor(heap, start, length);
        long micros = local(cursor);
        if (!cursor.atEnd()) {
            throw noTimestamp();
        }
        return micros;
    }

    /** Microseconds since the epoch; a text without {@code Z} or an offset such as {@code +02:00} is local to the zone. */
    static long parseInstant(byte[] heap, int start, int length, ZoneRules zone) {
        int end = start + length;
        int zoneStart = TimestampText.zoneStart(heap, start, end);
        long offset = TimestampText.offsetMinutes(heap, zoneStart, end);
        boolean zoned = offset != TimeText.BAD;
        long strict = strict(heap, start, zoned ? zoneStart : end);
        if (strict == TimeText.BAD) {
            return spelledInstant(heap, start, length, zone);
        }
        return zoned ? strict - offset * MICROS_PER_MINUTE : TimestampText.toInstant(strict, zone);
    }

    private static long spelledInstant(byte[] heap, int start, int length, ZoneRules zone) {
        TextCursor cursor = new TextCursor(heap, start, length);
        long local = local(cursor);
        cursor.take(' ');
        if (cursor.atEnd()) {
            return TimestampText.toInstant(local, zone);
        }
        long offset = TimestampText.offsetMinutes(heap, cursor.position(), start + length);
        if (offset == TimeText.BAD) {
            throw noTimestamp();
        }
        return local - offset * MICROS_PER_MINUTE;
    }

    private static long strict(byte[] heap, int start, int end) {
        int dateEnd = start + DateText.PLAIN_LENGTH;
        if (end <= dateEnd || (heap[dateEnd] != ' ' && heap[dateEnd] != 'T')) {
            return TimeText.BAD;
        }
        int day = DateText.parse(heap, start, dateEnd);
        long micros = TimeText.parse(heap, dateEnd + 1, end, MICRO_DIGITS);
        return day < CivilDate.MIN_DAY || micros == TimeText.BAD ? TimeText.BAD : day * MICROS_PER_DAY + micros;
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
        long micros = clock(cursor);
        if (micros == TOO_PRECISE) {
            throw InvalidValueException.precision("digits below the microsecond would be lost");
        }
        if (micros == NO_TIME) {
            throw noTime();
        }
        return micros;
    }

    /** Microseconds of the day, or {@link #NO_TIME}, or {@link #TOO_PRECISE}. */
    private static long clock(TextCursor cursor) {
        int hour = cursor.digits(1, 2);
        int minute = hour >= 0 && cursor.take(':') ? cursor.digits(1, 2) : -1;
        int second = 0;
        int micros = 0;
        if (minute >= 0 && cursor.take(':')) {
            second = cursor.digits(1, 2);
            micros = second >= 0 && cursor.take('.') ? cursor.micros() : 0;
        }
        if (hour > 23 || minute > 59 || minute < 0 || second > 59 || second < 0 || micros == NO_TIME) {
            return NO_TIME;
        }
        return micros < 0 ? TOO_PRECISE : (hour * 3600L + minute * 60 + second) * MICROS_PER_SECOND + micros;
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

    private static InvalidValueException noDate() {
        return InvalidValueException.form("a date has the form 2001-02-03");
    }

    private static InvalidValueException noTime() {
        return InvalidValueException.form("a time has the form 04:05:06.789");
    }

    private static InvalidValueException noTimestamp() {
        return InvalidValueException.form("a timestamp has the form 2001-02-03 04:05:06.789");
    }
}
