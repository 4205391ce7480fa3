package io.sluice.core.value;

/**
 * DATE as text: {@code yyyy-MM-dd}; years outside 0 to 9999 carry a sign and up to seven digits, as ISO 8601 has it.
 */
public final class DateText {
    /** What {@link #parse} gives for a text that is no date. */
    public static final int BAD = Integer.MIN_VALUE;

    /** The length of a date whose year has no sign. */
    public static final int PLAIN_LENGTH = 10;

    /** The longest text that {@link #write} makes. */
    public static final int MAX_LENGTH = 14;

    private static final int LONGEST_YEAR = 6;

    private DateText() {}

    /** Days since 1970-01-01, or {@link #BAD}; years have at most six digits. */
    public static int parse(byte[] bytes, int start, int end) {
        if (end - start == PLAIN_LENGTH) {
            int year = Digits.read(bytes, start, 4);
            return year < 0 ? BAD : parseMonthAndDay(year, bytes, start + 4);
        }
        boolean signed = start < end && (bytes[start] == '-' || bytes[start] == '+');
        int yearEnd = end - 6;
        int yearStart = signed ? start + 1 : start;
        int yearDigits = yearEnd - yearStart;
        if (!signed || yearDigits < 4 || yearDigits > LONGEST_YEAR) {
            return BAD;
        }
        int year = Digits.read(bytes, yearStart, yearDigits);
        return year < 0 ? BAD : parseMonthAndDay(bytes[start] == '-' ? -year : year, bytes, yearEnd);
    }

    private static int parseMonthAndDay(int year, byte[] bytes, int afterYear) {
        int month = Digits.read(bytes, afterYear + 1, 2);
        int day = Digits.read(bytes, afterYear + 4, 2);
        boolean dashes = bytes[afterYear] == '-' && bytes[afterYear + 3] == '-';
        if (!dashes || month < 1 || month > 12 || day < 1 || day > CivilDate.lengthOfMonth(year, month)) {
            return BAD;
        }
        return CivilDate.epochDay(year, month, day);
    }

    /** Writes the date at {@code out[at]}, which needs {@link #MAX_LENGTH} bytes; gives the position behind it. */
    public static int write(long epochDay, byte[] out, int at) {
        long fields = CivilDate.fields(epochDay);
        int next = writeYear(fields >> 16, out, at);
        out[next++] = '-';
        next = Digits.write(fields >> 8 & 0xFF, 2, out, next);
        out[next++] = '-';
        return Digits.write(fields & 0xFF, 2, out, next);
    }

    private static int writeYear(long year, byte[] out, int at) {
        if (year >= 0 && year <= CivilDate.MAX_YEAR) {
            return Digits.write(year, 4, out, at);
        }
        out[at] = (byte) (year < 0 ? '-' : '+');
        long absolute = Math.abs(year);
        return absolute <= CivilDate.MAX_YEAR
                ? Digits.write(absolute, 4, out, at + 1)
                : NumberText.write(absolute, out, at + 1);
    }
}
