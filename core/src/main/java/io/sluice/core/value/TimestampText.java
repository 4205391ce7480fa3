package io.sluice.core.value;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * TIMESTAMP and TIMESTAMP_LTZ: microseconds since 1970-01-01 00:00:00, local or of an instant. Their text is that of
 * {@link DateText}, a separator and that of {@link TimeText}; an instant's may have {@code Z} or an offset such as
 * {@code +02:00} behind it.
 */
public final class TimestampText {
    public static final long MICROS_PER_SECOND = 1_000_000L;
    public static final long MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
    public static final long MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
    public static final long MICROS_PER_DAY = 24 * MICROS_PER_HOUR;
    /** 0001-01-01 00:00:00. */
    public static final long MIN_MICROS = CivilDate.MIN_DAY * MICROS_PER_DAY;
    /** 9999-12-31 23:59:59.999999. */
    public static final long MAX_MICROS = (CivilDate.MAX_DAY + 1) * MICROS_PER_DAY - 1;

    /** The longest text that {@link #write} makes. */
    public static final int MAX_LENGTH = DateText.MAX_LENGTH + 1 + TimeText.MAX_LENGTH;

    private static final int OFFSET_LENGTH = 6;
    private static final int LARGEST_OFFSET_HOURS = 18;

    private TimestampText() {}

    /** Where a {@code Z} or an offset would start that ends the text. */
    public static int zoneStart(byte[] bytes, int start, int end) {
        boolean offset = end - start > OFFSET_LENGTH
                && bytes[end - 3] == ':'
                && (bytes[end - OFFSET_LENGTH] == '+' || bytes[end - OFFSET_LENGTH] == '-');
        return offset ? end - OFFSET_LENGTH : Math.max(start, end - 1);
    }

    /** Minutes that {@code Z} or an offset is ahead of UTC, or {@link TimeText#BAD}. */
    public static long offsetMinutes(byte[] bytes, int start, int end) {
        if (end - start == 1) {
            return bytes[start] == 'Z' ? 0 : TimeText.BAD;
        }
        boolean signed = end - start == OFFSET_LENGTH && (bytes[start] == '+' || bytes[start] == '-');
        int hours = signed && bytes[start + 3] == ':' ? Digits.read(bytes, start + 1, 2) : -1;
        int minutes = hours < 0 ? -1 : Digits.read(bytes, start + 4, 2);
        if (minutes < 0 || minutes > 59 || hours > LARGEST_OFFSET_HOURS) {
            return TimeText.BAD;
        }
        return bytes[start] == '-' ? -(hours * 60L + minutes) : hours * 60L + minutes;
    }

    /**
     * The instant of a local time. One that the zone's clocks skip is moved on by as much as they skip; of one that they
     * show twice it is the first.
     */
    public static long toInstant(long localMicros, ZoneRules zone) {
        if (zone.isFixedOffset()) {
            return localMicros - zone.getOffset(Instant.EPOCH).getTotalSeconds() * MICROS_PER_SECOND;
        }
        long second = Math.floorDiv(localMicros, MICROS_PER_SECOND);
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        return localMicros - zone.getOffset(local).getTotalSeconds() * MICROS_PER_SECOND;
    }

    /** What the clocks of the zone show. */
    public static long toLocal(long instantMicros, ZoneRules zone) {
        long second = Math.floorDiv(instantMicros, MICROS_PER_SECOND);
        return instantMicros + zone.getOffset(Instant.ofEpochSecond(second)).getTotalSeconds() * MICROS_PER_SECOND;
    }

    /** Writes date, separator and time with {@code digits} (0 to 9) behind the point; needs {@link #MAX_LENGTH} bytes. */
    public static int write(long micros, char separator, int digits, byte[] out, int at) {
        long day = Math.floorDiv(micros, MICROS_PER_DAY);
        int next = DateText.write(day, out, at);
        out[next++] = (byte) separator;
        return TimeText.write(micros - day * MICROS_PER_DAY, digits, out, next);
    }
}
