package io.sluice.core.value;

/**
 * The proleptic Gregorian calendar over days since 1970-01-01, without allocation (after Howard Hinnant,
 * "chrono-compatible low-level date algorithms"). {@link #exists} knows the years of SQL, 1 to 9999; the rest takes any.
 */
public final class CivilDate {
    /** 0001-01-01. */
    public static final int MIN_DAY = -719162;
    /** 9999-12-31. */
    public static final int MAX_DAY = 2932896;

    public static final int MAX_YEAR = 9999;

    private static final int DAYS_PER_ERA = 146097;
    private static final int EPOCH_SHIFT = 719468;
    private static final int[] LENGTHS = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};

    private CivilDate() {}

    /** {@code year << 16 | month << 8 | day of month}. */
    public static long fields(long epochDay) {
        long shifted = epochDay + EPOCH_SHIFT;
        long era = Math.floorDiv(shifted, DAYS_PER_ERA);
        int dayOfEra = (int) (shifted - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int marchMonth = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * marchMonth + 2) / 5 + 1;
        int month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year << 16 | month << 8 | day;
    }

    public static int year(int epochDay) {
        return (int) (fields(epochDay) >> 16);
    }

    public static int month(int epochDay) {
        return (int) (fields(epochDay) >> 8 & 0xFF);
    }

    public static int dayOfMonth(int epochDay) {
        return (int) (fields(epochDay) & 0xFF);
    }

    /** Days since 1970-01-01 of an existing date. */
    public static int epochDay(int year, int month, int day) {
        int shiftedYear = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(shiftedYear, 400);
        int yearOfEra = shiftedYear - era * 400;
        int dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - EPOCH_SHIFT;
    }

    public static boolean isLeap(int year) {
        return (year & 3) == 0 && (year % 100 != 0 || year % 400 == 0);
    }

    public static int lengthOfMonth(int year, int month) {
        return month == 2 && isLeap(year) ? 29 : LENGTHS[month - 1];
    }

    /** Whether there is such a date in the years 1 to 9999. */
    public static boolean exists(int year, int month, int day) {
        boolean inYear = year >= 1 && year <= MAX_YEAR && month >= 1 && month <= 12;
        return inYear && day >= 1 && day <= lengthOfMonth(year, month);
    }

    /** 1 for Monday to 7 for Sunday. */
    public static int isoDayOfWeek(int epochDay) {
        return Math.floorMod(epochDay + 3, 7) + 1;
    }
}
