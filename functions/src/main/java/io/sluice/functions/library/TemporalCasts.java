package io.sluice.functions.library;

import static io.sluice.core.value.TimestampText.MICROS_PER_DAY;

import io.sluice.core.value.TimestampText;
import java.time.zone.ZoneRules;

/**
 * CAST among DATE, TIME, TIMESTAMP and TIMESTAMP_LTZ. {@code unit} is the length in microseconds of the last digit that
 * the target keeps; what is finer is cut, as Flink does. Local times become instants as
 * {@link TimestampText#toInstant} says.
 */
public final class TemporalCasts {
    private TemporalCasts() {}

    public static long truncate(long micros, long unit) {
        return micros - Math.floorMod(micros, unit);
    }

    public static long dateToLocal(int day) {
        return day * MICROS_PER_DAY;
    }

    public static long dateToInstant(int day, ZoneRules zone) {
        return TimestampText.toInstant(day * MICROS_PER_DAY, zone);
    }

    public static int localToDate(long micros) {
        return (int) Math.floorDiv(micros, MICROS_PER_DAY);
    }

    public static long localToTime(long micros, long unit) {
        return truncate(Math.floorMod(micros, MICROS_PER_DAY), unit);
    }

    public static long localToInstant(long micros, ZoneRules zone, long unit) {
        return TimestampText.toInstant(truncate(micros, unit), zone);
    }

    public static int instantToDate(long micros, ZoneRules zone) {
        return localToDate(TimestampText.toLocal(micros, zone));
    }

    public static long instantToTime(long micros, ZoneRules zone, long unit) {
        return localToTime(TimestampText.toLocal(micros, zone), unit);
    }

    public static long instantToLocal(long micros, ZoneRules zone, long unit) {
        return truncate(TimestampText.toLocal(micros, zone), unit);
    }
}
