package io.sluice.core.settings;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes as Flink writes them: {@code 64 mb}, {@code 1g}, {@code 512kb}; no unit means bytes. Units are powers of 1024. */
public final class MemorySizes {
    private static final Pattern TEXT = Pattern.compile("(\\d+)\\s*([a-z]*)");

    private MemorySizes() {}

    /** The size in bytes. */
    public static long parse(String text) {
        Matcher m = TEXT.matcher(text.trim().toLowerCase(Locale.ROOT));
        if (!m.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size");
        }
        int shift =
                switch (m.group(2)) {
                    case "", "b", "bytes" -> 0;
                    case "k", "kb", "kibibytes" -> 10;
                    case "m", "mb", "mebibytes" -> 20;
                    case "g", "gb", "gibibytes" -> 30;
                    case "t", "tb", "tebibytes" -> 40;
                    default -> throw new IllegalArgumentException("'" + m.group(2) + "' is not a unit of size");
                };
        try {
            return Math.multiplyExact(Long.parseLong(m.group(1)), 1L << shift);
        } catch (NumberFormatException | ArithmeticException e) {
            throw new IllegalArgumentException("'" + text + "' is too large", e);
        }
    }
}
