package io.sluice.functions.library;

import static io.sluice.core.value.TimestampText.MAX_MICROS;
import static io.sluice.core.value.TimestampText.MICROS_PER_DAY;
import static io.sluice.core.value.TimestampText.MIN_MICROS;

import io.sluice.core.value.CivilDate;
import io.sluice.core.value.TimestampText;
import io.sluice.functions.Failures;
import java.time.zone.ZoneRules;

/**
 * Points in time plus and minus intervals. A day that the month does not have becomes its last. Results outside the years
 * 1 to 9999 are an error. A TIME goes round the clock.
 */
public final class IntervalFunctions {
    private static final int MONTHS_PER_YEAR = 12;

    private IntervalFunctions() {}

    public static long plus(long micros, long duration) {
        long sum = micros + duration;
        if (sum < MIN_MICROS || sum > MAX_MICROS || ((micros ^ sum) & (duration ^ sum)) < 0) {
            throw outOfRange("TIMESTAMP");
        }
        return sum;
    }

    public static long minus(long micros, long duration) {
        return plus(micros, -duration);
    }

    public static int datePlus(int day, long duration) {
        return TemporalCasts.localToDate(plus(day * MICROS_PER_DAY, duration));
    }

    public static int dateMinus(int day, long duration) {
        return datePlus(day, -duration);
    }

    public static long timePlus(long micros, long duration) {
        return Math.floorMod(micros + duration % MICROS_PER_DAY, MICROS_PER_DAY);
    }

    public static long timeMinus(long micros, long duration) {
        return timePlus(micros, -(duration % MICROS_PER_DAY));
    }

    public static int datePlusMonths(int day, int months) {
        long fields = CivilDate.fields(day);
        long monthIndex = (fields >> 16) * MONTHS_PER_YEAR + (fields >> 8 & 0xFF) - 1 + months;
        long year = Math.floorDiv(monthIndex, MONTHS_PER_YEAR);
        if (year < 1 || year > CivilDate.MAX_YEAR) {
            throw outOfRange("DATE");
        }
        int month = Math.floorMod(monthIndex, MONTHS_PER_YEAR) + 1;
        int dayOfMonth = Math.min((int) fields & 0xFF, CivilDate.lengthOfMonth((int) year, month));
        return CivilDate.epochDay((int) year, month, dayOfMonth);
    }

    public static int dateMinusMonths(int day, int months) {
        return datePlusMonths(day, negateMonths(months));
    }

    public static long plusMonths(long micros, int months) {
        int day = (int) Math.floorDiv(micros, MICROS_PER_DAY);
        return datePlusMonths(day, months) * MICROS_PER_DAY + Math.floorMod(micros, MICROS_PER_DAY);
    }

    public static long minusMonths(long micros, int months) {
        return plusMonths(micros, negateMonths(months));
    }

    public static long plusMonths(long micros, int months, ZoneRules zone) {
        return TimestampText.toInstant(plusMonths(TimestampText.toLocal(micros, zone), months), zone);
    }

    public static long minusMonths(long micros, int months, ZoneRules zone) {
        return plusMonths(micros, negateMonths(months), zone);
    }

    public static int negateMonths(int months) {
        return ArithmeticFunctions.negate(months, Integer.MIN_VALUE, Integer.MAX_VALUE);
    }

    public static long daysBetween(int day, int other) {
        return (day - other) * MICROS_PER_DAY;
    }

    private static RuntimeException outOfRange(String type) {
        return Failures.overflow(type, "A point in time outside the years 1 to 9999");
    }
}
