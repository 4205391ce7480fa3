package io.sluice.functions.library;

import io.sluice.core.value.TimestampText;
import io.sluice.functions.RowTime;
import java.time.zone.ZoneRules;

/** The current time in its several forms. */
public final class ClockFunctions {
    private static final long MICROS_PER_MILLI = 1000;

    private ClockFunctions() {}

    public static long currentTimestamp(RowTime time) {
        return time.queryMillis() * MICROS_PER_MILLI;
    }

    public static long rowTimestamp(RowTime time) {
        return time.rowMillis() * MICROS_PER_MILLI;
    }

    public static long localTimestamp(ZoneRules zone, RowTime time) {
        return TimestampText.toLocal(currentTimestamp(time), zone);
    }

    public static int currentDate(ZoneRules zone, RowTime time) {
        return TemporalCasts.localToDate(localTimestamp(zone, time));
    }

    public static long localTime(ZoneRules zone, RowTime time) {
        return TemporalCasts.localToTime(localTimestamp(zone, time), TimestampText.MICROS_PER_SECOND);
    }

    /** Seconds since 1970 at which the row is worked on. */
    public static long unixTimestamp(RowTime time) {
        return Math.floorDiv(time.rowMillis(), 1000);
    }
}
