package io.sluice.core.settings;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as Flink writes them: {@code 10 s}, {@code 5 min}, {@code 500ms}, {@code 1 h}; no unit means milliseconds. */
public final class Durations {
    private static final Pattern TEXT = Pattern.compile("(\\d+)\\s*([a-zµ]*)");

    /** So that a point in time plus a duration is a number of nanoseconds. */
    private static final Duration LONGEST = Duration.ofDays(36_500);

    private Durations() {}

    public static Duration parse(String text) {
        Matcher m = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a duration");
        }
        ChronoUnit unit =
                switch (m.group(2)) {
                    case "d", "day", "days" -> ChronoUnit.DAYS;
                    case "h", "hour", "hours" -> ChronoUnit.HOURS;
                    case "m", "min", "minute", "minutes" -> ChronoUnit.MINUTES;
                    case "s", "sec", "second", "seconds" -> ChronoUnit.SECONDS;
                    case "", "ms", "milli", "millis", "millisecond", "milliseconds" -> ChronoUnit.MILLIS;
                    case "us", "µs", "micro", "micros", "microsecond", "microseconds" -> ChronoUnit.MICROS;
                    case "ns", "nano", "nanos", "nanosecond", "nanoseconds" -> ChronoUnit.NANOS;
                    default -> throw new IllegalArgumentException("'" + m.group(2) + "' is not a unit of time");
                };
        try {
            return notTooLong(text, Duration.of(Long.parseLong(m.group(1)), unit));
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is too long", e);
        }
    }

    private static Duration notTooLong(String text, Duration duration) {
        if (duration.compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("'" + text + "' is too long: more than 100 years");
        }
        return duration;
    }
}
