package io.sluice.executor.operator.window;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Between instants (UTC) and the local time in which windows are aligned, in microseconds. Where clocks are set back a
 * local hour comes twice and one window holds both; where they are set forward an hour is missing. Keeps the offset
 * last used, so that neighbouring times cost one comparison; used by one thread.
 */
public final class WindowZone {
    private static final long MICROS = 1_000_000;
    private static final long LAST_SECOND = Long.MAX_VALUE / MICROS - 86_400;

    private final ZoneRules rules;
    private long validFrom;
    private long validTo;
    private long offsetMicros;

    /** @param zone null for time without a zone, which is its own local time */
    public WindowZone(String zone) {
        rules = zone == null ? ZoneOffset.UTC.getRules() : ZoneId.of(zone).getRules();
        validFrom = Long.MIN_VALUE;
        validTo = Long.MAX_VALUE;
        if (rules.isFixedOffset()) {
            offsetMicros = rules.getOffset(java.time.Instant.EPOCH).getTotalSeconds() * MICROS;
        } else {
            validTo = Long.MIN_VALUE;
        }
    }

    /** Whether local time and UTC are the same. */
    public boolean isUtc() {
        return rules.isFixedOffset() && offsetMicros == 0;
    }

    public long toLocal(long utcMicros) {
        if (utcMicros < validFrom || utcMicros >= validTo && !rules.isFixedOffset()) {
            findOffset(utcMicros);
        }
        return Saturating.add(utcMicros, offsetMicros);
    }

    /** The rows {@code 0..count} as local times. */
    public long[] toLocal(long[] utcMicros, int count) {
        long[] out = new long[count];
        for (int i = 0; i < count; ) {
            out[i] = toLocal(utcMicros[i]);
            i++;
            // Far from the ends of the range a sum cannot overflow.
            long from = Math.max(validFrom, Long.MIN_VALUE / 2);
            long to = Math.min(validTo, Long.MAX_VALUE / 2);
            long offset = offsetMicros;
            for (; i < count && utcMicros[i] >= from && utcMicros[i] < to; i++) {
                out[i] = utcMicros[i] + offset;
            }
        }
        return out;
    }

    private void findOffset(long utcMicros) {
        java.time.Instant instant = java.time.Instant.ofEpochSecond(Math.floorDiv(utcMicros, MICROS));
        offsetMicros = rules.getOffset(instant).getTotalSeconds() * MICROS;
        ZoneOffsetTransition next = rules.nextTransition(instant);
        // previousTransition is strictly before its argument, and a transition may be at this very second.
        ZoneOffsetTransition previous = rules.previousTransition(instant.plusSeconds(1));
        validTo = next == null ? Long.MAX_VALUE : micros(next.toEpochSecond());
        validFrom = previous == null ? Long.MIN_VALUE : micros(previous.toEpochSecond());
    }

    /** The first instant from which on local time never lies before {@code localMicros} again. */
    public long toUtc(long localMicros) {
        if (rules.isFixedOffset()) {
            return Saturating.add(localMicros, -offsetMicros);
        }
        long second = Math.floorDiv(localMicros, MICROS);
        LocalDateTime local = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);
        ZoneOffsetTransition transition = rules.getTransition(local);
        if (transition != null && transition.isGap()) {
            return micros(transition.toEpochSecond());
        }
        ZoneOffset offset = rules.getOffset(local);
        if (transition != null) {
            // The first pass of the repeated hour counts only for its very first instant: none before it comes again.
            long repeated = transition.getDateTimeAfter().toEpochSecond(ZoneOffset.UTC) * MICROS;
            offset = localMicros == repeated ? transition.getOffsetBefore() : transition.getOffsetAfter();
        }
        return Saturating.add(localMicros, -offset.getTotalSeconds() * MICROS);
    }

    private static long micros(long second) {
        return Math.max(-LAST_SECOND, Math.min(LAST_SECOND, second)) * MICROS;
    }
}
