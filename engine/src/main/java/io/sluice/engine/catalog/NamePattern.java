package io.sluice.engine.catalog;

import io.sluice.parser.LikePattern;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** {@code [NOT] LIKE 'a%'} or {@code ILIKE} of a SHOW statement: {@code %} is any text, {@code _} any character. */
final class NamePattern {
    private NamePattern() {}

    static Predicate<String> of(Optional<LikePattern> like) {
        return like.map(NamePattern::of).orElse(name -> true);
    }

    private static Predicate<String> of(LikePattern like) {
        StringBuilder regex = new StringBuilder();
        like.pattern().codePoints().forEach(c -> {
            switch (c) {
                case '%' -> regex.append(".*");
                case '_' -> regex.append('.');
                default -> regex.append(Pattern.quote(Character.toString(c)));
            }
        });
        int flags = Pattern.DOTALL | (like.caseless() ? Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE : 0);
        Predicate<String> matches = Pattern.compile(regex.toString(), flags).asMatchPredicate();
        return like.negated() ? matches.negate() : matches;
    }
}
