package io.sluice.functions.library;

import static io.sluice.core.value.TimestampText.MICROS_PER_SECOND;

import io.sluice.core.value.TimestampText;
import io.sluice.functions.Failures;
import io.sluice.functions.Result;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.zone.ZoneRules;

/**
 * Dates and times to text and back. As in Flink, a text that is no date gives NULL ({@code UNIX_TIMESTAMP}: the least
 * BIGINT), and TIMESTAMP(3) keeps milliseconds.
 */
public final class FormatFunctions {
    private static final long MICROS_PER_MILLI = 1000;

    private FormatFunctions() {}

    public static void format(
            long micros, byte[] pattern, int patternStart, int patternLength, TimePattern constant, Result r) {
        r.setBytes(
                Utf8.bytes(constant.orElse(pattern, patternStart, patternLength).format(micros)));
    }

    public static void reformat(
            byte[] heap,
            int start,
            int length,
            byte[] pattern,
            int patternStart,
            int patternLength,
            TimePattern constant,
            Result r) {
        long micros = plainOrNull(heap, start, length, r);
        if (!r.isNull) {
            format(micros, pattern, patternStart, patternLength, constant, r);
        }
    }

    public static int toDate(byte[] heap, int start, int length, Result r) {
        return TemporalCasts.localToDate(plainOrNull(heap, start, length, r));
    }

    public static int toDate(
            byte[] heap,
            int start,
            int length,
            byte[] pattern,
            int patternStart,
            int patternLength,
            TimePattern constant,
            Result r) {
        return TemporalCasts.localToDate(
                toTimestamp(heap, start, length, pattern, patternStart, patternLength, constant, r));
    }

    public static long toTimestamp(byte[] heap, int start, int length, Result r) {
        return TemporalCasts.truncate(plainOrNull(heap, start, length, r), MICROS_PER_MILLI);
    }

    public static long toTimestamp(
            byte[] heap,
            int start,
            int length,
            byte[] pattern,
            int patternStart,
            int patternLength,
            TimePattern constant,
            Result r) {
        long micros = constant.orElse(pattern, patternStart, patternLength).parse(Utf8.text(heap, start, length));
        r.isNull |= micros == TimePattern.NONE;
        return r.isNull ? 0 : TemporalCasts.truncate(micros, MICROS_PER_MILLI);
    }

    /** Seconds for precision 0, milliseconds for 3. */
    public static long toInstant(long value, int precision) {
        long unit = unit(precision);
        if (value > TimestampText.MAX_MICROS / unit || value < TimestampText.MIN_MICROS / unit) {
            throw Failures.overflow("TIMESTAMP_LTZ", Long.toString(value));
        }
        return value * unit;
    }

    public static long toInstant(double value, int precision) {
        double micros = value * unit(precision);
        if (!(micros >= TimestampText.MIN_MICROS && micros <= TimestampText.MAX_MICROS)) {
            throw Failures.overflow("TIMESTAMP_LTZ", Double.toString(value));
        }
        return TemporalCasts.truncate(Math.round(micros), MICROS_PER_MILLI);
    }

    private static long unit(int precision) {
        if (precision != 0 && precision != 3) {
            throw Failures.invalidArgument("the precision of TO_TIMESTAMP_LTZ is 0 (seconds) or 3 (milliseconds)");
        }
        return precision == 0 ? MICROS_PER_SECOND : MICROS_PER_MILLI;
    }

    public static long textToInstant(byte[] heap, int start, int length, ZoneRules zone, Result r) {
        long local = plainOrNull(heap, start, length, r);
        return TimestampText.toInstant(TemporalCasts.truncate(local, MICROS_PER_MILLI), zone);
    }

    public static long textToInstant(
            byte[] heap,
            int start,
            int length,
            byte[] pattern,
            int patternStart,
            int patternLength,
            TimePattern constant,
            ZoneRules zone,
            Result r) {
        TimePattern used = constant.orElse(pattern, patternStart, patternLength);
        long micros = used.parseInstant(Utf8.text(heap, start, length), zone);
        r.isNull |= micros == TimePattern.NONE;
        return r.isNull ? 0 : TemporalCasts.truncate(micros, MICROS_PER_MILLI);
    }

    public static long unixTimestamp(byte[] heap, int start, int length, ZoneRules zone) {
        try {
            return seconds(TimestampText.toInstant(LenientTimes.parse(heap, start, length), zone));
        } catch (InvalidValueException e) {
            return Long.MIN_VALUE;
        }
    }

    public static long unixTimestamp(
            byte[] heap,
            int start,
            int length,
            byte[] pattern,
            int patternStart,
            int patternLength,
            TimePattern constant,
            ZoneRules zone) {
        TimePattern used = constant.orElse(pattern, patternStart, patternLength);
        long micros = used.parseInstant(Utf8.text(heap, start, length), zone);
        return micros == TimePattern.NONE ? Long.MIN_VALUE : seconds(micros);
    }

    public static void fromUnixtime(
            long seconds,
            byte[] pattern,
            int patternStart,
            int patternLength,
            TimePattern constant,
            ZoneRules zone,
            Result r) {
        long local = TimestampText.toLocal(toInstant(seconds, 0), zone);
        format(local, pattern, patternStart, patternLength, constant, r);
    }

    public static void convertZone(
            byte[] heap,
            int start,
            int length,
            byte[] from,
            int fromStart,
            int fromLength,
            byte[] to,
            int toStart,
            int toLength,
            Result r) {
        long local = plainOrNull(heap, start, length, r);
        if (r.isNull) {
            return;
        }
        long instant = TimestampText.toInstant(local, zone(from, fromStart, fromLength));
        long moved = TimestampText.toLocal(instant, zone(to, toStart, toLength));
        r.setScratch(TimestampText.write(moved, ' ', 0, r.scratch(TimestampText.MAX_LENGTH), 0));
    }

    private static ZoneRules zone(byte[] heap, int start, int length) {
        String name = Utf8.text(heap, start, length);
        try {
            return ZoneId.of(name, ZoneId.SHORT_IDS).getRules();
        } catch (DateTimeException e) {
            throw Failures.invalidArgument("'" + name + "' is not a time zone");
        }
    }

    private static long plainOrNull(byte[] heap, int start, int length, Result r) {
        try {
            return LenientTimes.parse(heap, start, length);
        } catch (InvalidValueException e) {
            r.isNull = true;
            return 0;
        }
    }

    private static long seconds(long micros) {
        return Math.floorDiv(micros, MICROS_PER_SECOND);
    }
}
