package io.sluice.functions.library;

import static io.sluice.core.value.TimestampText.MICROS_PER_SECOND;

import io.sluice.core.value.Powers;
import io.sluice.core.value.TimeText;
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
    private static final int MICRO_DIGITS = 6;

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

    /** Seconds for precision 0, milliseconds for 3, and so on up to nanoseconds; milliseconds are kept. */
    public static long toInstant(long value, int precision) {
        long unit = unit(precision);
        if (precision > MICRO_DIGITS) {
            long micros = Math.floorDiv(value, Powers.ofTen(precision - MICRO_DIGITS));
            return TemporalCasts.truncate(micros, MICROS_PER_MILLI);
        }
        if (value > TimestampText.MAX_MICROS / unit || value < TimestampText.MIN_MICROS / unit) {
            throw Failures.overflow("TIMESTAMP_LTZ", Long.toString(value));
        }
        return TemporalCasts.truncate(value * unit, MICROS_PER_MILLI);
    }

    public static long toInstant(double value, int precision) {
        long unit = unit(precision);
        double micros = precision > MICRO_DIGITS ? value / Powers.ofTen(precision - MICRO_DIGITS) : value * unit;
        if (!(micros >= TimestampText.MIN_MICROS && micros <= TimestampText.MAX_MICROS)) {
            throw Failures.overflow("TIMESTAMP_LTZ", Double.toString(value));
        }
        return TemporalCasts.truncate(Math.round(micros), MICROS_PER_MILLI);
    }

    private static long unit(int precision) {
        if (precision < 0 || precision > 9) {
            throw Failures.invalidArgument("the precision of TO_TIMESTAMP_LTZ is 0 (seconds) to 9 (nanoseconds)");
        }
        return Powers.ofTen(Math.max(0, MICRO_DIGITS - precision));
    }

    /** A local time of a zone that each row names. */
    public static long textInZone(
            byte[] heap,
            int start,
            int length,
            byte[] pattern,
            int patternStart,
            int patternLength,
            byte[] zone,
            int zoneStart,
            int zoneLength,
            TimePattern constant,
            Result r) {
        ZoneRules rules = zone(zone, zoneStart, zoneLength);
        return textToInstant(heap, start, length, pattern, patternStart, patternLength, constant, rules, r);
    }

    /** {@code 2001-02-03T04:05:06.7}, with as many digits as there are. */
    public static void isoLocal(long micros, Result r) {
        byte[] out = r.scratch(TimestampText.MAX_LENGTH + 1);
        r.setScratch(TimestampText.write(micros, 'T', TimeText.fractionDigits(micros), out, 0));
    }

    /** As {@link #isoLocal}, of the instant in UTC, with a Z behind it. */
    public static void isoInstant(long micros, Result r) {
        isoLocal(micros, r);
        r.heap[r.length] = 'Z';
        r.setScratch(r.length + 1);
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
