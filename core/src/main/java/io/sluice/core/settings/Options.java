package io.sluice.core.settings;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoublePredicate;

/** Makes {@link Option}s of the usual kinds. */
public final class Options {
    private Options() {}

    public static Option<String> text(String key, String defaultText, String reason) {
        return new Option<>(key, "a text", t -> t, defaultText, reason, List.of());
    }

    public static Option<Boolean> flag(String key, String defaultText, String reason) {
        return new Option<>(key, "true or false", Options::parseBoolean, defaultText, reason, List.of());
    }

    public static Option<Integer> integer(String key, String defaultText, String reason) {
        return new Option<>(key, "a whole number", Options::parseInteger, defaultText, reason, List.of());
    }

    /** A whole number that is not below {@code least}. */
    public static Option<Integer> integer(String key, int least, String defaultText, String reason) {
        return new Option<>(
                key,
                "a whole number, " + least + " or more",
                t -> atLeast(least, parseInteger(t)),
                defaultText,
                reason,
                List.of());
    }

    private static Integer atLeast(int least, Integer value) {
        if (value < least) {
            throw new IllegalArgumentException("it is below " + least);
        }
        return value;
    }

    public static Option<Long> bigint(String key, String defaultText, String reason) {
        return new Option<>(key, "a whole number", Options::parseLong, defaultText, reason, List.of());
    }

    public static Option<Double> number(String key, String defaultText, String reason) {
        return new Option<>(key, "a number", Options::parseDouble, defaultText, reason, List.of());
    }

    /** A number of a range. @param kind the range in words, such as {@code a number above 1} */
    public static Option<Double> number(
            String key, String kind, DoublePredicate range, String defaultText, String reason) {
        return new Option<>(key, kind, t -> within(range, parseDouble(t)), defaultText, reason, List.of());
    }

    private static Double within(DoublePredicate range, Double value) {
        if (!range.test(value)) {
            throw new IllegalArgumentException("it is out of range");
        }
        return value;
    }

    public static Option<Duration> duration(String key, String defaultText, String reason) {
        return new Option<>(
                key, "a duration such as '10 s' or '5 min'", Durations::parse, defaultText, reason, List.of());
    }

    /** A duration that is not nothing. */
    public static Option<Duration> someTime(String key, String defaultText, String reason) {
        return new Option<>(
                key,
                "a duration of 1 ms or more, such as '10 s' or '5 min'",
                t -> atLeastOneMilli(Durations.parse(t)),
                defaultText,
                reason,
                List.of());
    }

    private static Duration atLeastOneMilli(Duration value) {
        if (value.toMillis() < 1) {
            throw new IllegalArgumentException("it is below 1 ms");
        }
        return value;
    }

    /** A size in bytes. */
    public static Option<Long> memory(String key, String defaultText, String reason) {
        return new Option<>(key, "a size such as '64 mb'", MemorySizes::parse, defaultText, reason, List.of());
    }

    /** One of an enum's constants; case is ignored, and {@code -} may stand for {@code _}. */
    public static <E extends Enum<E>> Option<E> oneOf(String key, Class<E> type, String defaultText, String reason) {
        String names = String.join(
                ", ", Arrays.stream(type.getEnumConstants()).map(Options::name).toList());
        return new Option<>(key, "one of " + names, t -> parseEnum(type, t), defaultText, reason, List.of());
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static <E extends Enum<E>> E parseEnum(Class<E> type, String text) {
        String wanted = text.trim().toLowerCase(Locale.ROOT).replace('_', '-');
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equals(wanted)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("'" + text + "' is not a value of it");
    }

    private static Boolean parseBoolean(String text) {
        return switch (text.trim().toLowerCase(Locale.ROOT)) {
            case "true" -> Boolean.TRUE;
            case "false" -> Boolean.FALSE;
            default -> throw new IllegalArgumentException("'" + text + "' is neither true nor false");
        };
    }

    private static Integer parseInteger(String text) {
        try {
            return Integer.valueOf(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }

    private static Long parseLong(String text) {
        try {
            return Long.valueOf(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a whole number", e);
        }
    }

    private static Double parseDouble(String text) {
        try {
            return Double.valueOf(text.trim());
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("'" + text + "' is not a number", e);
        }
    }
}
