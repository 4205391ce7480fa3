package io.sluice.connectors.text;

/**
 * Dates of the proleptic Gregorian calendar as days since 1970-01-01, written {@code yyyy-MM-dd}; years outside 0 to
 * 9999 carry a sign and up to six digits, as ISO 8601 has it. The day count is that of J. M. Neri and L. Schneider
 * (Euclidean affine functions, 2021) in its simple form by eras of 400 years.
 */
public final class DateText {
    public static final int BAD = Integer.MIN_VALUE;

    private static final int DAYS_TO_EPOCH = 719_468;
    private static final int DAYS_PER_ERA = 146_097;
    private static final int LONGEST_YEAR = 6;
    private static final int PLAIN_LENGTH = 10;

    private DateText() {}

    /** Days since 1970-01-01, or {@link #BAD}. */
    static int parse(byte[] bytes, int start, int end) {
        if (end - start == PLAIN_LENGTH) {
            int year = digits(bytes, start, 4);
            return year < 0 ? BAD : parseMonthAndDay(year, bytes, start + 4);
        }
        boolean signed = start < end && (bytes[start] == '-' || bytes[start] == '+');
        int yearEnd = end - 6;
        int yearStart = signed ? start + 1 : start;
        int yearDigits = yearEnd - yearStart;
        if (!signed || yearDigits < 4 || yearDigits > LONGEST_YEAR) {
            return BAD;
        }
        int year = digits(bytes, yearStart, yearDigits);
        return year < 0 ? BAD : parseMonthAndDay(bytes[start] == '-' ? -year : year, bytes, yearEnd);
    }

    private static int parseMonthAndDay(int year, byte[] bytes, int afterYear) {
        int month = digits(bytes, afterYear + 1, 2);
        int day = digits(bytes, afterYear + 4, 2);
        boolean dashes = bytes[afterYear] == '-' && bytes[afterYear + 3] == '-';
        if (!dashes || month < 1 || month > 12 || day < 1 || day > daysOfMonth(year, month)) {
            return BAD;
        }
        return days(year, month, day);
    }

    /** The number written with exactly {@code count} digits, or -1. */
    static int digits(byte[] bytes, int start, int count) {
        int value = 0;
        for (int p = start; p < start + count; p++) {
            int digit = bytes[p] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    static int days(int year, int month, int day) {
        int y = month <= 2 ? year - 1 : year;
        int era = Math.floorDiv(y, 400);
        int yearOfEra = y - era * 400;
        int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
        int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
        return era * DAYS_PER_ERA + dayOfEra - DAYS_TO_EPOCH;
    }

    private static int daysOfMonth(int year, int month) {
        return switch (month) {
            case 2 -> (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28;
            case 4, 6, 9, 11 -> 30;
            default -> 31;
        };
    }

    /** Year, month and day of a day count, packed as {@code year * 512 + month * 32 + day}. */
    static long civil(long days) {
        long z = days + DAYS_TO_EPOCH;
        long era = Math.floorDiv(z, DAYS_PER_ERA);
        int dayOfEra = (int) (z - era * DAYS_PER_ERA);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36524 - dayOfEra / 146096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int shifted = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * shifted + 2) / 5 + 1;
        int month = shifted < 10 ? shifted + 3 : shifted - 9;
        long year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
        return year * 512 + month * 32 + day;
    }
}
