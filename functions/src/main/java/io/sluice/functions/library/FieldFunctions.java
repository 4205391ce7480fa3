package io.sluice.functions.library;

import static io.sluice.core.value.TimestampText.MICROS_PER_DAY;
import static io.sluice.core.value.TimestampText.MICROS_PER_HOUR;
import static io.sluice.core.value.TimestampText.MICROS_PER_MINUTE;
import static io.sluice.core.value.TimestampText.MICROS_PER_SECOND;

import io.sluice.core.value.CivilDate;

/**
 * EXTRACT: the parts of a date (an {@code int}) and of a local time in microseconds (a {@code long}; for the parts of a
 * day also a TIME).
 */
public final class FieldFunctions {
    private static final int MONTHS_PER_YEAR = 12;

    private FieldFunctions() {}

    public static long year(int day) {
        return CivilDate.year(day);
    }

    public static long year(long micros) {
        return year(day(micros));
    }

    public static long quarter(int day) {
        return (CivilDate.month(day) + 2) / 3;
    }

    public static long quarter(long micros) {
        return quarter(day(micros));
    }

    public static long month(int day) {
        return CivilDate.month(day);
    }

    public static long month(long micros) {
        return month(day(micros));
    }

    /** The ISO 8601 week: the first week holds the year's first Thursday. */
    public static long week(int day) {
        int thursday = day + 4 - CivilDate.isoDayOfWeek(day);
        return (dayOfYear(thursday) - 1) / 7 + 1;
    }

    public static long week(long micros) {
        return week(day(micros));
    }

    public static long isoYear(int day) {
        return CivilDate.year(day + 4 - CivilDate.isoDayOfWeek(day));
    }

    public static long isoYear(long micros) {
        return isoYear(day(micros));
    }

    public static long dayOfYear(int day) {
        return day - CivilDate.epochDay(CivilDate.year(day), 1, 1) + 1;
    }

    public static long dayOfYear(long micros) {
        return dayOfYear(day(micros));
    }

    public static long dayOfMonth(int day) {
        return CivilDate.dayOfMonth(day);
    }

    public static long dayOfMonth(long micros) {
        return dayOfMonth(day(micros));
    }

    /** 1 for Sunday to 7 for Saturday. */
    public static long dayOfWeek(int day) {
        return CivilDate.isoDayOfWeek(day) % 7 + 1;
    }

    public static long dayOfWeek(long micros) {
        return dayOfWeek(day(micros));
    }

    /** 1 for Monday to 7 for Sunday. */
    public static long isoDayOfWeek(int day) {
        return CivilDate.isoDayOfWeek(day);
    }

    public static long isoDayOfWeek(long micros) {
        return isoDayOfWeek(day(micros));
    }

    public static long hour(int day) {
        return 0;
    }

    public static long hour(long micros) {
        return Math.floorMod(micros, MICROS_PER_DAY) / MICROS_PER_HOUR;
    }

    public static long minute(int day) {
        return 0;
    }

    public static long minute(long micros) {
        return Math.floorMod(micros, MICROS_PER_HOUR) / MICROS_PER_MINUTE;
    }

    public static long second(int day) {
        return 0;
    }

    public static long second(long micros) {
        return Math.floorMod(micros, MICROS_PER_MINUTE) / MICROS_PER_SECOND;
    }

    /** Milliseconds of the second. */
    public static long millisecond(long micros) {
        return microsecond(micros) / 1000;
    }

    /** Microseconds of the second. */
    public static long microsecond(long micros) {
        return Math.floorMod(micros, MICROS_PER_SECOND);
    }

    public static long decade(int day) {
        return CivilDate.year(day) / 10;
    }

    public static long decade(long micros) {
        return decade(day(micros));
    }

    /** The year 2000 is of the 20th century. */
    public static long century(int day) {
        return (CivilDate.year(day) + 99) / 100;
    }

    public static long century(long micros) {
        return century(day(micros));
    }

    public static long millennium(int day) {
        return (CivilDate.year(day) + 999) / 1000;
    }

    public static long millennium(long micros) {
        return millennium(day(micros));
    }

    /** Whole units of so many months in an interval; without the years unless {@code unit} is one. */
    public static long ofMonths(int months, int unit, int withYears) {
        return (withYears > 0 ? months : months % MONTHS_PER_YEAR) / unit;
    }

    /** Whole units in an interval, without those that make the next larger unit. */
    public static long ofDuration(long micros, long unit, long larger) {
        return micros % larger / unit;
    }

    public static long epoch(long micros) {
        return Math.floorDiv(micros, MICROS_PER_SECOND);
    }

    private static int day(long micros) {
        return (int) Math.floorDiv(micros, MICROS_PER_DAY);
    }
}
