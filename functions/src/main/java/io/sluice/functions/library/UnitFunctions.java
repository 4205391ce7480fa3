package io.sluice.functions.library;

import static io.sluice.core.value.TimestampText.MICROS_PER_DAY;

import io.sluice.core.value.CivilDate;
import io.sluice.core.value.TimestampText;
import io.sluice.functions.Failures;
import java.time.Instant;
import java.time.zone.ZoneRules;

/**
 * FLOOR, CEIL and TIMESTAMPDIFF by a unit of time. The unit's name comes first, as text that is not read: the constant
 * {@code unit} says it, in microseconds for units of fixed length, in months for the others ({@code ...Months}). Weeks
 * begin on Sunday.
 */
public final class UnitFunctions {
    private static final int MONTHS_PER_YEAR = 12;
    /** Centuries and millennia begin with a year 1. */
    private static final int MONTHS_PER_DECADE = 120;

    private static final int DAYS_PER_WEEK = 7;
    /** 1970-01-04, a Sunday. */
    private static final int FIRST_SUNDAY = 3;

    private UnitFunctions() {}

    public static long floor(byte[] name, int start, int length, long micros, long unit) {
        return micros - Math.floorMod(micros, unit);
    }

    public static long ceil(byte[] name, int start, int length, long micros, long unit) {
        return micros + Math.floorMod(-micros, unit);
    }

    /** A TIME goes round the clock. */
    public static long ceilTime(byte[] name, int start, int length, long micros, long unit) {
        return ceil(name, start, length, micros, unit) % MICROS_PER_DAY;
    }

    /** A DATE rounded to a day, or to less. */
    public static int sameDate(byte[] name, int start, int length, int day) {
        return day;
    }

    public static int floorDateMonths(byte[] name, int start, int length, int day, int unit) {
        long fields = CivilDate.fields(day);
        int first = unit > MONTHS_PER_DECADE ? MONTHS_PER_YEAR : 0;
        int monthIndex = (int) (fields >> 16) * MONTHS_PER_YEAR + (int) (fields >> 8 & 0xFF) - 1;
        int floor = Math.max(MONTHS_PER_YEAR, monthIndex - Math.floorMod(monthIndex - first, unit));
        return CivilDate.epochDay(floor / MONTHS_PER_YEAR, floor % MONTHS_PER_YEAR + 1, 1);
    }

    public static int ceilDateMonths(byte[] name, int start, int length, int day, int unit) {
        int floor = floorDateMonths(name, start, length, day, unit);
        return floor == day ? day : IntervalFunctions.datePlusMonths(floor, unit);
    }

    public static long floorMonths(byte[] name, int start, int length, long micros, int unit) {
        return floorDateMonths(name, start, length, day(micros), unit) * MICROS_PER_DAY;
    }

    public static long ceilMonths(byte[] name, int start, int length, long micros, int unit) {
        long floor = floorMonths(name, start, length, micros, unit);
        return floor == micros ? micros : IntervalFunctions.plusMonths(floor, unit);
    }

    public static int floorDateWeek(byte[] name, int start, int length, int day) {
        return day - Math.floorMod(day - FIRST_SUNDAY, DAYS_PER_WEEK);
    }

    public static int ceilDateWeek(byte[] name, int start, int length, int day) {
        return day + Math.floorMod(FIRST_SUNDAY - day, DAYS_PER_WEEK);
    }

    public static long floorWeek(byte[] name, int start, int length, long micros) {
        return floorDateWeek(name, start, length, day(micros)) * MICROS_PER_DAY;
    }

    public static long ceilWeek(byte[] name, int start, int length, long micros) {
        long floor = floorWeek(name, start, length, micros);
        return floor == micros ? micros : floor + DAYS_PER_WEEK * MICROS_PER_DAY;
    }

    /** Units up to an hour of an instant keep the offset that the zone has there. */
    public static long floorInstant(byte[] name, int start, int length, long micros, long unit, ZoneRules zone) {
        if (unit == MICROS_PER_DAY) {
            return TimestampText.toInstant(floor(name, start, length, TimestampText.toLocal(micros, zone), unit), zone);
        }
        return floor(name, start, length, micros + offset(micros, zone), unit) - offset(micros, zone);
    }

    public static long ceilInstant(byte[] name, int start, int length, long micros, long unit, ZoneRules zone) {
        if (unit == MICROS_PER_DAY) {
            return TimestampText.toInstant(ceil(name, start, length, TimestampText.toLocal(micros, zone), unit), zone);
        }
        return ceil(name, start, length, micros + offset(micros, zone), unit) - offset(micros, zone);
    }

    public static long floorInstantMonths(byte[] name, int start, int length, long micros, int unit, ZoneRules zone) {
        long local = TimestampText.toLocal(micros, zone);
        return TimestampText.toInstant(floorMonths(name, start, length, local, unit), zone);
    }

    public static long ceilInstantMonths(byte[] name, int start, int length, long micros, int unit, ZoneRules zone) {
        long local = TimestampText.toLocal(micros, zone);
        return TimestampText.toInstant(ceilMonths(name, start, length, local, unit), zone);
    }

    public static long floorInstantWeek(byte[] name, int start, int length, long micros, ZoneRules zone) {
        long local = TimestampText.toLocal(micros, zone);
        return TimestampText.toInstant(floorWeek(name, start, length, local), zone);
    }

    public static long ceilInstantWeek(byte[] name, int start, int length, long micros, ZoneRules zone) {
        long local = TimestampText.toLocal(micros, zone);
        return TimestampText.toInstant(ceilWeek(name, start, length, local), zone);
    }

    /** Whole units from the first to the second point in time, cut towards zero. */
    public static int difference(byte[] name, int start, int length, long from, long to, long unit) {
        return toInt((to - from) / unit);
    }

    /**
     * Whole months (or units of several) from the first to the second point in time: how often one can be added. A last
     * day of a month that lacks the day counts as that day, as in Flink: from 31 January to 29 February is a month.
     */
    public static int differenceMonths(byte[] name, int start, int length, long from, long to, int unit) {
        return (from <= to ? wholeMonths(from, to) : -wholeMonths(to, from)) / unit;
    }

    private static int wholeMonths(long from, long to) {
        long fromFields = CivilDate.fields(day(from));
        long toFields = CivilDate.fields(day(to));
        int toMonth = (int) (toFields >> 8 & 0xFF);
        int months = (int) ((toFields >> 16) - (fromFields >> 16)) * MONTHS_PER_YEAR
                + toMonth
                - (int) (fromFields >> 8 & 0xFF);
        int reached = Math.min((int) fromFields & 0xFF, CivilDate.lengthOfMonth((int) (toFields >> 16), toMonth));
        int missing = Integer.compare((int) toFields & 0xFF, reached);
        boolean isEarlier = Math.floorMod(to, MICROS_PER_DAY) < Math.floorMod(from, MICROS_PER_DAY);
        return missing < 0 || (missing == 0 && isEarlier) ? months - 1 : months;
    }

    private static long offset(long micros, ZoneRules zone) {
        long second = Math.floorDiv(micros, TimestampText.MICROS_PER_SECOND);
        return zone.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds() * TimestampText.MICROS_PER_SECOND;
    }

    private static int day(long micros) {
        return (int) Math.floorDiv(micros, MICROS_PER_DAY);
    }

    private static int toInt(long value) {
        if (value != (int) value) {
            throw Failures.overflow("INT", "TIMESTAMPDIFF " + value);
        }
        return (int) value;
    }
}
