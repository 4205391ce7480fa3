package io.sluice.driver.meta;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A search pattern of {@link java.sql.DatabaseMetaData}: {@code %} is any text, {@code _} any character, {@code \} takes both literally. */
final class NamePattern {
    /** What {@code getSearchStringEscape} says. */
    static final char ESCAPE = '\\';

    private NamePattern() {}

    /** @param pattern null matches everything */
    static Predicate<String> of(String pattern) {
        if (pattern == null) {
            return name -> true;
        }
        StringBuilder regex = new StringBuilder();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c == ESCAPE && i + 1 < pattern.length()) {
                i++;
                regex.append(Pattern.quote(String.valueOf(pattern.charAt(i))));
            } else if (c == '%') {
                regex.append(".*");
            } else if (c == '_') {
                regex.append('.');
            } else {
                regex.append(Pattern.quote(String.valueOf(c)));
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL).asMatchPredicate();
    }

    /** A name that is taken literally. @param name null matches everything */
    static Predicate<String> exactly(String name) {
        return name == null ? any -> true : name::equals;
    }
}
