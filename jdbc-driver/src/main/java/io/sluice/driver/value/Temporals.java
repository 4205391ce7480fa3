package io.sluice.driver.value;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/** Days and microseconds as {@code java.time} has them. */
final class Temporals {
    private static final long MICROS = 1_000_000;
    private static final int NANOS_PER_MICRO = 1_000;

    private Temporals() {}

    static LocalDate date(Object days) {
        return LocalDate.ofEpochDay(((Number) days).longValue());
    }

    static LocalTime time(Object micros) {
        return LocalTime.ofNanoOfDay(((Number) micros).longValue() * NANOS_PER_MICRO);
    }

    static LocalDateTime dateTime(Object micros) {
        long value = ((Number) micros).longValue();
        int nanos = (int) Math.floorMod(value, MICROS) * NANOS_PER_MICRO;
        return LocalDateTime.ofEpochSecond(Math.floorDiv(value, MICROS), nanos, ZoneOffset.UTC);
    }

    static Instant instant(Object micros) {
        return dateTime(micros).toInstant(ZoneOffset.UTC);
    }
}
