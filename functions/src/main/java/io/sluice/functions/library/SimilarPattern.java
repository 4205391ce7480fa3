package io.sluice.functions.library;

import io.sluice.functions.Failures;
import java.util.regex.Pattern;

/**
 * A pattern of SIMILAR TO as a regular expression of Java: {@code %} is any text, {@code _} one character; brackets,
 * {@code | * + ? {n}} and groups mean what they do there; a {@code .} is one character too, as in Flink.
 */
public final class SimilarPattern {
    private static final String[][] CLASSES = {
        {"[:ALPHA:]", "\\p{Alpha}"}, {"[:alpha:]", "\\p{Alpha}"},
        {"[:UPPER:]", "\\p{Upper}"}, {"[:upper:]", "\\p{Upper}"},
        {"[:LOWER:]", "\\p{Lower}"}, {"[:lower:]", "\\p{Lower}"},
        {"[:DIGIT:]", "\\d"}, {"[:digit:]", "\\d"},
        {"[:ALNUM:]", "\\p{Alnum}"}, {"[:alnum:]", "\\p{Alnum}"},
        {"[:SPACE:]", " "}, {"[:space:]", " "},
        {"[:WHITESPACE:]", "\\s"}, {"[:whitespace:]", "\\s"},
    };

    private final Pattern regex;

    private SimilarPattern(Pattern regex) {
        this.regex = regex;
    }

    /** @param escape the character before which the next stands for itself; -1 for none */
    static SimilarPattern of(String pattern, int escape) {
        StringBuilder out = new StringBuilder();
        boolean inBrackets = false;
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == escape) {
                i++;
                if (i == pattern.length()) {
                    throw Failures.invalidArgument("'" + pattern + "' ends with its escape character");
                }
                out.append('\\').append(pattern.charAt(i));
                continue;
            }
            String named = inBrackets ? classAt(pattern, i) : null;
            if (named != null) {
                i += named.length() - 1;
                out.append(meaning(named));
                continue;
            }
            inBrackets = inBrackets ? c != ']' : c == '[';
            out.append(translated(c, inBrackets));
        }
        return new SimilarPattern(RegexFunctions.compile("(?s)" + out));
    }

    private static String classAt(String pattern, int at) {
        for (String[] named : CLASSES) {
            if (pattern.startsWith(named[0], at)) {
                return named[0];
            }
        }
        return null;
    }

    private static String meaning(String name) {
        for (String[] named : CLASSES) {
            if (named[0].equals(name)) {
                return named[1];
            }
        }
        throw new IllegalArgumentException(name);
    }

    private static String translated(char c, boolean inBrackets) {
        return switch (c) {
            case '%' -> inBrackets ? "%" : ".*";
            case '_' -> inBrackets ? "_" : ".";
            case '\\' -> "\\\\";
            case '$' -> "\\$";
            case '^' -> inBrackets ? "^" : "\\^";
            case '&' -> "\\&";
            default -> String.valueOf(c);
        };
    }

    boolean matches(String text) {
        return regex.matcher(text).matches();
    }
}
